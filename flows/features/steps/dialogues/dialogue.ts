import type { StaffMember } from '../../../../domain/role.ts';
import type { Unit } from '../../../../domain/unit.ts';
import type { StoredFile } from '../../../fields/answer.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Lack, RequestView, Schedule } from '../../requests/request.ts';
import type { Effect } from '../../../kernel/effect.ts';
import type { Event } from '../../../kernel/event.ts';
import type { Message, Option } from '../../../kernel/message.ts';
import type { StaffPlace } from '../staff-place.ts';
import type { Step } from '../act.ts';
import type { ServiceFace } from '../../inbox/service-face.ts';

/** What a dialogue's question and its answer may look at. */
export type Scene = {
  at: StaffPlace;
  request: RequestView;
  service: ServiceFace;
  context: Context;
  staff: StaffMember;
};

/** A question's answer: an option of it, or words. */
export type Input = { option: string } | { words: string };

/** What a step is taken with, once everything has been asked. */
export type StepInput = {
  note?: string;
  /** Of a disposition, the leading one first. */
  units?: Unit[];
  instruction?: string;
  dueOn?: string;
  /** The sheet with the head's decision, where that was made on paper. */
  paper?: StoredFile;
  lacking?: Lack[];
  agenda?: { number: string; no: number | null; on: string };
  schedule?: Schedule;
  resultFile?: StoredFile;
};

/** What a dialogue comes to: what a step is taken with, or the words and file of a message or note. */
export type Given = StepInput & { text?: string; file?: StoredFile };

/** Where an answer leads: another question (or the same, `same`, with another look; `effects` happen on the way), the step itself (or, `as`, another one), or a sentence that refuses it. */
export type Next =
  | { to: Partial<StaffPlace>; same?: true; effects?: Effect[] }
  | { done: Given; as?: Step }
  | { refuse: string };

type SentFile = Extract<Event, { kind: 'file' }>;

/** A file kept with the dialogue, what is said of it and where that leads; what it is done with at once; or the sentence that refuses it. */
export type FileTaken =
  { keep: StoredFile; say: string; to?: Partial<StaffPlace> } | { done: Given } | { refuse: string };

/** One question; `about` is what stands after the colon in the stage's name. */
export type Stage = {
  ask(scene: Scene, about: string): Message;
  take(scene: Scene, input: Input, about: string): Next;
  /** What becomes of a file; without it files are refused. */
  file?: (scene: Scene, event: SentFile) => FileTaken;
  /** It is answered in words first of all: only a pressed button or its whole label is an option. */
  inWords?: true;
};

/** What has to be asked before a step: its stages by name, `first` the one it begins with. A stage `own:x` is the stage `own` about x. */
export type Dialogue = {
  first: string | ((scene: Omit<Scene, 'at'>) => string);
  stages: Record<string, Stage>;
};

/** A table of labels as options. */
export const listed = (table: Record<string, string>): Option[] =>
  Object.entries(table).map(([id, label]) => ({ id, label }));
