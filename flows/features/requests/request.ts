import type { Extension } from '../../../domain/extension.ts';
import type { State } from '../../../domain/state.ts';
import type { Unit } from '../../../domain/unit.ts';
import type { Answer, Answers, StoredFile } from '../../fields/answer.ts';

export type Signer = { capacity: string; name: string; nip: string };

export type RequestLetter = StoredFile & { key: string; signer?: Signer };

/** What an operator found lacking: the item's key, and why in words. */
export type Lack = { item: string; because: string };

/** The head's decision as it was given or, with a `paper`, as it was recorded: in words, by whom and in which office. */
export type Disposition = {
  instruction: string;
  actor: string;
  role: string;
  at: string;
  /** The photo or scan of the sheet the head decided on. */
  paper?: StoredFile;
};

/** What a unit has arranged with an applicant: a day, from when to when, where. */
export type Schedule = { date: string; from: string; to: string; place: string | null };

/** A request as conversation and staff need it. Instants are ISO, dates YYYY-MM-DD. */
export type RequestView = {
  id: string;
  number: string;
  service: string;
  state: State;
  version: number;
  unit: Unit;
  contactId: string;
  applicant: {
    name: string;
    phone: string | null;
    institution: string | null;
    email: string | null;
    nip?: string;
    position?: string;
  };
  answers: Answers;
  letters: RequestLetter[];
  promisedOn: string;
  /** The day by which it is to be decided, where the clock has stood still: later than promised. */
  decideBy?: string;
  /** When the clock stood still, as instants: from when the applicant was asked to complete it, and until when; left out where it never did. */
  pauses?: { begins: string; ends: string | null }[];
  /** By how much its promise was extended, and may still be; left out where it may not. */
  extension?: Extension;
  /** Its unit was asked why it will be late, and may say so. */
  askedWhy?: true;
  /** The day of which the applicant has been told that it may pass. */
  warnedFor?: string;
  submittedAt: string;
  /** When it entered its present state. */
  since: string;
  completedOn?: string;
  agendaNumber: string | null;
  /** The day it was entered in the agenda. */
  agendaOn?: string;
  /** Units named beside the leading one, `unit`, in the disposition. */
  supporting: Unit[];
  /** The day by which the head wants it done. */
  dueOn?: string;
  disposition?: Disposition;
  schedule?: Schedule;
  outcome: string | null;
  /** The file the unit gave as the result, if any. */
  resultFile?: StoredFile;
  rating: number | null;
  /** What the applicant added to the rating. */
  ratingComment?: string;
  /** Every rating given, the first one first; left out where there is none. */
  ratings?: RatingGiven[];
  lacking: Lack[];
  lastStep: { action: string; actor: string; role: string; at: string };
  /** The last completion: what had been asked for, the answers and files it took the place of. */
  completion?: Completion;
  /** When the applicant was last reminded of what is lacking. */
  remindedAt?: string;
};

/** A rating as it was given; a request that was opened again may have several. `at` is ISO. */
export type RatingGiven = { stars: number; at: string; comment?: string };

/** What an applicant has mended: each item with why it was asked for and the answer before, if there was one, and the letters replaced. */
export type Completion = {
  at: string;
  items: (Lack & { before?: Answer })[];
  letters: RequestLetter[];
};

/** One event of a request's history, without its links. */
export type HistoryEvent = {
  action: string;
  from: State | null;
  to: State;
  actor: string;
  role: string;
  at: string;
  note: string | null;
};
