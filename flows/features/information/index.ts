import type { Feature } from '../../kernel/feature.ts';
import { information as place } from './information.ts';

export { informationTexts } from './information-texts.ts';

/** What the office is, does and promises. */
export const information: Feature = { places: [place] };
