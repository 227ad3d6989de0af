import closeWithGrace from 'close-with-grace';
import { ConfigError, configWarnings, readConfig, type Config } from './config.ts';
import { readEnvFile } from './env-file.ts';
import { createLog, type Log } from './log.ts';
import { startTrouble } from './start-trouble.ts';

type Stoppable = { stop(): Promise<void> };

/** Parts in the order they were started; stopped in the reverse. */
export type Started = Stoppable[];

/**
 * Runs a process: reads the configuration, starts, and stops cleanly on SIGTERM, SIGINT or a fault. A fault before it
 * runs is one line on standard error and exit code 1, or 2 when a setting has to be mended first.
 */
export const run = async (
  start: (config: Config, log: Log, started: Started) => Promise<void>,
): Promise<void> => {
  const started: Started = [];
  let log: Log | undefined;
  let starting: Promise<void> = Promise.resolve();
  const stopAll = async (): Promise<void> => {
    // A part half way through its start is not in the list yet: told to stop now, it would be left behind.
    await starting.catch(() => undefined);
    for (const part of started.splice(0).reverse())
      // One that cannot be stopped properly must not keep the others, the database last, from being stopped.
      await part.stop().catch((error: unknown) => log?.error({ err: error }, 'a part did not stop cleanly'));
  };
  try {
    readEnvFile();
    const config = readConfig(process.env);
    const opened = createLog(config);
    log = opened;
    for (const warning of configWarnings(config)) opened.warn(warning);
    closeWithGrace({ delay: 10_000, logger: false }, async ({ err, signal }) => {
      if (err) opened.error({ err }, 'stopped by a fault');
      else opened.info({ signal }, 'stopping');
      await stopAll();
    });
    starting = start(config, opened, started);
    await starting;
  } catch (error) {
    process.stderr.write(`${startTrouble(error)}\n`);
    await stopAll();
    process.exit(error instanceof ConfigError ? 2 : 1);
  }
};
