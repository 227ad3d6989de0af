import { createHash } from 'node:crypto';

// Capitals and digits that nobody takes for one another, read out or in print.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 10;

/** How long a new member of staff has to use the code. */
export const staffCodeHours = 24;

/** A one-time code of ten characters with which a member of staff makes a chat theirs, made of a turn's random token (base64url). */
export const staffCodeOf = (token: string): string =>
  [...Buffer.from(token, 'base64url').subarray(0, length)]
    .map((byte) => alphabet.charAt(byte % alphabet.length))
    .join('');

/** The hash under which a one-time code is kept, so that nobody who reads the database can use it. */
export const staffCodeHash = (code: string): string => createHash('sha256').update(code).digest('hex');
