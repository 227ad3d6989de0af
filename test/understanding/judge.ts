import { isDeepStrictEqual } from 'node:util';
import { cityDate } from '../../domain/city-time.ts';
import { expandExample } from '../../flows/fields/example.ts';
import { Event } from '../../flows/conversation.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import { aMoment } from '../support/context.ts';
import type { Conversation, SentFile } from '../support/conversation.ts';
import type { Expectation, Said } from './schema.ts';

const today = cityDate(aMoment, 'Asia/Pontianak');
const dated = (text: string): string => expandExample(text, today);
/** `{day+3}` in an expected answer is a stored day. */
const isoOf = (value: unknown): unknown =>
  JSON.parse(
    dated(JSON.stringify(value)).replace(
      /(\d\d)\/(\d\d)\/(\d{4})/g,
      (_, d: string, m: string, y: string) => `${y}-${m}-${d}`,
    ),
  );

/**
 * What became of a message. `understood`: what was expected. `asked`: nothing was stored, and it was asked what was meant.
 * `refused`: nothing was stored, but it was not understood either. `misread`: something was stored, begun or thrown away
 * that nobody meant.
 */
export type Verdict = { verdict: 'understood' | 'asked' | 'refused' | 'misread'; why: string };

type Stored = Record<string, unknown>;
/** Everything that a message may change for good, by a name of its own. */
const storedOf = (talk: Conversation): Stored => {
  const ofDraft = (draft: Draft): [string, unknown][] => [
    [`${draft.service} state`, draft.state],
    ...Object.entries(draft.answers).map(([key, value]) => [key, value] as [string, unknown]),
    ...Object.entries(draft.files).map(
      ([key, files]) => [`${key} files`, files.map(({ name }) => name)] as [string, unknown],
    ),
    ...draft.skipped.map((key) => [`${key} skipped`, true] as [string, unknown]),
  ];
  return Object.fromEntries([
    ...[...talk.drafts.values()].flatMap(ofDraft),
    ...(['name', 'phone', 'institution', 'email', 'remindersOff'] as const).map(
      (key) => [`contact ${key}`, talk.contact[key]] as const,
    ),
    ['relayed', talk.relayed.length],
    ['requests', talk.requests.map(({ state, version }) => [state, version])],
    ['ratings', talk.requests.map(({ rating }) => rating)],
    ['questions', talk.questions.length],
    ['acts', talk.acts.length],
    ['alerts', talk.alerts.length],
  ]);
};

const changes = (before: Stored, after: Stored): Stored =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((key) => !isDeepStrictEqual(before[key], after[key]))
      .map((key) => [key, after[key] ?? null]),
  );

const happen = (talk: Conversation, said: Said): void => {
  if (said.later !== undefined) talk.later(said.later / (24 * 60));
  if (said.text !== undefined) return talk.say(dated(said.text));
  if (said.press !== undefined) return talk.press(said.press);
  const fileOf = ({ caption, ...file }: NonNullable<Said['file']>) => ({
    ...talk.fileEvent(file as SentFile),
    ...(caption === undefined ? {} : { caption }),
  });
  if (said.file) return talk.turn(fileOf(said.file));
  if (said.album)
    return talk.turn({
      kind: 'album',
      files: said.album.map((file) => {
        const { sha256, name, mime, bytes, caption } = { caption: undefined, ...fileOf(file) };
        return { sha256, name, mime, bytes, ...(caption === undefined ? {} : { caption }) };
      }),
      lost: [],
    });
  if (said.event) talk.turn(Event.parse(said.event));
};

const placeOf = ({ session: { at } }: Conversation): string =>
  JSON.stringify({
    name: at.name,
    key: 'key' in at ? at.key : null,
    service: 'service' in at ? at.service : null,
  });

/** Services that are offered, or open, where one is now. */
const offered = ({ session: { at }, draft }: Conversation): string[] => {
  if (at.name === 'suggest') return [at.service, ...(at.others ?? [])];
  if ('service' in at && at.service !== undefined) return [at.service];
  return at.name === 'item' || at.name === 'details' ? [draft?.service ?? ''] : [];
};

const missing = (shown: string, parts: readonly string[] = []): string[] =>
  parts.filter((part) => !shown.toLowerCase().includes(dated(part).toLowerCase()));

