import type { Feature } from '../../kernel/feature.ts';
import { verify } from './verify.ts';

/** Proving to be a civil servant of the register. */
export const employee: Feature = { places: [verify] };
