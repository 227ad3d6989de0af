import { afterAll, expect, test } from 'vitest';
import { runLimited } from '../../app/sandbox/limited-process.ts';
import { openSandbox } from '../../app/sandbox/sandbox.ts';
import { eventually } from '../support/eventually.ts';
import { memoryOf, processTree } from '../support/process-tree.ts';
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
