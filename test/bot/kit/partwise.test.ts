import { expect, test } from 'vitest';
import type { Outgoing, SendResult } from '../../../app/channel.ts';
import { openPartwise } from '../../../bot/channels/kit/partwise.ts';
import { refusal } from '../../../bot/channels/kit/refusal.ts';

const outgoing = (deliveryId: string): Outgoing => ({
  deliveryId,
  address: '5',
  message: { text: 'satu dua tiga' },
  lastInboundAt: new Date(),
});
/** Sends words one by one; the answers come from a script, and run out into success. */
const openWith = (script: SendResult[]) => {
  const tried: string[] = [];
  const kept: (string | null)[] = [];
  const send = openPartwise<string, string>({
    compose: ({ message }) => message.text.split(' '),
    async sendPart(part, progress) {
      tried.push(part);
      kept.push(progress.kept);
      progress.kept = `tried ${part}`;
      return script.shift() ?? { ok: true, providerId: part };
    },
  });
  return { send, tried, kept };
};
const went = { ok: true as const, providerId: 'x' };

test('the parts go in their order, and the last one’s id is the message’s', async () => {
  const { send, tried } = openWith([]);
  expect(await send(outgoing('1'))).toEqual({ ok: true, providerId: 'tiga' });
  expect(tried).toEqual(['satu', 'dua', 'tiga']);
});

test('an attempt goes on where the last one stopped, with what that one kept, and each message by itself', async () => {
  const { send, tried, kept } = openWith([went, refusal('transient', 1000)]);
  expect(await send(outgoing('1'))).toEqual(refusal('transient', 1000));
  expect(await send(outgoing('2'))).toMatchObject({ ok: true });
  expect(await send(outgoing('1'))).toMatchObject({ ok: true });
  expect(tried).toEqual(['satu', 'dua', 'satu', 'dua', 'tiga', 'dua', 'tiga']);
  expect(kept).toEqual([null, null, null, null, null, 'tried dua', null]);
});

test('what can never go through is not kept, and what was only announced ends there', async () => {
  const { send, tried } = openWith([went, refusal('blocked'), { ...went, announced: true }]);
  expect(await send(outgoing('1'))).toMatchObject({ ok: false, retryable: false });
  expect(await send(outgoing('1'))).toMatchObject({ ok: true, announced: true });
  expect(tried).toEqual(['satu', 'dua', 'satu']);
});
