import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import type { Inbound, Receipt } from '../../../app/inbound.ts';
import { openAccountWatch } from '../../../bot/channels/whatsapp-cloud/account-watch.ts';
import { openTaker } from '../../../bot/channels/whatsapp-cloud/take-webhook.ts';

const account = '1065';
let done: string[];
let failing: string | null;
let known: Set<string>;
let take: (body: unknown) => Promise<void>;
let alerted: (number | null)[];
let aside: string[];
beforeEach(() => {
  [done, failing, known, alerted, aside] = [[], null, new Set(), [], []];
  const log = pino({ level: 'silent' });
  const watch = openAccountWatch({
    check: () => Promise.resolve(),
    alert: (code) => void alerted.push(code),
    log,
    stopped: AbortSignal.abort(),
    everyMs: { well: 1, ill: 1 },
  });
  take = openTaker({
    account,
    async store({ providerId, address }: Inbound) {
      if (providerId === failing)
        throw Object.assign(new Error('The database is away'), { code: 'ECONNREFUSED' });
      const fresh = !known.has(providerId);
      known.add(providerId);
      done.push(`store ${address} ${providerId}`);
      return { fresh };
    },
    storeReceipt: async ({ providerId, state }: Receipt) => void done.push(`${state} ${providerId}`),
    move: async ({ phone }) => void done.push(`move ${phone}`),
    watch,
    tell: async ({ event }) => void done.push(`tell ${event}`),
    turnPage: async ({ page }) => void done.push(`page ${page}`),
    markRead: (address, message) => void done.push(`read ${address} ${message}`),
    answering: (address, message) => void done.push(`answer ${address} ${message}`),
    background: () => undefined,
    setAside: async (_raw, because) => void aside.push(because),
    log,
  });
});

const webhook = (value: Record<string, unknown>) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [{ field: 'messages', value: { metadata: { phone_number_id: account }, ...value } }],
    },
  ],
});
const text = (from: string, id: string) => ({ from, id, timestamp: '1', type: 'text', text: { body: 'x' } });

test('what one person says is stored in its order, and the last of it is marked as read', async () => {
  await take(webhook({ messages: [text('62811', 'a'), text('62822', 'b'), text('62811', 'c')] }));
  expect(done.filter((each) => /^(store|answer) 62811/.test(each))).toEqual([
    'store 62811 a',
    'answer 62811 a',
    'store 62811 c',
    'answer 62811 c',
  ]);
  expect(done.slice(-2)).toEqual(['read 62811 c', 'read 62822 b']);
});

test('when one of many cannot be stored the others are, and all of it is brought again', async () => {
  const body = webhook({ messages: [text('62811', 'a'), text('62822', 'b')] });
  failing = 'a';
  await expect(take(body)).rejects.toThrow('away');
  expect(done).toEqual(['store 62822 b', 'answer 62822 b']);
  failing = null;
  await take(body);
  // The second time nobody starts to type for what is known.
  expect(done.filter((each) => each.startsWith('answer'))).toEqual(['answer 62822 b', 'answer 62811 a']);
});

test('a page is turned once, however often the webhook comes', async () => {
  const reply = { type: 'list_reply', list_reply: { id: 'p.1.42', title: 'Berikutnya' } };
  const body = webhook({ messages: [{ ...text('62811', 'a'), type: 'interactive', interactive: reply }] });
  await take(body);
  await take(body);
  expect(done).toEqual(['page 1']);
});

test('statuses, a new number and errors each go their way; our own account’s trouble is told', async () => {
  await take(
    webhook({
      messages: [{ from: '62811', id: 'n', timestamp: '1', type: 'system', system: { wa_id: '62899' } }],
      statuses: [
        { id: 's', status: 'sent' },
        { id: 's', status: 'failed', errors: [{ code: 131_042 }] },
      ],
      errors: [{ code: 131_031 }, { code: 130_429 }],
    }),
  );
  expect(done.toSorted()).toEqual(['failed s', 'move +62899', 'sent s']);
  expect(done.indexOf('sent s')).toBeLessThan(done.indexOf('failed s'));
  expect(alerted.toSorted()).toEqual([131_031, 131_042]);
});
