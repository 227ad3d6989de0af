import type { Feature } from '../../kernel/feature.ts';
import { information as place } from './information.ts';

/** What the office is, does and promises. */
export const information: Feature = { places: [place] };
