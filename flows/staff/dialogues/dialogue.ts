import type { Unit } from '../../../domain/unit.ts';
import type { StoredFile } from '../../engine/answer.ts';
import type { Context, Lack, RequestView } from '../../engine/context.ts';
import type { Event } from '../../engine/event.ts';
import type { Message, Option } from '../../engine/message.ts';
import type { AtOf } from '../../engine/place.ts';
import type { ServiceFace } from '../service-face.ts';

/** Where a member of staff is in a step. */
export type StaffPlace = AtOf<'staff'>;

/** What a dialogue's question and its answer may look at. */
export type Scene = { at: StaffPlace; request: RequestView; service: ServiceFace; context: Context };

/** A question's answer: an option of it, or words. */
export type Input = { option: string } | { words: string };

/** What a step is taken with, once everything has been asked. */
export type StepInput = {
  note?: string;
  unit?: Unit;
  lacking?: Lack[];
  agendaNumber?: string;
  resultFile?: StoredFile;
};

/** Where an answer leads: another question (or the same, `same`, with another look), the step itself, or a sentence that refuses it. */
export type Next = { to: Partial<StaffPlace>; same?: true } | { done: StepInput } | { refuse: string };

/** One question; `about` is what stands after the colon in the stage's name. */
export type Stage = {
  ask(scene: Scene, about: string): Message;
  take(scene: Scene, input: Input, about: string): Next;
};

/** What has to be asked before a step: its stages by name, `first` the one it begins with. A stage `own:x` is the stage `own` about x. */
export type Dialogue = {
  first: string;
  stages: Record<string, Stage>;
  /** What becomes of a file sent in the middle; without it files are refused. */
  file?: (scene: Scene, event: Extract<Event, { kind: 'file' }>) => FileTaken;
};

/** A file kept with the dialogue, or the sentence that refuses it. */
export type FileTaken = { keep: StoredFile; say: string } | { refuse: string };

/** A table of labels as options. */
export const listed = (table: Record<string, string>): Option[] =>
  Object.entries(table).map(([id, label]) => ({ id, label }));
