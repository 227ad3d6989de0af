import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from '../bare-environment.ts';
import { readFrame, writeFrame, type Frame } from './frame.ts';

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

/** Of what a process said only the kind of its fault: the rest may quote the file. */
const faultIn = (words: string): string =>
  /^(?:\w*Error|FATAL ERROR: [\w ]{1,80})/m.exec(words)?.[0] ?? 'without a word';

/**
 * Runs `script` on a frame in a process of its own that is gone afterwards. Rejects with `SandboxFailed` when the process
 * gives no answer, with another error when none could be started.
 */
export const runLimited = (
  script: URL,
  input: Frame,
  { megabytes, cpuSeconds, seconds }: Limits,
  signal: AbortSignal,
): Promise<Frame> =>
  new Promise((resolve, reject) => {
    const given = [String(megabytes * 1024), String(cpuSeconds), process.execPath, ...nodeArguments(script)];
    // Node itself ends what takes too long or is no longer wanted.
    const child = spawn('/bin/sh', ['-c', limited, 'sh', ...given], {
      env: bareEnvironment(),
      timeout: seconds * 1000,
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
    child.on('error', reject);
    child.on('close', (code, ended) => {
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
