import { randomBytes } from 'node:crypto';
import { staffCodeOf } from '../flows/features/enrolment/staff-code.ts';

/** A new one-time code: *masuk CODE*. */
export const newStaffCode = (): string => staffCodeOf(randomBytes(32).toString('base64url'));
