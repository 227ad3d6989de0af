/* What all features know of a request: its view, how it is shown, and who may see it. */

export { comparedLetters, completedLines } from './completed-items.ts';
export type { Employee } from './employee.ts';
export { type Audience, type Held, type HeldView, mostOwn, requestEvents } from './facts-and-effects.ts';
export { itemLabel, lackLines } from './lacking.ts';
export {
  inOrder,
  isClosed,
  letterLine,
  letterMessage,
  openLetters,
  remadeLetters,
  shownFile,
} from './letters.ts';
export { ownRequest } from './own-request.ts';
export { ratingLines } from './rating-lines.ts';
export { isBeside, maySeeSensitive, withinReach } from './reach.ts';
export type { HistoryEvent, Lack, RequestLetter, RequestView, Schedule } from './request.ts';
export { requestFace, secretariatName, serviceFace, type ServiceFace } from './service-face.ts';
export {
  applicantName,
  isAnonymous,
  shownActor,
  shownAnswer,
  shownAnswerInLine,
  shownNip,
  shownState,
  shownStep,
} from './shown.ts';
export { signatureLine, signatureTexts } from './signature-line.ts';
export { requestTexts } from './texts.ts';
export { clockOf, decisionDay, disposedTo, isLate, moment, today } from './times.ts';
