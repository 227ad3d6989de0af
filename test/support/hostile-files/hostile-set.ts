import { actingFiles } from './acting.ts';
import { bombs } from './bombs.ts';
import { filters } from './filters.ts';
import type { HostileFile } from './hostile-file.ts';
import { otherKinds } from './other-kinds.ts';
import { pageTrees } from './page-trees.ts';
import { pictures } from './pictures.ts';

/** All of them; made anew by each test that asks, some of them large. */
export const hostileSet = async (): Promise<HostileFile[]> => [
  ...bombs(),
  ...filters(),
  ...pageTrees(),
  ...actingFiles(),
  ...(await pictures()),
  ...otherKinds(),
];
