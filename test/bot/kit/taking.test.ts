import { expect, test } from 'vitest';
import { openTaking, type Piece } from '../../../bot/channels/kit/taking.ts';
import { createLog } from '../../../app/log.ts';

const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
const open = () => {
  const aside: unknown[] = [];
  const log = createLog({ logLevel: 'silent' });
  return { aside, take: openTaking({ setAside: async (raw) => void aside.push(raw), log }) };
};
const piece = (thread: string, raw: string, take: () => Promise<void>): Piece => ({ thread, raw, take });

test('what belongs together is taken one after the other, everything else side by side', async () => {
  const log: string[] = [];
  const gates = new Map<string, () => void>();
  const slow = (raw: string) => async () => {
    log.push(`begin ${raw}`);
    await new Promise<void>((resolve) => gates.set(raw, resolve));
    log.push(`end ${raw}`);
  };
  const { take } = open();
  const all = take([piece('5', '1', slow('1')), piece('6', '2', slow('2')), piece('5', '3', slow('3'))]);
  await expect.poll(() => gates.size).toBe(2);
  gates.get('1')?.();
  await expect.poll(() => gates.size).toBe(3);
  gates.get('2')?.();
  gates.get('3')?.();
  await all;
  expect(log.slice(0, 2)).toEqual(['begin 1', 'begin 2']);
  expect(log.indexOf('end 1')).toBeLessThan(log.indexOf('begin 3'));
});

test('what passes is tried again, what never passes is set aside, and neither holds back the rest', async () => {
  const done: string[] = [];
  let failing = 2;
  const { take, aside } = open();
  await take([
    piece('a', 'lame', async () => {
      if (failing > 0) throw new Error(`${(failing -= 1)}`);
      done.push('lame');
    }),
    piece('a', 'dead', () => Promise.reject(new Error('bug'))),
    piece('a', 'last', async () => void done.push('last')),
  ]);
  expect([done, aside]).toEqual([['lame', 'last'], ['dead']]);
});

test('while the database is away nothing is set aside and all of it is to come again, after the others are through', async () => {
  const done: string[] = [];
  const { take, aside } = open();
  const pieces = [
    piece('a', 'x', () => Promise.reject(away)),
    piece('b', 'y', async () => void done.push('y')),
  ];
  await expect(take(pieces)).rejects.toBe(away);
  expect([done, aside]).toEqual([['y'], []]);
});
