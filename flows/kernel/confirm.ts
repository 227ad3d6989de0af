import { chosen } from './chosen.ts';
import type { Event } from './event.ts';
import { leavingWords } from './leaving.ts';
import { option, type Option } from './message.ts';
import { plainWords } from './fold.ts';
import { disagrees } from './spoken.ts';
import { kernelTexts } from './texts.ts';
import type { Session } from './session.ts';

/** The options of a question whether something is really meant. */
export const confirmOptions: Option[] = [
  option('yes', () => kernelTexts.yes),
  option('no', () => kernelTexts.no),
];

// What is asked so cannot be undone: few words mean yes, many mean no.
const yes = ['ya', 'y', 'iya'];
const no = ['tidak', 't', 'tdk', 'tak', 'nggak', 'enggak', 'gak', 'ndak', 'jangan', ...leavingWords];

/** Whether the answer to such a question, pressed or typed, is yes; null when it is neither. `alsoNo`: further words for no. */
export const confirmed = (session: Session, event: Event, alsoNo: readonly string[] = []): boolean | null => {
  const choice = chosen(session, event);
  const words = event.kind === 'text' ? plainWords(event.text) : '';
  if (choice === 'yes' || yes.includes(words)) return true;
  return choice === 'no' || no.includes(words) || alsoNo.includes(words) || disagrees(words) ? false : null;
};
