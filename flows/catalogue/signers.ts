import type { Field } from '../fields/field-schema.ts';
import type { Letter } from './service.ts';
import { signerQuestionTexts as texts } from './signer-question-texts.ts';

/** Where a letter's signer is kept among the answers. */
export const signerKeys = (letter: Pick<Letter, 'key'>) => ({
  capacity: `${letter.key}_signer_capacity`,
  name: `${letter.key}_signer_name`,
  nip: `${letter.key}_signer_nip`,
});

const capacities = Object.keys(texts.capacities) as (keyof typeof texts.capacities)[];

/**
 * Who signed, asked after every letter of an agency head (Pasal 9(3): the head, or the official appointed in their absence). Its words are
 * read when they are said: who is asked may read another language than who was asked before.
 */
export const signerFields = (letter: Letter): Field[] => {
  if (letter.signer !== 'agency_head') return [];
  const keys = signerKeys(letter);
  return [
    {
      key: keys.capacity,
      type: 'choice',
      get label() {
        return texts.capacity;
      },
      get help() {
        return texts.capacityHelp(letter.label);
      },
      required: true,
      options: capacities.map((id) => ({
        id,
        get label() {
          return texts.capacities[id];
        },
      })),
      get example() {
        return texts.capacities.kepala;
      },
      invalidExamples: ['staf'],
    },
    {
      key: keys.name,
      type: 'text',
      get label() {
        return texts.name;
      },
      get help() {
        return texts.nameHelp;
      },
      required: true,
      min: 3,
      max: 100,
      example: 'Dra. Siti Aminah, M.Si.',
      invalidExamples: ['?'],
    },
    {
      key: keys.nip,
      type: 'nip',
      get label() {
        return texts.nip;
      },
      get help() {
        return texts.nipHelp;
      },
      required: true,
      example: '197001011995032001',
      invalidExamples: ['1234'],
    },
  ];
};
