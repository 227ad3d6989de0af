import type { StaffMember } from '../../../domain/role.ts';
import type { Scene, Stage } from '../../kernel/dialogue.ts';
import type { RequestView, ServiceFace } from '../requests/index.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import type { StaffPlace } from './staff-place.ts';

/** What a dialogue about a request works with. */
export type AboutRequest = { request: RequestView; service: ServiceFace; staff: StaffMember };

/** What a question about a request and its answer may look at. */
export type StepScene = Scene<'staff', AboutRequest>;

/** One question about a request. */
export type StepStage = Stage<'staff', AboutRequest>;

/** What has to be asked before a step: its stages by name, `first` the one it begins with. A stage `own:x` is the stage `own` about x. */
export type StepDialogue = {
  first: string | ((scene: Omit<StepScene, 'at'>) => string);
  stages: Record<string, StepStage>;
};

/** What the present stage is about: what stands after the colon in its name. */
export const subjectOf = ({ at }: StepScene): string => at.stage.split(':')[1] ?? '';

/** On to another question of the same dialogue, with what has been answered. */
export const goTo = ({ at }: StepScene, answered: Partial<StaffPlace>): Move => ({
  to: { ...at, ...answered },
});

/** A table of labels as options. */
export const listed = (table: Record<string, string>): Option[] =>
  Object.entries(table).map(([id, label]) => ({ id, label }));
