import { expect, test } from 'vitest';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import { formFields, ownWords, readStepForm } from '../../../../flows/features/desk/step-form.ts';
import { aRequest, aService } from '../../../support/context.ts';
import { answerOf, button, done, play, playOut, staffContext } from '../../../support/play.ts';

/** Sent on Wednesday, 18 November, promised within ten working days. */
const request = aRequest({
  submittedAt: '2026-11-18T02:00:00.000Z',
  promisedOn: '2026-12-02',
  state: 'verified',
  extension: { times: 1, workingDays: 7, days: 0 },
});
const reason = 'Data 2025 masih diperiksa bidang statistik.';
const extended = {
  extension: { times: 0, workingDays: 7, days: 7, because: reason },
  decideBy: '2026-12-11',
};
const context = staffContext({ unit: 'aptika' }, [request], { now: new Date('2026-11-23T02:12:00Z') });
const begun = (...inputs: string[]) => play(context, [button(`act.extend.${request.id}`), ...inputs]);

test('every day it may take is offered with the day it leads to, under its own number', () => {
  const options = answerOf(begun()).options?.map(({ label }) => label) ?? [];
  expect(options.slice(0, 7).map((label) => label.split(' ')[0])).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
  ]);
  expect(options[6]).toBe('7 hari kerja, sampai Jumat, 11 Desember 2026');
});

test.each(['7', '7 hari', '7 hari kerja', '7 hr'])('"%s" is seven working days', (words) => {
  expect(begun(words).session.at).toMatchObject({ stage: 'reason', days: 7 });
});

test.each(['8', '0', '30 hari kerja'])('"%s" is more or less than may be, and is asked again', (words) => {
  const result = begun(words);
  expect(answerOf(result).text).toContain('Paling banyak 7 hari kerja.');
  expect(result.session.at).toMatchObject({ stage: 'days' });
});

test('its applicant reads the day, how many in all, and why; what is written is what was shown', () => {
  const shown = begun('7', reason);
  expect(answerOf(shown).text).toContain(
    'keputusannya paling lambat *Jumat, 11 Desember 2026* (17 hari kerja seluruhnya)',
  );
  expect(answerOf(shown).text).toContain(`Alasan: ${reason}`);
  expect(answerOf(shown).text).toContain('Sesudah ini tidak dapat diperpanjang lagi.');
  const [step, told] = done(playOut(context, [button(`act.extend.${request.id}`), '7', reason]).effects);
  expect(step).toMatchObject({ action: 'extend', from: 'verified', to: 'verified', note: reason, extended });
  expect(told).toMatchObject({ type: 'tell', contactId: request.contactId });
});

const form = (given: Record<string, string>, about: RequestView = request) =>
  readStepForm(
    'extend',
    { one: (field) => given[field] ?? '', all: () => [] },
    { request: about, service: aService(), staff: context.contact.staff ?? expect.fail('no staff'), context },
  );

test.each([
  [
    { [formFields.days]: '7', alasan: ownWords, alasan_sendiri: reason },
    { days: 7, note: reason },
  ],
  [
    { [formFields.days]: '3', alasan: 'inspection' },
    { days: 3, note: 'Masih perlu pemeriksaan di lapangan' },
  ],
])('the form %j of the desk is the same step', (given, input) => {
  expect(form(given)).toEqual({ ok: true, input });
});

test.each([
  [{ [formFields.days]: '8', alasan: 'volume' }, [formFields.days]],
  [{ [formFields.days]: '7' }, ['alasan_sendiri']],
  [{}, ['alasan_sendiri', formFields.days]],
])('the form %j is wrong where it is', (given, fields) => {
  const read = form(given);
  expect(read.ok ? [] : Object.keys(read.problems).toSorted()).toEqual(fields.toSorted());
});
