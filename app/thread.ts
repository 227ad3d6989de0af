import { Worker } from 'node:worker_threads';

const typescript = import.meta.url.endsWith('.ts');

/** Compiled, a thread runs its file; from source it first loads what reads TypeScript, as threads inherit no loader. */
const bootstrap = (script: string): string => {
  const [loader, entry] = [import.meta.resolve('tsx/esm/api'), script].map((url) => JSON.stringify(url));
  return `import(${String(loader)}).then(({ register }) => (register(), import(${String(entry)})));`;
};

/**
 * Starts a thread that reads strangers' files: it gets neither our environment nor more memory than it needs. `script` is
 * named as the source is, `.ts`.
 */
export const startThread = (
  script: URL,
  { megabytes, workerData }: { megabytes: number; workerData?: unknown },
): Worker =>
  new Worker(typescript ? bootstrap(script.href) : new URL(script.href.replace(/\.ts$/, '.js')), {
    eval: typescript,
    env: {},
    execArgv: [],
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 4 },
  });
