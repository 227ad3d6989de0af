/* What other features may use of bookings: who holds what, and the words about it. */

export { type BookedPeriod, bookedPeriods } from './booked-periods.ts';
export { type Booked, usesOf } from './booked.ts';
export { cancelledCalendar, cancelledLines } from './cancelled.ts';
export { deadlineText, heldText, moveOptions, moveQuestion } from './move-asked.ts';
export { moveTexts } from './move-texts.ts';
export { moveAnswerNeeds } from './needs.ts';
export type { OpenBlock, OpenMove } from './open-change.ts';
export { bookingTexts } from './texts.ts';
