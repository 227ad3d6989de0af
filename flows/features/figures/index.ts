/* What other features may use of the figures. */

export { figuresTexts } from './figures-texts.ts';
