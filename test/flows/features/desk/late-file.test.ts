import { expect, test } from 'vitest';
import type { HeldView } from '../../../../flows/features/requests/facts-and-effects.ts';
import type { State } from '../../../../domain/state.ts';
import type { Effect } from '../../../../flows/kernel/effect.ts';
import { needs, step } from '../../../../flows/conversation.ts';
import { usualSettings } from '../../../support/pontianak.ts';
import { said, staffContext } from '../../../support/play.ts';
import { aRequest, aSession, aStaffMember, known } from '../../../support/context.ts';

/*
 * A file that staff send while what they sent a moment ago can still be taken back: it goes with it, and nothing is lost.
 */
const sha256 = 'f'.repeat(64);
const file = { kind: 'file', sha256, name: 'hasil.pdf', mime: 'application/pdf', bytes: 10 } as const;
const me = aStaffMember({});

type Held = HeldView extends infer One
  ? One extends HeldView
    ? Omit<One, 'id' | 'no' | 'staffId'>
    : never
  : never;

const sends = (
  state: State,
  held: Held | null,
  {
    type = 'pdf',
    staffId = me.id,
    caption = undefined as string | undefined,
    outcome = null as string | null,
  } = {},
): { effects: readonly Effect[]; texts: string; labels: string[] } => {
  const request = aRequest({ state, version: 5, ...(outcome === null ? {} : { outcome }) });
  const waiting =
    held === null ? [] : [{ id: 'e0000000-0000-4000-8000-000000000007', no: 77, staffId, ...held }];
  const base = staffContext({}, [request], { settings: { ...usualSettings, undoSeconds: 60 } });
  const facts = new Map([
    ...base.facts,
    known({ fact: 'held', requestId: request.id }, waiting as HeldView[]),
    known({ fact: 'relay', requestId: request.id }, { last: [], today: { unit: 0, applicant: 0 } }),
    known({ fact: 'inspection', sha256, name: file.name, mime: file.mime }, {
      ...{ sha256, name: file.name, mime: file.mime, bytes: 10, type },
      ...(type === 'pdf' ? { pages: 2 } : {}),
    } as never),
  ]);
  const session = aSession({
    at: { name: 'menu' },
    prompt: { no: 1, options: [{ id: `act.undo.${request.id}.77`, label: 'Urungkan' }] },
  });
  const event = { ...file, ...(caption === undefined ? {} : { caption }) };
  // What is declared is all that it takes.
  expect(needs(session, event, { ...base, facts: new Map() }).map(({ fact }) => fact)).toEqual(
    expect.arrayContaining(['request', 'held', 'relay', 'inspection']),
  );
  const result = step(session, event, { ...base, facts });
  if ('want' in result) throw new Error(JSON.stringify(result.want));
  const messages = said(result.effects);
  return {
    // Whatever the order, what a request or what waits has got is kept.
    effects: result.effects.filter(({ type }) => type !== 'say' && type !== 'forget_file'),
    texts: messages.map(({ text }) => text).join('\n'),
    labels: messages.flatMap(({ options = [] }) => options.map(({ label }) => label)),
  };
};

const completed: Held = { action: 'complete', from: 'in_progress', version: 5 };

test('a result that waits is taken back and goes with the file, and can be taken back again', () => {
  const { effects, texts, labels } = sends('completed', completed, { outcome: 'Surat terbit.' });
  expect(effects).toMatchObject([
    { type: 'take_back', step: { action: 'complete', version: 5, from: 'completed', to: 'in_progress' } },
    {
      type: 'transition',
      action: 'complete',
      version: 6,
      from: 'in_progress',
      to: 'completed',
      note: 'Surat terbit.',
      resultFile: { name: 'hasil.pdf' },
      held: { staffId: me.id },
    },
  ]);
  expect(texts).toContain('Berkas *hasil.pdf* ikut dikirim bersama hasilnya.');
  expect(labels).toContain('Urungkan');
});

test.each<[string, State, Held]>([
  ['a message', 'in_progress', { action: 'write' }],
  ['another step', 'in_progress', { action: 'start', from: 'disposed', version: 5 }],
])('behind %s it goes as a message of its own', (_, state, held) => {
  const { effects, texts, labels } = sends(state, held, { caption: 'Denahnya' });
  expect(effects).toMatchObject([
    {
      type: 'hold_message',
      held: { effects: [{ type: 'relay', text: 'Denahnya', file: { name: 'hasil.pdf' } }] },
    },
  ]);
  expect(texts).toContain('Berkas *hasil.pdf* dikirim sebagai pesan menyusul.');
  expect(labels).toContain('Urungkan');
});

test.each<[string, State, Held | null, Parameters<typeof sends>[2], string]>([
  ['what has gone out already', 'completed', null, {}, '*tidak* ikut terkirim'],
  [
    'what somebody else has sent',
    'in_progress',
    { action: 'write' },
    { staffId: 'e0000000-0000-4000-8000-000000000008' },
    '*tidak* ikut terkirim',
  ],
  [
    'a request nobody writes about any more',
    'rejected',
    { action: 'reject', from: 'submitted', version: 5 },
    {},
    '*tidak* ikut terkirim',
  ],
])('with %s it does not go, and that is said with the way to do it', (_, state, held, more, words) => {
  const { effects, texts, labels } = sends(state, held, more);
  expect(effects).toEqual([]);
  expect(texts).toContain(words);
  expect(labels).toEqual(['Urungkan']);
});
