import { z } from 'zod';
import type { Door, Look } from '../../../domain/access.ts';
import type { Extension } from '../../../domain/extension.ts';
import type { Office, Role } from '../../../domain/role.ts';
import type { State } from '../../../domain/state.ts';
import type { Action } from '../../../domain/transition.ts';
import type { Unit } from '../../../domain/unit.ts';
import type { StoredFile } from '../../fields/answer.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Message } from '../../kernel/message.ts';
import type { Disposition, HistoryEvent, Lack, RequestView, Schedule } from './request.ts';

/** Who gets a staff alert: everybody with one of the roles; operators only of the units named; with `on`, an ISO date, also who stands in for the head that day. */
export type Audience = { roles: Role[]; units?: Unit[]; except?: string; on?: string };

/** What is written into a request's history without being a step: `viewed` letters, identity cards or NIK; `reminded` the applicant; decided to go on waiting; a unit's own `note`; a block over what it holds. */
export type RecordAction = 'viewed' | 'reminded' | 'kept_waiting' | 'note' | 'blocked_over';

/** What reaches an applicant about a request from inside the house. */
export const requestEvents = [
  /** Something about a request of this contact that expects an answer. */
  z.strictObject({
    kind: z.literal('news'),
    requestId: z.string(),
    news: z.enum(['needs_completion', 'completion_reminder', 'completed', 'move_proposed']),
  }),
] as const;
type RequestNews = z.infer<(typeof requestEvents)[number]>;

declare module '../../kernel/event.ts' {
  interface HouseEvents {
    news: RequestNews;
  }
}

/** What is done only a while after a step, so that whoever took it can take it back until then; `no` names it on its button. */
export type Held = { id: string; no: number; staffId: string; seconds: number; effects: readonly Effect[] };

/** Something of a member of staff that has not gone out yet: a step with the state before it and the version it left, or a message. */
export type HeldView = { id: string; no: number; staffId: string } & (
  { action: Action; from: State; version: number } | { action: 'write' }
);

/** So many of their own requests a list shows somebody. */
export const mostOwn = 20;

declare module '../../kernel/fact.ts' {
  interface Wants {
    my_requests: {};
    /** What about a request has not gone out yet, the oldest first. */
    held: { requestId: string };
    request: { id: string };
    request_by_number: { number: string };
    history: { requestId: string };
    /** One of our messages to this contact, by its channel's id (`quotes` of an event). */
    quoted: { message: string };
  }
  interface Facts {
    /** Newest first, at most one more than a list shows. */
    my_requests: RequestView[];
    request: RequestView | null;
    request_by_number: RequestView | null;
    /** Oldest first, at most the last two hundred. */
    history: HistoryEvent[];
    held: HeldView[];
    /**
     * What that message was about: the news it was, the request named in it (whether it is theirs is for the asker to check),
     * and the number of the question it asked (`session.prompt.no`); null for a message that is none of ours.
     */
    quoted: { notice: Message['notice'] | null; requestId: string | null; prompt: number | null } | null;
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    transition: {
      requestId: string;
      /** The version the step was decided on; another one in the database makes the whole turn start over. */
      version: number;
      action: Action;
      from: State;
      to: State;
      unit: Unit;
      /** The units beside the leading one. */
      supporting: Unit[];
      actor: string;
      role: Office | 'applicant';
      note: string | null;
      lacking?: Lack[];
      /** `no` is what stands for {no} in a number that follows the pattern; `on` an ISO date. */
      agenda?: { number: string; no: number | null; on: string };
      /** Without the paper's instant and hand: those are the event's. */
      disposition?: Pick<Disposition, 'instruction' | 'paper'>;
      dueOn?: string;
      /** What is left to extend, and the day by which it is then to be decided. */
      extended?: { extension: Extension; decideBy: string };
      /** The day of which the applicant is told with it that it may pass; once only. */
      warnedFor?: string;
      schedule?: Schedule;
      resultFile?: StoredFile;
      /** What follows from it waits. */
      held?: Held;
    };
    /** A message about a request waits before it goes. */
    hold_message: { requestId: string; held: Held };
    /** What waits is taken back: a step with where it leads back, or a message. */
    take_back: { requestId: string; heldId: string } & (
      | { step: { action: Action; version: number; from: State; to: State }; actor: string; role: Role }
      | { step: null }
    );
    /** An event of a request's history that changes neither its state nor its version: a look at letters, a reminder. */
    record: { requestId: string; action: RecordAction; actor: string; role: Role; note: string | null };
    /** Somebody of the staff is about to see personal data: of this request, or of a question's asker. */
    look: {
      what: Look;
      door: Door;
      of: { contactId: string; id?: string };
      by: { staffId: string; role: Role };
    };
    rate: { requestId: string; rating: number };
    rating_comment: { requestId: string; comment: string };
    tell: { contactId: string; message: Message };
    /** News for the applicant that expects an answer: becomes an event of their own session. */
    news: {
      contactId: string;
      requestId: string;
      news: 'needs_completion' | 'completed' | 'move_proposed';
    };
    alert: { to: Audience; messages: Message[] };
  }
}
