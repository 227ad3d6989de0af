import { longDate, cityDate } from '../../../domain/city-time.ts';
import type { Context } from '../../kernel/context.ts';
import { fact, knownFact, type Want } from '../../kernel/fact.ts';
import type { Heard, Turn } from '../../kernel/feature.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { buttons } from '../../labels.ts';
import { closedIntro } from './closed.ts';
import type { Draft } from './draft.ts';
import { fitDraft } from './fit-draft.ts';
import { findDraft, nextPlace, serviceOf, touched, until } from './form.ts';
import { nextItem, progress } from './items.ts';
import { draftNeeds, fittingNeeds } from './needs.ts';
import { formTexts } from './texts.ts';

/** The form as its person throws it away: kept for a while, so that they can have it back. */
export const thrownAway = (draft: Draft, { now, settings }: Pick<Context, 'now' | 'settings'>): Draft => ({
  ...draft,
  state: 'abandoned',
  updatedAt: now.toISOString(),
  expiresAt: new Date(now.getTime() + settings.keepDays.thrownForms * 86_400_000).toISOString(),
});

/** Whether there is anything in a thrown form to have back; of a completion the request goes on waiting instead. */
const isWorthKeeping = ({ requestId, answers, files }: Draft): boolean =>
  requestId === null && Object.keys({ ...answers, ...files }).length > 0;

/** How a form that has just been thrown away can be had back; null where nothing is in it. */
export const comesBackUntil = (draft: Draft, context: Pick<Context, 'tz'>): string | null =>
  isWorthKeeping(draft) ? until(draft, context) : null;

/** The choice to have the form back that was thrown away just now. */
export const restoreOptions = (draft: Draft | null): Option[] =>
  draft?.state === 'abandoned' && isWorthKeeping(draft)
    ? [{ id: `restore.${draft.id}`, label: buttons.restore }]
    : [];

const thrownOf = (context: Context): Draft[] =>
  fact(context, { fact: 'thrown_drafts' }).filter(({ service }) => context.catalogue.byCode.has(service));

/** The open form of the same service that stands where a thrown one is to be had back. */
const inItsPlace = (draft: Draft, { openDrafts }: Context): { id: string } | undefined =>
  openDrafts.find(({ service, id }) => service === draft.service && id !== draft.id);

/** The thrown form, open again where it was left; a new one of the same service takes its place among the thrown. */
const restored = (thrown: Draft, context: Context): Move => {
  const closed = closedIntro(thrown.service, context, false);
  if (closed) return { say: [{ text: closed }] };
  const fits = fitDraft({ ...thrown, state: 'open' }, context);
  const draft = touched(fits.draft, context);
  const other = inItsPlace(thrown, context);
  const replaced = other ? findDraft(other.id, context) : null;
  const intro = [
    formTexts.restored(serviceOf(context, thrown.service).title),
    ...(replaced && isWorthKeeping(replaced) ? [formTexts.exchanged] : []),
    ...(fits.said === null ? [] : [fits.said]),
  ].join(' ');
  return {
    to: nextPlace({ ...context, draft }),
    draft,
    intro,
    session: { draftId: draft.id },
    ...(replaced ? { effects: [{ type: 'save_draft', draft: thrownAway(replaced, context) }] } : {}),
  };
};

const optionOf = (draft: Draft, context: Context): Option => {
  const service = serviceOf(context, draft.service);
  const where = progress(service, draft, nextItem(service, draft)?.key ?? '');
  const day = longDate(cityDate(new Date(draft.updatedAt), context.tz));
  return { id: `restore.${draft.id}`, label: `${service.title} (${where}), ${day}` };
};

/** *Kembalikan isian*: the thrown form, or which of them. */
export const restore = ({ context }: Turn): Move => {
  const thrown = thrownOf(context);
  const [first, second] = thrown;
  if (!first) return { say: [{ text: formTexts.nothingToRestore }] };
  if (!second) return restored(first, context);
  const options = thrown.map((draft) => optionOf(draft, context));
  return { to: { name: 'menu' }, ask: { text: formTexts.restoreWhich, options } };
};

/** *Kembalikan isian* of one form, from the message that told of its end however old. */
export const restoreOne = (option: string, { context }: Turn): Move => {
  const draft = thrownOf(context).find(({ id }) => `restore.${id}` === option);
  return draft ? restored(draft, context) : { say: [{ text: formTexts.nothingToRestore }] };
};

/** Of *Kembalikan isian*: what was thrown away, and what it takes to open the one that is meant. */
export const restoreNeeds = ({ context }: Turn, { button, command }: Heard): Want[] => {
  const one = button?.startsWith('restore.') ? button : null;
  if (one === null && command !== 'kembalikan isian') return [];
  const want = { fact: 'thrown_drafts' } as const;
  const thrown = knownFact(context, want) ?? [];
  const [first, second] = one === null ? thrown : thrown.filter(({ id }) => `restore.${id}` === one);
  if (!first || second) return [want];
  const other = inItsPlace(first, context);
  return [want, ...fittingNeeds(first, context), ...(other ? draftNeeds(other.id, context) : [])];
};
