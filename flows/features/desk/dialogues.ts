import type { Step } from '../office/act.ts';
import { agenda } from '../disposition/agenda.ts';
import { completion } from '../verification/completion.ts';
import type { StepDialogue } from '../office/dialogue.ts';
import { disposition } from '../disposition/disposition.ts';
import { rejection } from '../verification/rejection.ts';
import { result } from './result.ts';
import { start } from './start.ts';

/** What each step asks before it is taken; null: it is taken at once. */
export const dialogues: Record<Step, StepDialogue | null> = {
  verify: null,
  request_completion: completion,
  reject: rejection,
  register: agenda,
  dispose: disposition,
  start,
  complete: result,
};
