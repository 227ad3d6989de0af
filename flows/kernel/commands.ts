import { chosen } from './chosen.ts';
import type { Command, Feature, Reader, Turn } from './feature.ts';
import type { Meaning } from './lexicon/meaning.ts';
import { meaningCue, meaningsOf } from './lexicon/meanings.ts';
import { anyCue, cue, type Cue } from './look-ahead.ts';
import { said } from './lexicon/said.ts';
import { plainWords } from './fold.ts';
import { placeAt } from './places.ts';

/** With all the politeness around it a command is no longer than this. */
const longest = 120;

/** A name as texts are compared with it: in everyday spelling, with politeness around it. */
const comparedName = (text: string): string => {
  const { core, alone } = said(text);
  return core === '' ? alone : core;
};

/** The command a text means: by its very word, by another name, or by what the whole of it means ("batalin dong kak"). */
export const commandIn = (commands: ReadonlyMap<string, Command>) => {
  const named = [...commands].filter(([, { also, means: meant }]) => also ?? meant);
  const names = new Map(
    named.flatMap(([word, { also = [] }]) =>
      [word, ...also].map((name) => [comparedName(name), word] as const),
    ),
  );
  const byMeaning = new Map<Meaning, string>(
    [...commands].flatMap(([word, { means: meant = [] }]) =>
      meant.map((meaning) => [meaning, word] as const),
    ),
  );
  return (text: string): string => {
    if (text.length > longest) return plainWords(text);
    const found = names.get(comparedName(text));
    if (found !== undefined) return found;
    const [meaning] = byMeaning.size > 0 ? meaningsOf(said(text)) : [];
    return (meaning && byMeaning.get(meaning)) ?? plainWords(text);
  };
};

/** The command a text is, or null: whether it is one where the person is, only its reader knows. */
export const commandOf = (commands: ReadonlyMap<string, Command>) => {
  const wordIn = commandIn(commands);
  return (text: string): string | null => {
    const word = wordIn(text);
    return commands.has(word) ? word : null;
  };
};

/** A word that only means the command is one of the present options first: "baru" where *Baru* is to be chosen. */
const isOption = (word: string, { session, event }: Turn): boolean =>
  event.kind === 'text' && plainWords(event.text) !== word && chosen(session, event, 'exact') !== null;

/** A place that has the word for itself, or offers the option it stands for, knows better where it leads. */
const isPlaces = (word: string, command: Command, turn: Turn): boolean =>
  placeAt(turn.session.at, turn.context).ownWords?.includes(word) === true ||
  (command.option !== undefined && chosen(turn.session, turn.event, 'exact') === command.option) ||
  isOption(word, turn);

/** All commands of the features, by word. */
export const commandTable = (features: readonly Feature[]): ReadonlyMap<string, Command> =>
  new Map(features.flatMap((feature) => Object.entries(feature.commands ?? {})));

/** The words of which a command has at least one: of its names, or to begin what it means in other words. */
export const cueOfCommands = (commands: ReadonlyMap<string, Command>): Cue => {
  const names = [...commands].flatMap(([word, { also = [] }]) => [word, ...also]);
  const words = new Set(
    names.flatMap((name) => [...name.toLowerCase().split(/[^a-z0-9]+/), ...comparedName(name).split(' ')]),
  );
  words.delete('');
  return anyCue(cue({ words }), meaningCue);
};

/** Reads the words that always work, wherever the contact is. */
export const commandReader = (commands: ReadonlyMap<string, Command>): Reader => {
  const wordIn = commandIn(commands);
  return (turn) => {
    const { session, event, context } = turn;
    if (event.kind !== 'text') return null;
    const { words, whenLeft } = placeAt(session.at, context);
    // Where a message to people is written only the very word is the word.
    const word = words === 'message' ? plainWords(event.text) : wordIn(event.text);
    const command = commands.get(word);
    const move = command && !isPlaces(word, command, turn) ? command.take(turn) : null;
    if (!move?.to || move.to.name === session.at.name || whenLeft === undefined) return move;
    return { ...move, intro: [whenLeft(), ...(move.intro ? [move.intro] : [])].join('\n\n') };
  };
};
