import { z } from 'zod';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Event } from '../../kernel/event.ts';
import type { Feature, Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { cue } from '../../kernel/look-ahead.ts';
import { placeAt } from '../../kernel/places.ts';
import { plainWords } from '../../kernel/fold.ts';
import type { Session } from '../../kernel/session.ts';
import { languageTexts } from './texts.ts';

const memory = {
  /** The language somebody has asked for; the city's own without it. */
  language: z.string().optional(),
};

declare module '../../kernel/session.ts' {
  interface Memory extends z.infer<z.ZodObject<typeof memory>> {}
}

/** How people ask for another language, and for the city's own again. */
const asked: ReadonlyMap<string, string | undefined> = new Map([
  ['english', 'en'],
  ['in english', 'en'],
  ['english please', 'en'],
  ['speak english', 'en'],
  ['do you speak english', 'en'],
  ['can you speak english', 'en'],
  ['do you have english', 'en'],
  ['english version', 'en'],
  ['english available', 'en'],
  ['is there english', 'en'],
  ...[
    'can someone speak english',
    'does anyone speak english',
    'anyone speak english',
    'do you understand english',
  ].map((words) => [words, 'en'] as const),
  ...[
    'can we use english',
    'can i use english',
    'can you use english',
    'could you speak english',
    'i speak english',
    'i only speak english',
    'use english',
    'switch to english',
    'english pls',
    'need english',
    'i need english',
  ].map((words) => [words, 'en'] as const),
  ['bahasa indonesia', undefined],
]);
const alsoEnglish = [...asked].flatMap(([words, spoken]) => (spoken === 'en' ? [words] : []));

/** Who asks for a language says one of these words. */
export const languageCue = cue({ words: new Set([...asked.keys()].flatMap((words) => words.split(' '))) });

/** The language of a turn: who asks for another is answered in it at once. */
const languageOf = ({ language }: Pick<Session, 'language'>, event: Event): string | undefined => {
  const words = event.kind === 'text' ? plainWords(event.text) : '';
  return asked.has(words) ? asked.get(words) : language;
};

/** The catalogue in the language of a turn, with its wording; the city's own where it has no such language. */
export const catalogueFor = (
  catalogue: Catalogue,
  session: Pick<Session, 'language'>,
  event: Event,
): Catalogue => {
  if (!catalogue.languages) return catalogue;
  const spoken = languageOf(session, event);
  return (spoken === undefined ? undefined : catalogue.languages.get(spoken)?.()) ?? catalogue;
};

/** The language changes, and the question that stands is asked again. */
const changed = ({ session, context }: Turn, chosen: string | undefined, told: string): Move => {
  const kept = { session: { language: chosen } };
  if (placeAt(session.at, context).silent) return { ...kept, say: [{ text: told }] };
  // Somebody new has not been asked anything yet.
  const again = session.prompt.no > 0 ? { again: true as const } : {};
  return { ...kept, ...again, to: session.at, intro: told };
};

/** A chat in another language, where the city has a file of texts for it. */
export const language: Feature = {
  memory: { shape: memory, fresh: {} },
  commands: {
    english: {
      also: alsoEnglish,
      take: (turn) =>
        turn.context.catalogue.languages?.has('en') ? changed(turn, 'en', languageTexts.english) : null,
    },
    'bahasa indonesia': {
      take: (turn) =>
        turn.session.language === undefined ? null : changed(turn, undefined, languageTexts.indonesian),
    },
  },
};
