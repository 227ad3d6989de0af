import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from '../../../app/bare-environment.ts';
import { FromBrowser, type Answer, type Ask, type News, type ToBrowser } from './protocol.ts';

/** The line to one life of the browser's process. */
export type BrowserLink = {
  tell(order: ToBrowser): void;
  /** What became of it; null when the process ended before it said so. */
  ask(ask: Ask): Promise<Answer | null>;
  kill(): void;
  /** Once the process is gone. */
  gone: Promise<void>;
};

/** Compiled, the process runs its file; from source it first loads what reads TypeScript. */
const typescript = import.meta.url.endsWith('.ts');
const script = fileURLToPath(
  new URL(typescript ? './browser-main.ts' : './browser-main.js', import.meta.url),
);
const loader = (): string[] => (typescript ? ['--import', import.meta.resolve('tsx')] : []);

const forked = (): ChildProcess =>
  fork(script, {
    serialization: 'advanced',
    // Nothing of ours is a page's business.
    env: bareEnvironment(),
    execArgv: [...loader(), '--max-semi-space-size=2'],
    // What a library prints may quote people.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

/** Starts the browser's process; `hear` is told its news, `unreadable` that it said something nobody understands. */
export const startBrowser = (
  begin: Extract<ToBrowser, { type: 'begin' }>,
  hear: (news: News) => void,
  unreadable: (error: unknown) => void,
): BrowserLink => {
  const child = forked();
  const asked = new Map<number, (answer: Answer | null) => void>();
  let last = 0;

  // What it said last is read after it has ended, until its line is closed.
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const silent = new Promise<void>((resolve) => child.once('disconnect', resolve));
  const neverStarted = new Promise<void>((resolve) => child.once('error', () => resolve()));
  const gone = Promise.race([Promise.all([ended, silent]), neverStarted]).then(() => {
    for (const answer of asked.values()) answer(null);
    asked.clear();
  });

  child.on('message', (raw) => {
    const read = FromBrowser.safeParse(raw);
    if (!read.success) return unreadable(read.error);
    if (read.data.type !== 'answer') return hear(read.data);
    asked.get(read.data.no)?.(read.data.answer);
    asked.delete(read.data.no);
  });

  const tell = (order: ToBrowser): void => {
    // A line that breaks just now ends with the process, and that is heard.
    if (child.connected) child.send(order, () => undefined);
  };
  tell(begin);

  return {
    tell,
    ask(ask) {
      if (!child.connected) return Promise.resolve(null);
      last += 1;
      const no = last;
      return new Promise((resolve) => {
        asked.set(no, resolve);
        tell({ type: 'ask', no, ask });
      });
    },
    kill: () => void child.kill('SIGKILL'),
    gone,
  };
};
