import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from '../bare-environment.ts';
import { readFrame, writeFrame, type Frame } from './frame.ts';
import type { Way } from './give-way.ts';

/** How much one piece of work may take. */
export type Limits = {
  /** Memory of its own, in MiB: the kernel gives no more. */
  megabytes: number;
  /** Processor time in seconds; a machine that is busy with other things costs nobody their file. */
  cpuSeconds: number;
  /** Time in seconds, however little of it was work. */
  seconds: number;
};

/** A piece of work took more than it may, or ended its process. */
export class SandboxFailed extends Error {
  override readonly name = 'SandboxFailed';
}

const fromSource = import.meta.url.endsWith('.ts');
const mostAnswerBytes = 256 * 1024 * 1024;
const mostWords = 4000;

/** Compiled, Node runs the script's file; from source it first loads what reads TypeScript. */
const nodeArguments = (script: URL): string[] => [
  '--max-semi-space-size=2',
  ...(fromSource ? ['--import', import.meta.resolve('tsx')] : []),
  fileURLToPath(fromSource ? script : new URL(script.href.replace(/\.ts$/, '.js'))),
];

const limitsFailed = 97;
/** What a shell says of a program that cannot be started. */
const notStarted = [limitsFailed, 126, 127];

/**
 * `ulimit -d` counts all memory a process can write to, inside V8's heap and outside, and the kernel checks it at each
 * request for more: nothing can be taken faster than somebody looks. No core is written, and turns come first at the processor.
 */
const limited = `ulimit -c 0 && ulimit -d "$1" && ulimit -t "$2" || exit ${String(limitsFailed)}
shift 2; exec nice -n 15 "$@"`;

/** A process that stands still would not notice that nobody is left to wake it: it ends with us. */
const endsWithUs = ['setpriv', '--pdeathsig', 'KILL'];

/** Whether a process can be made to end with us (Linux, with util-linux); otherwise none may be made to stand still. */
export const canEndWithUs = (): boolean => {
  const [program = '', ...options] = endsWithUs;
  return spawnSync(program, [...options, 'true']).status === 0;
};

/** Of what a process said only the kind of its fault: the rest may quote the file. */
const faultIn = (words: string): string =>
  /^(?:\w*Error|FATAL ERROR: [\w ]{1,80})/m.exec(words)?.[0] ?? 'without a word';

/**
 * Runs `script` on a frame in a process of its own that is gone afterwards. Rejects with `SandboxFailed` when the process
 * gives no answer, with another error when none could be started. `way`: on which it stands aside for what somebody waits for.
 */
export const runLimited = (
  script: URL,
  input: Frame,
  { megabytes, cpuSeconds, seconds }: Limits,
  signal: AbortSignal,
  way?: Way,
): Promise<Frame> =>
  new Promise((resolve, reject) => {
    const limitsGiven = [String(megabytes * 1024), String(cpuSeconds)];
    const program = [...(way ? [...endsWithUs, '--'] : []), process.execPath, ...nodeArguments(script)];
    // Node itself ends what takes too long or is no longer wanted.
    const child = spawn('/bin/sh', ['-c', limited, 'sh', ...limitsGiven, ...program], {
      env: bareEnvironment(),
      // Half of the time it may have to stand aside.
      timeout: seconds * 1000 * (way ? 2 : 1),
      killSignal: 'SIGKILL',
      signal,
      stdio: 'pipe',
    });
    const answer: Buffer[] = [];
    let [answered, words] = [0, ''];
    child.stdout.on('data', (chunk: Buffer) => {
      answer.push(chunk);
      answered += chunk.length;
      if (answered > mostAnswerBytes) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString('latin1')).slice(0, mostWords);
    });
    const leave = way?.join({ stand: () => child.kill('SIGSTOP'), goOn: () => child.kill('SIGCONT') });
    child.on('error', (error) => {
      leave?.();
      reject(error);
    });
    child.on('close', (code, ended) => {
      leave?.();
      if (code !== null && notStarted.includes(code)) {
        reject(new Error(`A sandbox could not be started: ${String(code)}`));
        return;
      }
      try {
        if (code !== 0) throw new Error(`${String(ended ?? code)}, ${faultIn(words)}`);
        resolve(readFrame(Buffer.concat(answer)));
      } catch (error) {
        reject(new SandboxFailed('A sandbox gave no answer', { cause: error }));
      }
    });
    // It may end before it has read everything; what became of it is told by its end.
    child.stdin.on('error', () => undefined);
    for (const part of writeFrame(input)) child.stdin.write(part);
    child.stdin.end();
  });
