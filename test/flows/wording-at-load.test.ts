import { expect, test } from 'vitest';
import { ownWording, wordAlways, type Wording } from '../../flows/kernel/wording.ts';

test('no text is read before somebody is spoken to: what was read then would stay in one language', async () => {
  const read: string[] = [];
  const listening = { get: (name: string) => void read.push(name) };
  wordAlways(listening as unknown as Wording);
  await import('../../flows/conversation.ts');
  wordAlways(ownWording);
  expect([...new Set(read)]).toEqual([]);
});
