import { z } from 'zod';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Feature } from '../../kernel/feature.ts';
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

/** A chat in another language, where the city has a file of texts for it. */
export const language: Feature = {
  memory: { shape: memory, fresh: {} },
  commands: {
    english: {
      also: ['in english', 'english please', 'speak english'],
      take: ({ context }) =>
        context.catalogue.languages?.has('en')
          ? { session: { language: 'en' }, say: [{ text: languageTexts.english }] }
          : null,
    },
    'bahasa indonesia': {
      take: ({ session }) =>
        session.language === undefined
          ? null
          : { session: { language: undefined }, say: [{ text: languageTexts.indonesian }] },
    },
  },
};
