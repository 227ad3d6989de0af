import { pickOrWrite } from '../../kernel/dialogue.ts';
import type { Move } from '../../kernel/move.ts';
import { stepTexts } from './texts.ts';

/** Ends what somebody was doing with a sentence, and asks nothing. */
export const endWith = (intro: string): Move => ({ to: { name: 'start' }, quiet: true, intro });

/** What the dialogues of staff that are not a step on a request have in common. */
export const officeDialogue = {
  traits: { remarks: 'none', office: true },
  ways: ['cancel'],
  leave: () => endWith(stepTexts.left),
  unread: pickOrWrite,
} as const;
