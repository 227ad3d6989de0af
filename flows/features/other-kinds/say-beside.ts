import type { Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { placeAt } from '../../kernel/places.ts';
import { otherTexts } from './texts.ts';

/** Whether no short question could be asked again here: nothing is asked, or what is asked is long and has just been read. */
export const standsAlone = ({ session: { at }, context }: Turn): boolean => {
  const { free, silent, long } = placeAt(at, context);
  return free !== undefined || silent === true || long === true;
};

/** One sentence beside what is going on: then the question again in short; where nothing is asked, how to go on. */
export const sayBeside = (turn: Turn, text: string): Move => {
  const { session, context } = turn;
  const { at, wrong } = session;
  if (!standsAlone(turn)) return { to: at, again: true, intro: text, session: { wrong: Math.max(1, wrong) } };
  const idle = placeAt(at, context).free === 'idle';
  return { say: [{ text: idle ? `${text} ${otherTexts.howToGoOn}` : text }] };
};
