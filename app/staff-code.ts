import { createHash, randomBytes } from 'node:crypto';
import { staffCodeOf } from '../flows/features/enrolment/staff-code.ts';

/** A new one-time code: *masuk CODE*. */
export const newStaffCode = (): string => staffCodeOf(randomBytes(32).toString('base64url'));

/** The hash under which a one-time code is kept. */
export const staffCodeHash = (code: string): string => createHash('sha256').update(code).digest('hex');
