import { formVersion } from '../../catalogue/form-version.ts';
import { dependsOn } from '../../fields/depends-on.ts';
import type { Field, FieldOf } from '../../fields/field-schema.ts';
import type { Answer } from '../../fields/answer.ts';
import { elsewhereCue, mayTellElsewhere } from '../../fields/several/elsewhere.ts';
import { labelIn } from '../../fields/subdomain.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { knownFact, type Want } from '../../kernel/fact.ts';
import type { Heard, Turn } from '../../kernel/feature.ts';
import { leaving } from '../../kernel/leaving.ts';
import { hears } from '../../kernel/look-ahead.ts';
import { plainWords } from '../../kernel/fold.ts';
import type { AtOf, Session } from '../../kernel/session.ts';
import { filesNeeds } from '../files/index.ts';
import type { Draft } from './draft.ts';
import { holdsWant, whyUnusable } from './form.ts';
import { allItems } from './items.ts';
import { newKeys } from './new-keys.ts';
import { periodNeeds } from './several.ts';
import { isInForm } from './traits.ts';

const isSlot = (field: Field | undefined): field is FieldOf<'slot'> => field?.type === 'slot';

/** Whether words may tell how many, or when, of another question; a telephone number tells neither. */
const mayTellNumber = (text: string): boolean =>
  hears(text, elsewhereCue) && mayTellElsewhere(text) && !/^[\d\s+().-]{7,}$/.test(text);

/** What has to be known to judge an answer to a field. */
const judgingNeeds = (field: Field, answer: Answer | undefined, draft: Draft, context: Context): Want[] => {
  if (isSlot(field)) return [holdsWant(field, draft, context)];
  return field.type === 'subdomain' && typeof answer === 'string'
    ? [{ fact: 'subdomain_taken', label: answer }]
    : [];
};

/** What has to be known to judge all answers of a draft once more. */
export const answersNeeds = (draft: Draft, context: Context): Want[] =>
  (context.catalogue.byCode.get(draft.service)?.fields ?? []).flatMap((field) => {
    const answer = draft.answers[field.key];
    return answer === undefined ? [] : judgingNeeds(field, answer, draft, context);
  });

/** What has to be known to fit a draft to its service, when that has changed since. */
export const fittingNeeds = (draft: Draft | null | undefined, context: Context): Want[] => {
  const service = draft && context.catalogue.byCode.get(draft.service);
  return draft && service && formVersion(service) !== draft.serviceVersion
    ? answersNeeds(newKeys(draft, service), context)
    : [];
};

/** A draft of this contact, and, once it is known, what it takes to go on with it. */
export const draftNeeds = (id: string, context: Context): Want[] => {
  const want = { fact: 'draft', id } as const;
  const mine = context.draft?.id === id;
  const draft = mine ? context.draft : knownFact(context, want);
  return [...(mine ? [] : [want]), ...fittingNeeds(draft, context)];
};

/** What has to be known to say what became of a draft that was sent. */
const sentNeeds = (draftId: string, context: Context): Want[] => {
  const want = { fact: 'request_of_draft', draftId } as const;
  const made = knownFact(context, want);
  return [{ fact: 'unrecorded' }, want, ...(made ? [{ fact: 'request', id: made.id } as const] : [])];
};

/** The name that an answer gives: of a choice among what was offered the offered one, or else what was typed. */
const labelOf = (
  { offers }: Pick<AtOf<'item'>, 'offers'>,
  field: FieldOf<'subdomain'>,
  event: Event,
  session: Session,
): string | undefined => {
  const choice = chosen(session, event);
  const offer = choice?.startsWith('say.') ? offers?.[Number(choice.slice('say.'.length))] : undefined;
  const text = offer?.text ?? (event.kind === 'text' ? event.text : undefined);
  return text === undefined ? undefined : labelIn(text, field);
};

/**
 * Of the item that is asked or answered: of a period what others hold; of a name whether it is taken; of a letter what its
 * files are; and the same of what was answered before and depends on this answer. Most items need nothing.
 */
