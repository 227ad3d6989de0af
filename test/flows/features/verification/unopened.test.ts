import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from '../../../../flows/features/requests/request.ts';
import { answerOf, button, done, labels, play, staffContext } from '../../../support/play.ts';
import { aRequest, known } from '../../../support/context.ts';

const request = aRequest();
const event = (action: string, actor = 'Sari'): HistoryEvent => ({
  ...{ action, actor, role: 'operator', from: 'submitted', to: 'submitted' },
  ...{ at: '2026-11-23T02:00:00.000Z', note: null },
});
const scene = (events: HistoryEvent[], letters = request.letters) => {
  const shown = { ...request, letters };
  const base = staffContext({}, [shown]);
  const history = known({ fact: 'history', requestId: request.id }, events);
  return { ...base, facts: new Map([...base.facts, history]) };
};
const pressed = button(`act.verify.${request.id}`);
const sent = event('submit', 'Rina Safitri');

/** Histories, and whether who presses *Verifikasi* after them is asked. */
const table: [string, HistoryEvent[], boolean][] = [
  ['nobody has opened anything', [sent], true],
  ['a colleague has', [sent, event('viewed', 'Joko')], true],
  ['they have themselves', [sent, event('viewed')], false],
  [
    'they had before the applicant sent others',
    [sent, event('viewed'), event('complete_items', 'Rina')],
    true,
  ],
  ['they have again since', [sent, event('viewed'), event('complete_items'), event('viewed')], false],
];

describe.each(table)('%s', (_name, events, isAsked) => {
  test(`*Verifikasi* ${isAsked ? 'says so and asks once' : 'is taken at once'}`, () => {
    const result = play(scene(events), [pressed]);
    if (!isAsked) {
      expect(done(result.effects)[0]).toMatchObject({ type: 'transition', action: 'verify' });
      return;
    }
    expect(done(result.effects)).toEqual([]);
    expect(answerOf(result).text).toContain('Anda belum membuka berkasnya: *Surat pengantar*, *CV*.');
    expect(labels(answerOf(result))).toEqual(['Ya, verifikasi', 'Belum', 'Batal']);
    for (const yes of ['[Ya, verifikasi]', 'ya'])
      expect(done(play(scene(events), [pressed, yes]).effects)[0]).toMatchObject({ action: 'verify' });
    for (const no of ['[Belum]', 'batal', 'tidak'])
      expect(done(play(scene(events), [pressed, no]).effects)).toEqual([]);
  });

  test(`and so does the checklist’s`, () => {
    const ended = play(scene(events), [button(`act.check.${request.id}`), '[Verifikasi]']);
    expect(done(ended.effects).map(({ type }) => type)).toEqual(isAsked ? [] : ['transition', 'alert']);
    if (isAsked) expect(labels(answerOf(ended))).toContain('Ya, verifikasi');
  });
});

test('a request without letters that can be opened in chat is verified at once', () => {
  for (const letters of [[], request.letters.filter(({ key }) => key === 'ktp')])
    expect(done(play(scene([sent], letters), [pressed]).effects)[0]).toMatchObject({ action: 'verify' });
});
