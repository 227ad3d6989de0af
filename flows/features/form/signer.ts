import type { Letter, Service } from '../../catalogue/service.ts';
import { signerKeys } from '../../catalogue/signers.ts';
import type { Answer } from '../../fields/answer.ts';
import { readField, showAnswer } from '../../fields/index.ts';
import type { Context } from '../../kernel/context.ts';
import type { GivenAnswer } from '../../kernel/dialogue.ts';
import type { Move } from '../../kernel/move.ts';
import { acceptAnswer } from './accept-answer.ts';
import type { Draft } from './draft.ts';
import { draftOf, fieldContext, nextPlace, serviceOf } from './form.ts';
import type { ItemTurn } from './item-turn.ts';
import { allItems, hasAnswer } from './items.ts';
import { readSigner, type SaidSigner } from './read-signer.ts';
import { signerTexts } from './signer-texts.ts';

const parts = ['capacity', 'name', 'nip'] as const;

/** The letter whose signer an item is about; undefined for every other item. */
export const letterSigned = (key: string, service: Service): Letter | undefined =>
  key.includes('_signer_')
    ? service.letters.find((letter) => Object.values(signerKeys(letter)).includes(key))
    : undefined;

/** A signer as people say it: name, capacity, NIP. */
const shownSigner = (letter: Letter, { answers }: Pick<Draft, 'answers'>, service: Service): string => {
  const keys = signerKeys(letter);
  const shown = (key: string): string | null => {
    const field = allItems(service).find((item) => item.key === key)?.field;
    const answer = answers[key];
    return field && answer !== undefined ? showAnswer(answer, field) : null;
  };
  return signerTexts.shown(shown(keys.name), shown(keys.capacity), shown(keys.nip));
};

/** The draft with what is said of a letter's signer, each part as its own question would take it; null where one is refused. */
export const withSigner = (
  draft: Draft,
  letter: Letter,
  said: SaidSigner,
  context: Context,
): { draft: Draft; told: string } | null => {
  const service = serviceOf(context, draft.service);
  const keys = signerKeys(letter);
  let signed = draft;
  for (const part of parts) {
    const [value, item] = [said[part], allItems(service).find(({ key }) => key === keys[part])];
    if (value === undefined) continue;
    if (!item?.field) return null;
    const input = part === 'capacity' ? { option: value } : { text: value };
    const reading = readField(input, item.field, fieldContext(item.field, signed, context));
    if (reading.ok !== true) return null;
    const answer: Answer = reading.value;
    signed = acceptAnswer(signed, item, answer, context).draft ?? signed;
  }
  return { draft: signed, told: signerTexts.noted(shownSigner(letter, signed, service)) };
};

/** Who signed, where words say at least two parts of it. */
export const saidSigner = (words: string): SaidSigner | null => {
  const said = readSigner(words);
  return said && Object.keys(said).length > 1 ? said : null;
};

/** "Yang ttd pak kadis": the capacity, and nothing beside it. */
const capacityAlone = (words: string): SaidSigner | null => {
  const said = readSigner(words);
  return said?.capacity !== undefined && Object.keys(said).length === 1 ? said : null;
};

/** Who signed in one message, at any of the questions about it. */
export const takeSigner = ({ item, draft, context }: ItemTurn, { words }: GivenAnswer): Move | null => {
  const letter = letterSigned(item.key, draftOf(context).service);
  const isAsked = letter && signerKeys(letter).capacity === item.key;
  const said =
    letter && words !== null ? (saidSigner(words) ?? (isAsked ? capacityAlone(words) : null)) : null;
  const signed = letter && said ? withSigner(draft, letter, said, context) : null;
  if (!signed) return null;
  return {
    to: nextPlace({ ...context, draft: signed.draft }),
    draft: signed.draft,
    intro: signed.told,
  };
};

/** Asks for what is still open of a signer in one message; null where only this part is. */
export const signerHelp = (key: string, draft: Draft, service: Service): string | null => {
  const letter = letterSigned(key, service);
  if (!letter) return null;
  const keys = signerKeys(letter);
  const open = (part: (typeof parts)[number]): boolean => {
    const item = allItems(service).find((one) => one.key === keys[part]);
    return item !== undefined && !hasAnswer(item, draft);
  };
  if (!open('nip') || !open('name')) return null;
  if (key === keys.capacity) return signerTexts.whole(letter.label);
  return key === keys.name ? signerTexts.nameAndNip : null;
};
