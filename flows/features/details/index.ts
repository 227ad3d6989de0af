import type { Feature } from '../../kernel/feature.ts';
import { contactChanges } from './changes.ts';
import { details as place } from './details.ts';

/** Who an external applicant is. */
export const details: Feature = { places: [place], changes: contactChanges };
