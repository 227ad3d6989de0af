import type { Feature } from '../../kernel/feature.ts';
import { help as place } from './help.ts';

export { readGist, readRemark, readWholeGist } from './read-remark.ts';

/** Help, always with a way to a human, and answers to what people say beside a question. */
export const help: Feature = {
  places: [place],
  commands: {
    bantuan: {
      means: ['help'],
      take: () => ({ to: { name: 'help' } }),
    },
  },
};
