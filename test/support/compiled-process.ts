import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as Processes from '../../app/sandbox/limited-process.ts';
import { builtModule, compiledPath } from './built.ts';

/**
 * What `app/sandbox/sandbox.ts` is given in tests in place of its `limited-process.ts`: the same, compiled, so that each of
 * the hundreds of files a run opens starts Node as production does. With what reads TypeScript that takes five times as long.
 */
const compiled = await builtModule<typeof Processes>('app/sandbox/limited-process.ts');

export const { SandboxFailed, canEndWithUs } = compiled;

export const runLimited: typeof Processes.runLimited = (script, ...rest) =>
  compiled.runLimited(pathToFileURL(compiledPath(fileURLToPath(script))), ...rest);
