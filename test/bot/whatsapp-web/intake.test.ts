import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Inbound } from '../../../app/inbound.ts';
import { openIntake } from '../../../bot/channels/whatsapp-web/intake.ts';
import { openContractInbox } from '../../support/contract-inbox.ts';

const address = '6281234567890@c.us';
const said = (text: string): Inbound => ({
  channel: 'whatsapp',
  account: 'web',
  address,
  phone: null,
  providerId: text,
  event: { kind: 'text', text },
});
const open = () => {
  const inbox = openContractInbox();
  const stored: string[] = [];
  const aside: string[] = [];
  const intake = openIntake({
    store: inbox.store,
    stored: async ({ providerId }) => void stored.push(providerId),
    setAside: async (raw) => void aside.push((raw as Inbound).providerId),
    log: pino({ level: 'silent' }),
  });
  const texts = () => inbox.of(address).map(({ providerId }) => providerId);
  return { inbox, intake, stored, aside, texts };
};

test('messages are stored in their order, and what fails is tried again before the next', async () => {
  const { inbox, intake, stored, texts } = open();
  inbox.fail(2);
  for (const text of ['a', 'b', 'c']) intake.take(said(text));
  expect(intake.waiting()).toBe(3);
  await intake.settled();
  expect(texts()).toEqual(['a', 'b', 'c']);
  expect(stored).toEqual(['a', 'b', 'c']);
  expect(intake.waiting()).toBe(0);
});

test('what waits when the page is gone is left to be read again, and what comes after is stored', async () => {
  const { inbox, intake, texts } = open();
  inbox.fail(1);
  intake.take(said('a'));
  intake.take(said('b'));
  intake.forget();
  intake.take(said('c'));
  await intake.settled();
  expect(texts()).toEqual(['c']);
});

test('what cannot be stored though the database answers is set aside, and what comes after it is stored', async () => {
  const { inbox, intake, aside, texts } = open();
  inbox.fail(3);
  intake.take(said('a'));
  intake.take(said('b'));
  await intake.settled();
  expect([aside, texts()]).toEqual([['a'], ['b']]);
});
