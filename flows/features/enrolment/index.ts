import type { Feature } from '../../kernel/feature.ts';
import { countMisses, enrolNeeds } from './enrol.ts';

export { enrol } from './enrol.ts';
export { staffCodeHours, staffCodeOf } from './staff-code.ts';

/** A member of staff makes a chat theirs with a one-time code. */
export const enrolment: Feature = { needs: enrolNeeds, after: [countMisses] };
