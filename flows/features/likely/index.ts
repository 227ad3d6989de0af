export { beforeServices, beforeUnits, inPlainerWords, learnGists, unlessOther } from './plainer.ts';
