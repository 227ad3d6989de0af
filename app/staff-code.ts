import { createHash, randomInt } from 'node:crypto';

// Capitals and digits that nobody takes for one another, read out or in print.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** How long a new member of staff has to use the code. */
export const staffCodeHours = 24;

/** A one-time code with which a member of staff makes a chat theirs: *masuk CODE*. */
export const newStaffCode = (): string =>
  Array.from({ length: 10 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

/** The hash under which a one-time code is kept. */
export const staffCodeHash = (code: string): string => createHash('sha256').update(code).digest('hex');
