import type { Feature } from '../../kernel/feature.ts';
import { forgetNeedless } from './forget.ts';

export { oneOfAlbum } from './forget.ts';

/** Files people send: judged, kept where they are wanted, forgotten where they are not. */
export const files: Feature = { after: forgetNeedless };
