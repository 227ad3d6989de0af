import type { Service } from '../../catalogue/service.ts';
import { signerKeys } from '../../catalogue/signers.ts';
import type { Answer } from '../../fields/answer.ts';
import type { Field, Holds } from '../../fields/field-schema.ts';
import { fieldRefusal, showAnswer } from '../../fields/index.ts';
import { evidence } from '../../fields/several/evidence.ts';
import type { Context } from '../../kernel/context.ts';
import { fact } from '../../kernel/fact.ts';
import type { Session } from '../../kernel/session.ts';
import type { Draft } from './draft.ts';
import type { Earlier } from './facts-and-effects.ts';
import { fieldContext, serviceOf } from './form.ts';
import { allItems, hasAnswer, itemsOf, type Item } from './items.ts';
import type { SaidSigner } from './read-signer.ts';
import { letterSigned } from './signer.ts';
import { signerTexts } from './signer-texts.ts';

/** One thing that was said before, offered back at its question: an answer, or who signed. */
export type Offer = { shown: string } & ({ value: Answer } | { signer: SaidSigner });

/** More would be a list to read, where one tap was to save typing. */
const mostOffers = 2;

/** What stays the same from one request to the next, whatever the form calls it. */
const lasting = new Set<Holds>(['institution', 'position']);
/** What may stay the same where it is asked under the same key. */
const lastingByKey = new Set<Holds>(['person', 'study']);

/** What a field of words holds. */
export const holdsOf = (field: Field): Holds | undefined => (field.type === 'text' ? field.holds : undefined);

/** Whether an answer to one field may be meant by the other as well. */
const isSame = (earlier: Field, field: Field): boolean => {
  if (field.sensitive || earlier.type !== field.type) return false;
  const holds = holdsOf(field);
  if (holds !== undefined && lasting.has(holds)) return holdsOf(earlier) === holds;
  const byKey =
    field.type === 'phone' || field.type === 'email' || (holds !== undefined && lastingByKey.has(holds));
  return byKey && earlier.key === field.key;
};

/** An item at which something said before may be offered. */
const mayOffer = (item: Item, service: Service): boolean =>
  item.field !== undefined && (isCapacity(item.key, service) || isSame(item.field, item.field));

const isCapacity = (key: string, service: Service): boolean => {
  const letter = letterSigned(key, service);
  return letter !== undefined && signerKeys(letter).capacity === key;
};

const unique = (offers: readonly Offer[]): Offer[] =>
  [...new Map(offers.map((offer) => [offer.shown, offer])).values()].slice(0, mostOffers);

const signersOf = (item: Item, earlier: readonly Earlier[]): Offer[] => {
  const capacities = item.field?.type === 'choice' ? item.field.options : [];
  return earlier.flatMap(({ signers }) =>
    signers.flatMap((signer) => {
      const capacity = capacities.find(({ id }) => id === signer.capacity);
      return capacity
        ? [{ shown: signerTexts.offered(signer.name, capacity.label, signer.nip), signer }]
        : [];
    }),
  );
};

const answersOf = (field: Field, earlier: readonly Earlier[], draft: Draft, context: Context): Offer[] =>
  earlier.flatMap(({ service, answers }) =>
    (context.catalogue.byCode.get(service)?.fields ?? []).flatMap((other) => {
      const value = answers[other.key];
      const fits =
        value !== undefined &&
        isSame(other, field) &&
        fieldRefusal(value, field, fieldContext(field, draft, context)) === null;
      return fits ? [{ shown: showAnswer(value, field), value }] : [];
    }),
  );

/** Where somebody lives, whatever stands beside it. */
const address = /^(?:jl|jln|jalan|gg|gang|komp|komplek|kompleks|perum|perumahan|rt|desa|dusun)[ .]/iu;

/** What somebody said of themselves, where it names an institution and no address. */
const ownInstitution = (field: Field, draft: Draft, context: Context): Offer[] => {
  const { institution } = context.contact;
  const fits =
    holdsOf(field) === 'institution' &&
    institution !== null &&
    !address.test(institution) &&
    evidence(institution, 'institution') === 'yes' &&
    fieldRefusal(institution, field, fieldContext(field, draft, context)) === null;
  return fits ? [{ shown: institution, value: institution }] : [];
};

/** What a form remembers as known, once the applicant's own institution may be offered as well. */
export const knownWithOwn = (
  draft: Draft,
  { known }: Pick<Session, 'known'>,
  context: Context,
): Session['known'] => {
  const before = known?.draftId === draft.id ? known.keys : [];
  const own = serviceOf(context, draft.service)
    .fields.filter(
      (field) => draft.answers[field.key] === undefined && ownInstitution(field, draft, context).length > 0,
    )
    .map(({ key }) => key);
  const keys = [...new Set([...before, ...own])];
  return keys.length > 0 ? { draftId: draft.id, keys } : undefined;
};

const offersFor = (
  item: Item,
  service: Service,
  earlier: readonly Earlier[],
  draft: Draft,
  context: Context,
): Offer[] => {
  if (!item.field || !mayOffer(item, service)) return [];
  return unique(
    isCapacity(item.key, service)
      ? signersOf(item, earlier)
      : [...answersOf(item.field, earlier, draft, context), ...ownInstitution(item.field, draft, context)],
  );
};

/** The questions of a form at which something is known from before; remembered with the session, the values are not. */
export const knownKeys = (
  service: Service,
  draft: Draft,
  earlier: readonly Earlier[],
  context: Context,
): string[] =>
  itemsOf(service, draft)
    .filter((item) => !hasAnswer(item, draft) && offersFor(item, service, earlier, draft, context).length > 0)
    .map(({ key }) => key);

/** Whether something is offered at a question of the form that is not answered yet. */
export const isOffered = (
  { key, from }: { key: string; from: 'form' | 'review' },
  draft: Pick<Draft, 'id' | 'answers'>,
  { known }: Pick<Session, 'known'>,
): boolean =>
  from === 'form' &&
  known?.draftId === draft.id &&
  known.keys.includes(key) &&
  draft.answers[key] === undefined;

/** What is offered at a question. */
export const offersAt = (
  at: { key: string; from: 'form' | 'review' },
  draft: Draft,
  service: Service,
  session: Pick<Session, 'known'>,
  context: Context,
): Offer[] => {
  const item = isOffered(at, draft, session)
    ? allItems(service).find(({ key }) => key === at.key)
    : undefined;
  if (!item) return [];
  return offersFor(item, service, fact(context, { fact: 'known_answers' }), draft, context);
};