/** What is expected to be stored, as `changes` tells it. */
const expectedChanges = (expected: Expectation, key: string | null, service: string | null): Stored => ({
  ...(expected.value === undefined || key === null ? {} : { [key]: isoOf(expected.value) }),
  ...(isoOf(expected.values ?? {}) as Stored),
  ...(expected.skips && key !== null ? { [`${key} skipped`]: true } : {}),
  ...(expected.becomes === undefined || service === null ? {} : { [`${service} state`]: expected.becomes }),
});

/** Whether what is said now asks back what was meant: an answer to be confirmed, or choices that were not there before. */
const asksBack = ({ session: { at } }: Conversation): boolean =>
  at.name === 'suggest' ||
  ('unlikely' in at && at.unlikely !== undefined) ||
  ('several' in at && at.several !== undefined) ||
  ('offers' in at && at.offers !== undefined);

/** Begun without being asked for: a service opened, or a form left. */
const begun = (talk: Conversation, expected: Expectation, before: string): string | null => {
  const { at } = talk.session;
  if (placeOf(talk) === before || expected.at !== undefined || expected.opens !== undefined) return null;
  return at.name === 'card' || at.name === 'sop' ? `${at.name} was opened` : null;
};

/** Does what a person does, and judges what came of it. */
export const judged = (talk: Conversation, said: Said): Verdict => {
  const before = { stored: storedOf(talk), place: placeOf(talk) };
  const { at } = talk.session;
  const key = at.name === 'item' ? at.key : null;
  const service = talk.draft?.service ?? null;
  happen(talk, said);
  const shown = talk.shown();
  const changed = {
    ...changes(before.stored, storedOf(talk)),
    ...Object.fromEntries(
      talk.effects.flatMap((effect) =>
        effect.type === 'answer_move' ? [['move accepted', effect.accept]] : [],
      ),
    ),
  };
  const wanted = expectedChanges(said, key, service);
  const told = `at ${placeOf(talk)}; stored ${JSON.stringify(changed)}; said: ${shown}`;
  const missed = [
    ...missing(shown, [
      ...(said.asked ?? []),
      ...(said.refused ?? []),
      ...(said.stays ?? []),
      ...(said.bot ?? []),
    ]).map((part) => `"${part}" is not said`),
    ...(said.bot_not ?? [])
      .filter((part) => missing(shown, [part]).length === 0)
      .map((part) => `"${part}" is said`),
  ];
  // What may follow from any answer is not named by an entry: what is asked of the household's other side is.
  const free = said.values !== undefined || said.at !== undefined || said.becomes !== undefined;
  const unmeant = Object.keys(changed).filter(
    (name) =>
      !(name in wanted) &&
      !(
        free &&
        ['alerts', 'relayed', 'requests', 'ratings', 'questions', 'contact remindersOff', 'acts'].includes(
          name,
        )
      ),
  );
  const wrong = Object.keys(wanted).filter(
    (name) =>
      !isDeepStrictEqual(name in changed ? changed[name] : (before.stored[name] ?? null), wanted[name]),
  );
  const stores = Object.keys(wanted).length > 0;
  const opened = begun(talk, said, before.place);
  if (unmeant.length > 0 || opened !== null) return { verdict: 'misread', why: opened ?? told };
  if (stores && wrong.some((name) => name in changed)) return { verdict: 'misread', why: told };
  const stayed = before.place === placeOf(talk);
  const placeTrouble = [
    ...((said.stays || said.refused) && !stayed ? ['it does not stay'] : []),
    ...(said.at !== undefined && talk.session.at.name !== said.at ? [`it is not at ${said.at}`] : []),
    ...(said.item !== undefined && !(talk.session.at.name === 'item' && talk.session.at.key === said.item)
      ? [`it is not at item ${said.item}`]
      : []),
    ...(said.opens !== undefined && !offered(talk).includes(said.opens)
      ? [`${said.opens} is not offered`]
      : []),
    ...(said.choices ?? [])
      .filter((code) => !offered(talk).includes(code))
      .map((code) => `${code} is no choice`),
    ...(said.choices !== undefined && talk.session.at.name !== 'suggest'
      ? ['it is not asked which service is meant']
      : []),
  ];
  const troubles = [...wrong.map((name) => `${name} is not stored`), ...missed, ...placeTrouble];
  if (troubles.length === 0) return { verdict: 'understood', why: '' };
  const why = `${troubles.join('; ')}; ${told}`;
  return { verdict: asksBack(talk) ? 'asked' : 'refused', why };
};
