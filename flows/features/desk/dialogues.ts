import type { Step, StepDialogue } from '../office/index.ts';
import { agenda, disposition } from '../disposition/index.ts';
import { completion, rejection, verification } from '../verification/index.ts';
import { explanation } from './explanation.ts';
import { extension } from './extension.ts';
import { result } from './result.ts';
import { start } from './start.ts';

/** What each step asks before it is taken; null: it is taken at once. */
export const dialogues: Record<Step, StepDialogue | null> = {
  verify: verification,
  request_completion: completion,
  reject: rejection,
  register: agenda,
  dispose: disposition,
  start,
  complete: result,
  extend: extension,
  explain: explanation,
};
