import type { Action } from '../../domain/transition.ts';
import type { ActingTerm } from '../../domain/acting-head.ts';
import type { Office, Role } from '../../domain/role.ts';
import type { State } from '../../domain/state.ts';
import type { Unit } from '../../domain/unit.ts';
import type { Resource } from '../../domain/resources.ts';
import type { Slot, StoredFile } from '../fields/answer.ts';
import type { AdminAct } from '../features/administration/admin-act.ts';
import type { Contact, Disposition, Draft, Lack, Schedule } from './context.ts';
import type { DocumentOrder } from '../features/documents/document.ts';
import type { WatchedSlot } from '../fields/field.ts';
import type { Message } from './message.ts';
import type { SlotWish } from '../features/form/slot/slot-wants.ts';

/** Who gets a staff alert: everybody with one of the roles; operators only of the units named; with `on`, an ISO date, also who stands in for the head that day. */
export type Audience = { roles: Role[]; units?: Unit[]; except?: string; on?: string };

/** What is written into a request's history without being a step: `viewed` letters, identity cards or NIK; `reminded` the applicant; decided to go on waiting; a unit's own `note`; a block over what it holds. */
export type RecordAction = 'viewed' | 'reminded' | 'kept_waiting' | 'note' | 'blocked_over';

/** What the outside has to do after a step; all of it is written in the turn's one transaction, nothing is sent inside it. */
export type Effect =
  | { type: 'say'; message: Message }
  | { type: 'save_draft'; draft: Draft }
  /** The draft is complete and marked `submitting`: make a request of it (or complete the request it belongs to). */
  | { type: 'submit'; draftId: string }
  /** Keep softly what a form being filled in has chosen, in place of what it had chosen before; no wishes let it go. */
  | { type: 'hold_slot'; draftId: string; requestId: string | null; wishes: SlotWish[] }
  /** Tell this contact, once, when a period that is taken now becomes free. */
  | ({ type: 'watch_slot' } & WatchedSlot)
  | {
      type: 'save_contact';
      changes: Partial<
        Pick<
          Contact,
          'name' | 'phone' | 'institution' | 'email' | 'detailsConfirmed' | 'privacyVersion' | 'remindersOff'
        >
      >;
    }
  | { type: 'verify_employee'; employeeId: string }
  | { type: 'bind_staff'; staffId: string; code: string }
  /** A staff code was tried that is none: after three the contact may try no more for a day. */
  | { type: 'code_missed' }
  /** A one-time link for one sensitive answer of a draft. The token goes into the message; only its hash is kept. */
  | { type: 'issue_answer_link'; token: string; draftId: string; item: string }
  /** A one-time link for staff to see the sensitive parts of a request. */
  | { type: 'issue_view_link'; token: string; requestId: string }
  /** Bytes that came through the chat and must not stay. */
  | { type: 'forget_file'; sha256: string }
  | {
      type: 'transition';
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
      schedule?: Schedule;
      resultFile?: StoredFile;
    }
  /** An event of a request's history that changes neither its state nor its version: a look at letters, a reminder. */
  | {
      type: 'record';
      requestId: string;
      action: RecordAction;
      actor: string;
      role: Role;
      note: string | null;
    }
  /** The applicant is reminded of what is lacking, unless somebody has done so since `remindedAt`: then the turn starts over. */
  | {
      type: 'remind_applicant';
      requestId: string;
      contactId: string;
      remindedAt: string | null;
      actor: string;
      role: Role;
    }
  | { type: 'rate'; requestId: string; rating: number }
  | { type: 'rating_comment'; requestId: string; comment: string }
  /** A message from one side of a request to the other: kept with the request; the unit's becomes an event of the applicant's session. */
  | {
      type: 'relay';
      requestId: string;
      contactId: string;
      from: { sender: 'applicant' } | { sender: 'unit'; staffId: string; unit: Unit };
      text: string;
      file?: StoredFile;
    }
  | { type: 'name_acting_head'; staffId: string; term: ActingTerm; namedBy: string }
  | { type: 'end_acting_head'; termId: string; endedBy: string }
  /** What an administrator does; decided anew when it would leave nobody who may. */
  | { type: 'administer'; act: AdminAct; actor: string }
  /** Something to be drawn or printed: a job makes it and sends it to the chat of this contact, or of the one named. */
  | { type: 'order_document'; orderId: string; contactId?: string; document: DocumentOrder }
  /** Blocks a period, whole days when it has no times; refused, so that the turn starts over, when it touches a request that is not among `touches`. */
  | {
      type: 'block';
      resource: Resource;
      from: string;
      until: string;
      times: { from: string; to: string } | null;
      reason: string;
      staffId: string;
      touches: string[];
    }
  | { type: 'release_block'; blockId: string }
  /** Proposes another period to a request's applicant; both are held until they answer. */
  | {
      type: 'propose_move';
      requestId: string;
      contactId: string;
      item: string;
      slot: Slot;
      reason: string;
      /** ISO instant. */
      expiresAt: string;
      staffId: string;
      actor: string;
      role: Role;
      note: string;
    }
  /** The applicant's answer to it. */
  | {
      type: 'answer_move';
      moveId: string;
      requestId: string;
      accept: boolean;
      item: string;
      slot: Slot;
      actor: string;
      note: string;
    }
  | { type: 'tell'; contactId: string; message: Message }
  /** News for the applicant that expects an answer: becomes an event of their own session. */
  | {
      type: 'news';
      contactId: string;
      requestId: string;
      news: 'needs_completion' | 'completed' | 'move_proposed';
    }
  | { type: 'alert'; to: Audience; messages: Message[] };

export type Say = Extract<Effect, { type: 'say' }>;
