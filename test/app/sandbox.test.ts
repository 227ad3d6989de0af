import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { canEndWithUs, runLimited } from '../../app/sandbox/limited-process.ts';
import { openSandbox } from '../../app/sandbox/sandbox.ts';
import { built } from '../support/built.ts';
import { eventually, until } from '../support/eventually.ts';
import { isAlive, memoryOf, processTree } from '../support/process-tree.ts';
import type { Deed } from '../support/sandbox-task.ts';

const logged: unknown[] = [];
const sandbox = openSandbox({ warn: (entry: unknown) => void logged.push(entry) });
afterAll(() => sandbox.close());

const task = new URL('../support/sandbox-task.ts', import.meta.url);
const limits = { megabytes: 256, cpuSeconds: 20, seconds: 60 };
const done = async (deed: Deed, changes: Partial<typeof limits> = {}, by: string = deed) =>
  sandbox.take(by, async (run) => {
    const answer = await run(task, { said: deed, parts: [Buffer.from('part')] }, { ...limits, ...changes });
    return answer && { ...answer, parts: answer.parts.map((part) => Buffer.from(part).toString()) };
  });

test('what it is given comes back, and nothing printed is taken for the answer', async () => {
  expect(await done('answer')).toEqual({ said: 'answered', parts: ['part'] });
  expect(await done('shout')).toEqual({ said: 'answered', parts: ['part'] });
});

test('from source, with what reads TypeScript, it works as well', async () => {
  const { signal } = new AbortController();
  const answer = await runLimited(task, { said: 'answer', parts: [] }, limits, signal);
  expect(answer).toEqual({ said: 'answered', parts: [] });
});

test('nothing of our settings is in its environment', async () => {
  process.env['DATA_KEY'] = 'secret';
  const { said } = (await done('environment')) ?? {};
  delete process.env['DATA_KEY'];
  expect(said).toContain('PATH');
  expect(said).not.toContain('DATA_KEY');
});

test.runIf(process.platform === 'linux').each(['allocate', 'grow'] as const)(
  'who takes more memory than there is, by way of %s, ends alone, and its process never had more',
  async (deed) => {
    const before = new Set(processTree(process.pid));
    let most = 0;
    const watch = setInterval(() => {
      const fresh = processTree(process.pid).filter((pid) => !before.has(pid));
      most = Math.max(most, memoryOf(fresh));
    }, 20);
    expect(await done(deed)).toBeNull();
    clearInterval(watch);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(limits.megabytes + 80);
    expect(await done('answer')).not.toBeNull();
  },
);

test('who spins is ended by its processor time, who waits by the clock', async () => {
  const began = performance.now();
  expect(await done('spin', { cpuSeconds: 2 })).toBeNull();
  expect(await done('wait', { seconds: 3 })).toBeNull();
  expect(performance.now() - began).toBeLessThan(60_000);
});

test('who fails is a value, and the log tells the kind of fault without its words', async () => {
  expect(await done('throw')).toBeNull();
  const words = JSON.stringify(logged, (_, value: unknown) =>
    value instanceof Error ? { message: value.message, cause: value.cause } : value,
  );
  expect(words).toContain('TypeError');
  expect(words).not.toContain('Rina');
});

test('closing ends what is under way, and nobody is left', async () => {
  const before = processTree(process.pid).length;
  const closing = openSandbox();
  const waiting = closing.take('a', (run) => run(task, { said: 'wait', parts: [] }, limits));
  await eventually(() => processTree(process.pid).length).toBeGreaterThan(before);
  closing.close();
  await expect(waiting).rejects.toThrow();
  await expect(closing.take('b', () => Promise.resolve())).rejects.toThrow();
  await eventually(() => processTree(process.pid).length).toBe(before);
});

/** What the kernel says a process does: `T` stands still. */
const stateOf = (pid: number): string | undefined => {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2)[0];
};
const taskUnder = (root: number): number | undefined =>
  processTree(root).find((pid) => {
    const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split('\0');
    return (
      pid !== root && command[0] === process.execPath && command.some((word) => word.includes('sandbox-task'))
    );
  });

test.runIf(canEndWithUs())(
  'what is under way stands still while somebody is waited for, and comes to its end',
  async () => {
    const working = done('spin', { cpuSeconds: 1 });
    const pid = await until(() => taskUnder(process.pid));
    await sandbox.first(() => eventually(() => stateOf(pid ?? 0)).toBe('T'));
    await eventually(() => stateOf(pid ?? 0)).not.toBe('T');
    // Somebody is waited for all the time: it is ended by its limit all the same.
    let end = (): void => undefined;
    const waited = sandbox.first(() => new Promise<void>((resolve) => (end = resolve)));
    expect(await working).toBeNull();
    end();
    await waited;
  },
);

test.runIf(canEndWithUs())('what stands still is gone with a process that is killed', async () => {
  const owner = spawn(process.execPath, built('test/support/standing-sandbox.ts'), { stdio: 'ignore' });
  const pid = (await until(() => taskUnder(owner.pid ?? 0))) ?? 0;
  await eventually(() => stateOf(pid)).toBe('T');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await eventually(() => isAlive(pid)).toBe(false);
});
