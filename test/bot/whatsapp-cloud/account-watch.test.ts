import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccountWatch, type AccountWatch } from '../../../bot/channels/whatsapp-cloud/account-watch.ts';
import { alertOf } from '../../../bot/channels/whatsapp-cloud/alerts.ts';
import { GraphTrouble, type Trouble } from '../../../bot/channels/whatsapp-cloud/port.ts';
import { eventually } from '../../support/eventually.ts';

let trouble: Trouble | null;
let alerted: (number | null)[];
let watch: AccountWatch;
let stop: AbortController;
beforeEach(() => {
  [trouble, alerted, stop] = [null, [], new AbortController()];
  watch = openAccountWatch({
    check: async () => {
      if (trouble) throw new GraphTrouble(trouble);
    },
    alert: (code) => void alerted.push(code),
    log: pino({ level: 'silent' }),
    stopped: stop.signal,
    everyMs: { well: 20, ill: 5 },
  });
});
afterEach(() => stop.abort());
const api = (code: number | null, status: number): Trouble => ({ kind: 'api', code, status });

test('is not ready before Meta has answered, and ready then', async () => {
  expect(watch.trouble()).toBe('has not answered yet');
  void watch.run();
  await eventually(() => watch.trouble()).toBeNull();
});

test.each([
  [api(190, 401), 'refuses the account (error 190)', true, 190],
  [api(null, 401), 'refuses the account', true, null],
  [api(100, 400), 'refuses the account (error 100)', true, 100],
  [api(131_000, 500), 'answered error 131000 with 500', false, undefined],
  [
    { kind: 'network', sent: false, code: 'ECONNREFUSED' },
    'cannot be reached (ECONNREFUSED)',
    true,
    undefined,
  ],
] as const)('%o is told; it is asked again until it is over', async (given, sentence, blocked, alert) => {
  trouble = given as Trouble;
  void watch.run();
  await eventually(() => watch.trouble()).toBe(sentence);
  expect(watch.blocked()).toBe(blocked);
  expect(alerted[0]).toBe(alert);
  trouble = null;
  await eventually(() => [watch.trouble(), watch.blocked()]).toEqual([null, false]);
});

test('a provider that does not know the question is taken to be well', async () => {
  trouble = api(null, 404);
  void watch.run();
  await eventually(() => watch.trouble()).toBeNull();
});

test('what only sending can know is told until a message goes through', async () => {
  void watch.run();
  await eventually(() => watch.trouble()).toBeNull();
  watch.refused(131_042);
  expect([watch.trouble(), watch.blocked(), alerted]).toEqual([
    'refuses the account (error 131042)',
    false,
    [131_042],
  ]);
  watch.went();
  expect(watch.trouble()).toBeNull();
});

test.each([
  ['account_update', 'DISABLED_UPDATE', null, true],
  ['account_update', 'ACCOUNT_RESTRICTION', null, true],
  ['account_update', 'VERIFIED_ACCOUNT', null, false],
  ['account_alerts', 'INCREASED_CAPABILITIES_ELIGIBILITY', null, true],
  ['phone_number_quality_update', 'FLAGGED', null, true],
  ['phone_number_quality_update', 'UPGRADE', null, false],
  ['message_template_status_update', 'PAUSED', 'permohonan_selesai', true],
  ['message_template_status_update', 'APPROVED', 'permohonan_selesai', false],
  ['message_template_status_update', 'REJECTED', 'templat_lain', false],
])('of %s %s %s administrators hear: %s', (field, event, template, heard) => {
  expect(alertOf({ field, event, template }) !== null).toBe(heard);
});
