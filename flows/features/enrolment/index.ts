import type { Feature } from '../../kernel/feature.ts';
import { duties } from './duties.ts';
import { countMisses, enrolNeeds, mayBringCode } from './enrol.ts';

export { askForDuties, dutiesVersion } from './duties.ts';
export { enrol } from './enrol.ts';
export { staffCodeHash, staffCodeHours, staffCodeOf } from './staff-code.ts';

/** A member of staff makes a chat theirs with a one-time code. */
export const enrolment: Feature = {
  places: [duties],
  needs: [{ when: mayBringCode, wants: enrolNeeds }],
  after: [{ when: mayBringCode, change: countMisses }],
};
