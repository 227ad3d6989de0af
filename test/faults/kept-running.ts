import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that is started again whenever it ends, as a service manager does. */
export type KeptRunning = {
  /** Ends it with a signal; it comes back by itself. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** What it is started as from now on. */
  become(args: string[]): void;
  /** The last it wrote, for complaints. */
  words(): string;
  stop(): Promise<void>;
};

const restMs = 200;
const kept = 4000;

/** Keeps a script of the product running. */
export const keepRunning = (args: string[], env: NodeJS.ProcessEnv): KeptRunning => {
  let now = args;
  let stopped = false;
  let said = '';
  let child: ChildProcess | null = null;
  const hear = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-kept));
  const run = async (): Promise<void> => {
    while (!stopped) {
      child = spawn(process.execPath, now, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      await once(child, 'exit');
      await pause(restMs);
    }
  };
  const running = run();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill(signal);
    await gone;
  };
  return {
    end,
    become(next) {
      now = next;
    },
    words: () => said,
    async stop() {
      stopped = true;
      await end('SIGTERM');
      await running;
    },
  };
};