export const itemNeeds = (
  at: Pick<AtOf<'item'>, 'key' | 'offers' | 'several'>,
  event: Event | null,
  context: Context,
  session: Session,
): readonly Want[] => {
  const { draft } = context;
  const service = draft && context.catalogue.byCode.get(draft.service);
  if (!draft || !service) return [];
  const field = service.fields.find(({ key }) => key === at.key);
  if (event === null) return isSlot(field) ? [holdsWant(field, draft, context)] : [];
  if (!field) return filesNeeds(event);
  const typed = field.type === 'subdomain' ? labelOf(at, field, event, session) : undefined;
  // What was answered before and refers to this answer is judged again; an answer to another question may be told here as well.
  const ofAny = at.several !== undefined || (event.kind === 'text' && mayTellNumber(event.text));
  const dependent = service.fields.filter(
    (other) =>
      ['slot', 'subdomain'].includes(other.type) &&
      draft.answers[other.key] !== undefined &&
      (dependsOn(other).includes(field.key) || (ofAny && other.type === 'slot')),
  );
  return [
    ...(event.kind === 'text' ? periodNeeds(event.text, draft, context) : []),
    ...judgingNeeds(field, typed, draft, context),
    ...dependent.flatMap((other) => judgingNeeds(other, draft.answers[other.key], draft, context)),
  ];
};

/** Of an answer that is to replace another: what it takes to read it as if it had been written there. */
export const replaceNeeds = (
  { key, text }: AtOf<'replace'>,
  event: Event | null,
  context: Context,
  session: Session,
): readonly Want[] => (event ? itemNeeds({ key }, { kind: 'text', text }, context, session) : []);

/** Of a draft that may be gone on with or thrown away. */
export const resumeNeeds = (
  { draftId }: Pick<AtOf<'resume'>, 'draftId'>,
  event: Event | null,
  context: Context,
  session: Session,
): readonly Want[] => [
  ...(event && chosen(session, event) === 'fresh' ? [{ fact: 'draft', id: draftId } as const] : []),
  ...draftNeeds(draftId, context),
];

/** After *Kirim*: what became of it, when it is asked for once more. */
export const sentPlaceNeeds = (
  _at: AtOf<'sent'>,
  event: Event | null,
  context: Context,
  { draftId }: Session,
): readonly Want[] =>
  draftId && event?.kind === 'text' && plainWords(event.text) === 'kirim' ? sentNeeds(draftId, context) : [];

/** In a form: its draft, when it has to be fitted to a service that has changed, or was sent meanwhile. */
export const guardNeeds = ({ session, context }: Turn): Want[] => {
  if (!isInForm(session.at, context)) return [];
  const { draft, storedDraft } = context;
  if (draft) return fittingNeeds(draft, context);
  return storedDraft && whyUnusable(storedDraft, context) === 'sent'
    ? sentNeeds(storedDraft.id, context)
    : [];
};

/** Of news about a draft: the draft, and for a period that turned out taken what others hold. */
export const houseNeeds = ({ event, context }: Turn): Want[] => {
  if (event.kind !== 'secure_answer' && event.kind !== 'remind' && event.kind !== 'not_submitted') return [];
  const want = { fact: 'draft', id: event.draftId } as const;
  const mine = context.draft?.id === event.draftId ? context.draft : null;
  const draft = mine ?? knownFact(context, want);
  const service = draft && context.catalogue.byCode.get(draft.service);
  const field = service
    ? allItems(service).find(({ key }) => event.kind === 'not_submitted' && key === event.item)?.field
    : undefined;
  const lost = draft && event.kind === 'not_submitted' && isSlot(field);
  return [...(mine ? [] : [want]), ...(lost ? [holdsWant(field, draft, context)] : [])];
};

/** What has to be known for the commands and buttons of forms. */
export const formNeeds = (turn: Turn, { button, command }: Heard): Want[] => {
  const { session, context } = turn;
  const { draft, openDrafts } = context;
  if (command === 'lanjutkan' || (command === leaving.cancel.word && draft === null)) {
    const id = draft?.id ?? openDrafts[0]?.id;
    return id === undefined ? [] : draftNeeds(id, context);
  }
  if (!button?.startsWith('send.')) return [];
  const id = button.slice('send.'.length);
  if (session.at.name === 'review' && draft?.id === id) return [];
  const open = draft?.id === id || openDrafts.some((other) => other.id === id);
  return (open ? draftNeeds : sentNeeds)(id, context);
};
