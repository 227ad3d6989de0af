import closeWithGrace from 'close-with-grace';
import { ConfigError, readConfig, type Config } from './config.ts';
import { createLog, type Log } from './log.ts';

type Stoppable = { stop(): Promise<void> };

/** Parts in the order they were started; stopped in the reverse. */
export type Started = Stoppable[];

/**
 * Runs a process: reads the configuration, starts, and stops cleanly on SIGTERM, SIGINT or a fault. A fault before it
 * runs is one line on standard error and exit code 1.
 */
export const run = async (
  start: (config: Config, log: Log, started: Started) => Promise<void>,
): Promise<void> => {
  const started: Started = [];
  const stopAll = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  try {
    const config = readConfig(process.env);
    const log = createLog(config);
    closeWithGrace({ delay: 10_000, logger: false }, async ({ err, signal }) => {
      if (err) log.error({ err }, 'stopped by a fault');
      else log.info({ signal }, 'stopping');
      await stopAll();
    });
    await start(config, log, started);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await stopAll();
    process.exit(error instanceof ConfigError ? 2 : 1);
  }
};
