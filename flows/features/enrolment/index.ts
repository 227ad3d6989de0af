import type { Feature } from '../../kernel/feature.ts';
import { countMisses, enrolNeeds } from './enrol.ts';

export { enrol } from './enrol.ts';

/** A member of staff makes a chat theirs with a one-time code. */
export const enrolment: Feature = { needs: enrolNeeds, after: [countMisses] };
