import type { Feature } from '../../kernel/feature.ts';
import { sop as place } from './sop.ts';

/** The SOP, to be accepted before a form opens. */
export const sop: Feature = { places: [place] };
