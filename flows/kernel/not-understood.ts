import { numberedOptions } from './chosen.ts';
import { isPersonal, type PersonEvent } from './event.ts';
import type { Turn } from './feature.ts';
import type { Move } from './move.ts';
import { placeAt } from './places.ts';
import type { At, Session } from './session.ts';
import { kernelTexts } from './texts.ts';

const sentence = ({ prompt, wrong }: Session, event: PersonEvent): string => {
  const { oldButton, noFile, noContact, cannotRead, notUnderstood, stillNotUnderstood, outOfList } =
    kernelTexts;
  switch (event.kind) {
    case 'button':
      return oldButton;
    case 'file':
    case 'album':
    case 'lost_file':
      return noFile;
    case 'contact':
      return noContact;
    case 'other':
      return cannotRead;
    case 'text': {
      const last = numberedOptions(prompt.options).length;
      if (last > 0 && /^\s*\d{1,2}[.)]?\s*$/.test(event.text)) return outOfList(last);
      return wrong > 0 ? stillNotUnderstood : notUnderstood;
    }
    case 'edited':
    case 'deleted':
    case 'reaction':
    case 'location':
    case 'late':
      return notUnderstood;
  }
};

/** An event nobody could use: says why, and asks the question again. */
export const notUnderstood = (turn: Turn, home: At): Move => {
  const { session, event, context } = turn;
  const { at, wrong } = session;
  return {
    to: placeAt(at, context).silent ? home : at,
    ...(isPersonal(event) ? { intro: sentence(session, event) } : {}),
    // Whoever presses an old button has not read the present question yet.
    session: { wrong: event.kind === 'button' ? wrong : wrong + 1 },
  };
};
