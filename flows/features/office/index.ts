/* What the places of staff have in common: steps, dialogues of several stages, alerts, words. */

export { type Act, actOption, isGuarded, type Other, readAct, type Step, steps } from './act.ts';
export { alertOf, operatorsConcerned, reopenedAlert, withdrawnAlert } from './alerts.ts';
export { completedText, needsCompletionText, resultFileMessages, withdrawnText } from './applicant-texts.ts';
export {
  type AboutRequest,
  goTo,
  listed,
  type StepDialogue,
  type StepScene,
  type StepStage,
  subjectOf,
} from './dialogue.ts';
export { heldOf, undoOption } from './held.ts';
export { allThatWaits, type InboxLink, inboxOptionId, readInboxLink } from './inbox-link.ts';
export type { InboxFilter, InboxFrom, InboxPage, InboxRow } from './inbox-page.ts';
export { endWith, officeDialogue } from './office-dialogue.ts';
export { stepOptions, withOptions } from './options.ts';
export { answer, rest } from './place.ts';
export { looking } from './looking.ts';
export { preview, type Previewed } from './preview.ts';
export { dayGiven, type DayWindow, readDay, readTimes } from './read-when.ts';
export { judgeSent } from './sent-file.ts';
export { staffAt, type StaffPlace } from './staff-place.ts';
export { standing } from './standing.ts';
export { refusalText, tryStep } from './step-change.ts';
export { StepInput } from './step-input.ts';
export { finishStep, takeStep } from './take-step.ts';
export { talkOptions } from './talk-options.ts';
export { stepTexts } from './texts.ts';
export { requestById, type StaffTurn } from './turn.ts';
export { type SentLetter, viewingLetters } from './view-letters.ts';
export { fromChoice, fromWords, readWords } from './words.ts';
