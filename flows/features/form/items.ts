import { signerFields, signerKeys } from '../../catalogue/signers.ts';
import { isAsked } from '../../fields/condition.ts';
import { isToldApart } from '../../fields/several/scattered.ts';
import type { Draft } from './draft.ts';
import type { Field } from '../../fields/field-schema.ts';
import type { Letter, Service } from '../../catalogue/service.ts';

/** One thing a form asks for: a field or a letter, in the order it is asked. */
export type Item = { key: string; label: string; help: string; required: boolean; sensitive: boolean } & (
  { field: Field; letter?: never } | { letter: Letter; field?: never }
);

const ofField = (field: Field): Item => ({
  key: field.key,
  get label() {
    return field.label;
  },
  get help() {
    return field.help;
  },
  required: field.required,
  sensitive: field.sensitive === true,
  field,
});

const ofLetter = (letter: Letter): Item => ({
  key: letter.key,
  label: letter.label,
  help: letter.help,
  required: letter.required,
  sensitive: letter.sensitive === true,
  letter,
});

const itemsOfService = new WeakMap<Service, readonly Item[]>();

/** Every item the service can ask for, whatever has been answered; signers stand behind their letter. Put together once a service. */
export const allItems = (service: Service): readonly Item[] => {
  const known = itemsOfService.get(service);
  if (known) return known;
  const items = [
    ...service.fields.map(ofField),
    ...service.letters.flatMap((letter) => [ofLetter(letter), ...signerFields(letter).map(ofField)]),
  ];
  itemsOfService.set(service, items);
  return items;
};

const isOptionalLetterLeftOut = (item: Item, service: Service, draft: Pick<Draft, 'skipped'>): boolean =>
  service.letters.some(
    (letter) => draft.skipped.includes(letter.key) && Object.values(signerKeys(letter)).includes(item.key),
  );

type Filled = Pick<Draft, 'answers' | 'skipped'>;
/** Those found last: within a turn they are asked for several times of the same draft. */
let last: { service: Service; draft: Filled; items: readonly Item[] } | null = null;

/** What is worked out of a service once. */
const ofService = (work: (service: Service) => boolean): ((service: Service) => boolean) => {
  const known = new WeakMap<Service, boolean>();
  return (service) => {
    const found = known.get(service) ?? work(service);
    known.set(service, found);
    return found;
  };
};

/** Whether what is asked of a service depends on what was answered. */
const isConditional = ofService((service) =>
  allItems(service).some(({ field }) => field?.when !== undefined),
);

/** Whether a service asks for several things that words tell by themselves. */
export const asksApart = ofService(
  (service) => service.fields.filter(({ type }) => isToldApart(type)).length > 1,
);

/** Whether a service asks anything that is answered by yes or no. */
export const asksYesNo = ofService((service) => service.fields.some(({ type }) => type === 'yes_no'));

/** The items this draft has to go through: those whose condition holds. */
export const itemsOf = (service: Service, draft: Filled): readonly Item[] => {
  if (draft.skipped.length === 0 && !isConditional(service)) return allItems(service);
  if (last?.draft === draft && last.service === service) return last.items;
  const items = allItems(service).filter(
    (item) =>
      (!item.field?.when || isAsked(item.field.when, draft.answers)) &&
      !isOptionalLetterLeftOut(item, service, draft),
  );
  last = { service, draft, items };
  return items;
};

/** Whether the draft has an answer or a file for the item. */
export const hasAnswer = (item: Item, draft: Pick<Draft, 'answers' | 'files'>): boolean =>
  item.letter ? (draft.files[item.key]?.length ?? 0) > 0 : draft.answers[item.key] !== undefined;

/** Whether the draft has an answer, a file, or a decision to leave it out; what is required cannot be left out. */
export const isAnswered = (item: Item, draft: Pick<Draft, 'answers' | 'files' | 'skipped'>): boolean =>
  hasAnswer(item, draft) || (!item.required && draft.skipped.includes(item.key));

/** The first item still to be asked, or undefined when the form is complete. */
export const nextItem = (service: Service, draft: Draft): Item | undefined =>
  itemsOf(service, draft).find((item) => !isAnswered(item, draft));

/** The items a person sees in review and progress: of a completion only those asked for again, with their signers. */
export const visibleItems = (service: Service, draft: Draft): readonly Item[] => {
  const items = itemsOf(service, draft);
  const only = draft.only;
  if (!only) return items;
  const reopened = new Set([
    ...only,
    ...service.letters
      .filter((letter) => only.includes(letter.key))
      .flatMap((letter) => Object.values(signerKeys(letter))),
  ]);
  return items.filter((item) => reopened.has(item.key) || !isAnswered(item, draft));
};

/** Who signed a letter is one question, however many items it fills. */
const questionOf = ({ key }: Pick<Item, 'key'>): string =>
  key.replace(/_signer_(?:capacity|name|nip)$/, '_signer');

const questionsOf = new WeakMap<readonly Item[], readonly string[]>();

const questionsIn = (items: readonly Item[]): readonly string[] => {
  const known = questionsOf.get(items);
  if (known) return known;
  const questions = [...new Set(items.map(questionOf))];
  questionsOf.set(items, questions);
  return questions;
};

/** Where the applicant is, as `3/9`. */
export const progress = (service: Service, draft: Draft, key: string): string => {
  const questions = questionsIn(visibleItems(service, draft));
  return `${Math.max(1, questions.indexOf(questionOf({ key })) + 1)}/${questions.length}`;
};

/** Which form it is, and where in it the applicant is, as `Coworking · 3/9`. */
export const whereIn = (service: Service, draft: Draft, key: string): string =>
  `${service.short ?? service.title} · ${progress(service, draft, key)}`;
