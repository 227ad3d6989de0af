import { chosen } from './chosen.ts';
import type { Command, Feature, Reader, Turn } from './feature.ts';
import { plainWords } from './plain-words.ts';
import { placeAt } from './places.ts';
import { spoken } from './spoken.ts';

/** The command a text means: by its very word, by another name, or with politeness around it ("batal dong"). */
export const commandIn = (commands: ReadonlyMap<string, Command>) => {
  const names = new Map(
    [...commands].flatMap(([word, { also }]) =>
      also ? [word, ...also].map((name) => [name, word] as const) : [],
    ),
  );
  return (text: string): string => names.get(spoken(text)) ?? plainWords(text);
};

/** The command a text is, or null: whether it is one where the person is, only its reader knows. */
export const commandOf = (commands: ReadonlyMap<string, Command>) => {
  const wordIn = commandIn(commands);
  return (text: string): string | null => {
    const word = wordIn(text);
    return commands.has(word) ? word : null;
  };
};

/** A place that has the word for itself, or offers the option it stands for, knows better where it leads. */
const isPlaces = (said: string, command: Command, { session, event, context }: Turn): boolean =>
  placeAt(session.at, context).ownWords?.includes(said) === true ||
  (command.option !== undefined && chosen(session, event, 'exact') === command.option);

/** All commands of the features, by word. */
export const commandTable = (features: readonly Feature[]): ReadonlyMap<string, Command> =>
  new Map(features.flatMap((feature) => Object.entries(feature.commands ?? {})));

/** Reads the words that always work, wherever the contact is. */
export const commandReader = (commands: ReadonlyMap<string, Command>): Reader => {
  const wordIn = commandIn(commands);
  return (turn) => {
    const { session, event, context } = turn;
    if (event.kind !== 'text') return null;
    const { words, whenLeft } = placeAt(session.at, context);
    // Where a message to people is written only the very word is the word.
    const said = words === 'message' ? plainWords(event.text) : wordIn(event.text);
    const command = commands.get(said);
    const move = command && !isPlaces(said, command, turn) ? command.take(turn) : null;
    if (!move?.to || move.to.name === session.at.name || whenLeft === undefined) return move;
    return { ...move, intro: [whenLeft, ...(move.intro ? [move.intro] : [])].join('\n\n') };
  };
};
