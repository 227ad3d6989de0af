import { formTexts } from './texts.ts';
import type { Answer, StoredFile } from '../../fields/answer.ts';
import type { Context } from '../../kernel/context.ts';
import type { Draft } from './draft.ts';
import { dependsOn } from '../../fields/depends-on.ts';
import { fieldRefusal } from '../../fields/index.ts';
import { fieldContext, nextPlaceOf, serviceOf, touched } from './form.ts';
import { allItems, itemsOf } from './items.ts';
import type { Item } from './items.ts';
import type { Service } from '../../catalogue/service.ts';
import type { Move } from '../../kernel/move.ts';
import { slotWishes } from '../../fields/slot-wants.ts';

const without = <T>(record: Record<string, T>, keys: readonly string[]): Record<string, T> =>
  keys.every((key) => record[key] === undefined)
    ? record
    : Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

const dependentsOf = new WeakMap<Service, Map<string, readonly Item[]>>();

/** The items whose answers are judged by the answer to `key`. */
const dependents = (service: Service, key: string): readonly Item[] => {
  const ofService = dependentsOf.get(service) ?? new Map<string, readonly Item[]>();
  const known = ofService.get(key);
  if (known) return known;
  const found = allItems(service).filter(
    (item) => item.field !== undefined && item.key !== key && dependsOn(item.field).includes(key),
  );
  dependentsOf.set(service, ofService.set(key, found));
  return found;
};

type Settled = { draft: Draft; lost: string[]; needless: string[] };

/**
 * The draft without the answers that no longer fit after `changed` was answered, and their labels: `lost` have to be
 * given anew, `needless` are not asked any more. Only what refers to the changed answer can be either.
 */
const settled = (draft: Draft, changed: string, context: Context): Settled => {
  const service = serviceOf(context, draft.service);
  const isAllAsked = itemsOf(service, draft).length === allItems(service).length;
  return isAllAsked && dependents(service, changed).length === 0
    ? { draft, lost: [], needless: [] }
    : settledAnew(draft, changed, service, context);
};

const settledAnew = (draft: Draft, changed: string, service: Service, context: Context): Settled => {
  const asked = itemsOf(service, draft);
  const unasked =
    asked.length === allItems(service).length
      ? []
      : allItems(service).filter((item) => draft.answers[item.key] !== undefined && !asked.includes(item));
  const keys = unasked.map(({ key }) => key);
  const kept = keys.length === 0 ? draft : { ...draft, answers: without(draft.answers, keys) };
  const needless = unasked.map(({ label }) => label);
  const first = dependents(service, changed).find(({ key, field }) => {
    const answer = kept.answers[key];
    if (!field || answer === undefined) return false;
    return fieldRefusal(answer, field, fieldContext(field, kept, context)) !== null;
  });
  if (!first) return { draft: kept, lost: [], needless };
  const rest = settled({ ...kept, answers: without(kept.answers, [first.key]) }, changed, context);
  const further = settled(rest.draft, first.key, context);
  return {
    draft: further.draft,
    lost: [first.label, ...rest.lost, ...further.lost],
    needless: [...needless, ...rest.needless, ...further.needless],
  };
};

/** What a changed answer did to the others, in words. */
const saidOf = ({ label }: Item, { lost, needless }: Settled): { intro?: string } | undefined => {
  if (lost.length === 0 && needless.length === 0) return undefined;
  const said = [
    ...(lost.length > 0 ? [formTexts.changedAfter(label, lost)] : []),
    ...(needless.length > 0 ? [formTexts.noLongerAsked(label, needless)] : []),
  ];
  return { intro: said.join('\n') };
};

const periods = new WeakMap<Service, boolean>();

const asksForPeriod = (service: Service): boolean => {
  const known = periods.get(service);
  if (known !== undefined) return known;
  const found = service.fields.some(({ type }) => type === 'slot');
  periods.set(service, found);
  return found;
};

/** What the changed draft holds softly from now on, where that is something else than before. */
const heldAnew = (before: Draft, after: Draft, context: Context): Pick<Move, 'effects'> | undefined => {
  const service = serviceOf(context, after.service);
  if (!asksForPeriod(service)) return undefined;
  const wishes = slotWishes(service, after.answers, { complete: false });
  const held = slotWishes(service, before.answers, { complete: false });
  if (JSON.stringify(wishes) === JSON.stringify(held)) return undefined;
  return { effects: [{ type: 'hold_slot', draftId: after.id, requestId: after.requestId, wishes }] };
};

const answeredWith = (draft: Draft, { key }: Item, answer: Answer): Draft => ({
  ...draft,
  answers: { ...draft.answers, [key]: answer },
  skipped: draft.skipped.includes(key) ? draft.skipped.filter((skipped) => skipped !== key) : draft.skipped,
});

/** What follows from a change to one item: what depends on it checked again, and the next question. */
const moveOn = (before: Draft, changed: Draft, item: Item, context: Context): Move => {
  const after = settled(touched(changed, context), item.key, context);
  const saved = touched(after.draft, context);
  const move: Move = { to: nextPlaceOf(saved, context), draft: saved };
  return Object.assign(move, saidOf(item, after), heldAnew(before, saved, context));
};

/** The draft with one field answered, what depends on it checked again; says which answers have to be given anew. */
export const acceptAnswer = (draft: Draft, item: Item, answer: Answer, context: Context): Move =>
  moveOn(draft, answeredWith(draft, item, answer), item, context);

/** An answer and the item it is of. */
export type Given = { item: Item; value: Answer };

/** The draft with several answers of one message, each checked as if it had come alone. */
export const acceptSeveral = (draft: Draft, given: readonly Given[], context: Context): Move => {
  const said: string[] = [];
  const after = given.reduce((known, { item, value }) => {
    const each = settled(answeredWith(known, item, value), item.key, context);
    said.push(saidOf(item, each)?.intro ?? '');
    return each.draft;
  }, draft);
  const saved = touched(after, context);
  const intro = said.filter((sentence) => sentence !== '').join('\n');
  return {
    to: nextPlaceOf(saved, context),
    draft: saved,
    ...(intro === '' ? {} : { intro }),
    ...heldAnew(draft, saved, context),
  };
};

/** The draft with an optional item left out. */
export const skipItem = (draft: Draft, item: Item, context: Context): Move => {
  const skipped: Draft = {
    ...draft,
    answers: without(draft.answers, [item.key]),
    files: without(draft.files, [item.key]),
    skipped: [...draft.skipped.filter((key) => key !== item.key), item.key],
  };
  return moveOn(draft, skipped, item, context);
};

/** The draft with one more file for a letter; a letter of one file has its file replaced. */
export const acceptFile = (draft: Draft, item: Item, file: StoredFile, context: Context): Draft => {
  const max = item.letter?.max ?? 1;
  const before =
    max === 1 ? [] : (draft.files[item.key] ?? []).filter((other) => other.sha256 !== file.sha256);
  return touched(
    {
      ...draft,
      files: { ...draft.files, [item.key]: [...before, file] },
      skipped: draft.skipped.filter((key) => key !== item.key),
    },
    context,
  );
};
