import { z } from 'zod';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Feature, Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { placeAt } from '../../kernel/places.ts';
import type { Session } from '../../kernel/session.ts';
import { languageTexts } from './texts.ts';

const memory = {
  /** The language somebody has asked for; the city's own without it. */
  language: z.string().optional(),
};

declare module '../../kernel/session.ts' {
  interface Memory extends z.infer<z.ZodObject<typeof memory>> {}
}

/** The catalogue in the language of a session, with its wording; the city's own where it has no such language. */
export const catalogueFor = (catalogue: Catalogue, { language }: Pick<Session, 'language'>): Catalogue =>
  (language === undefined ? undefined : catalogue.languages?.get(language)?.()) ?? catalogue;

/** The language changes, and the question that stands is asked again. */
const changed = ({ session, context }: Turn, chosen: string | undefined, told: string): Move => {
  const kept = { session: { language: chosen } };
  return placeAt(session.at, context).silent
    ? { ...kept, say: [{ text: told }] }
    : { ...kept, to: session.at, again: true, intro: told };
};

/** A chat in another language, where the city has a file of texts for it. */
export const language: Feature = {
  memory: { shape: memory, fresh: {} },
  commands: {
    english: {
      also: ['in english', 'english please', 'speak english'],
      take: (turn) =>
        turn.context.catalogue.languages?.has('en') ? changed(turn, 'en', languageTexts.english) : null,
    },
    'bahasa indonesia': {
      take: (turn) =>
        turn.session.language === undefined ? null : changed(turn, undefined, languageTexts.indonesian),
    },
  },
};
