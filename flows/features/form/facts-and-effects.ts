import { z } from 'zod';
import type { Hold } from '../../../domain/periods.ts';
import type { Resource } from '../../../domain/resources.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { Answer, type Answers, Slot, StoredFile } from '../../fields/answer.ts';
import type { WatchedSlot } from '../../fields/field.ts';
import type { Settings } from '../../settings.ts';
import type { Draft } from './draft.ts';
import type { SlotWish } from '../../fields/slot-wants.ts';

declare module '../../kernel/context.ts' {
  interface Context {
    catalogue: Catalogue;
    settings: Settings;
    /** The session's draft. */
    draft: Draft | null;
    /** Open drafts of this contact, last touched first; completions left out. */
    openDrafts: Pick<Draft, 'id' | 'service' | 'expiresAt'>[];
    /** Services nobody can begin or send at present, by code, and what people are told of it. */
    closed: Readonly<Record<string, string>>;
  }
}

/** Of an earlier request, newest first: its answers, and who signed its letters; of a colleague's only the latter. */
export type Earlier = {
  service: string;
  answers: Answers;
  signers: { capacity: string; name: string; nip: string }[];
};

/** What the form remembers with a session. */
export const formMemory = {
  draftId: z.string().nullable(),
  /** The message of the last answer in a form, and what it answered, beside its question too. */
  answered: z
    .strictObject({
      message: z.string(),
      key: z.string(),
      draftId: z.string(),
      also: z.array(z.string()).optional(),
    })
    .optional(),
  /** The questions of a form at which something is offered that was said before. */
  known: z.strictObject({ draftId: z.string(), keys: z.array(z.string()) }).optional(),
  /** The letter that got a file last, and when; null once its sender has said that it is whole. */
  pages: z.strictObject({ draftId: z.string(), key: z.string(), at: z.string() }).nullable().optional(),
  /** A service that was wished for in one sentence with another, `beside`: offered once that one is sent. */
  wishedToo: z.strictObject({ beside: z.string(), service: z.string() }).optional(),
};

declare module '../../kernel/session.ts' {
  interface Memory extends z.infer<z.ZodObject<typeof formMemory>> {}
}

/** What reaches a form from inside the house. */
export const formEvents = [
  /** The secure page has been answered. */
  z.strictObject({
    kind: z.literal('secure_answer'),
    draftId: z.string(),
    item: z.string(),
    answer: Answer.optional(),
    file: StoredFile.optional(),
  }),
  z.strictObject({ kind: z.literal('remind'), draftId: z.string() }),
  /** The worker could not make a request of the draft; `item` has to be answered again. */
  z.strictObject({
    kind: z.literal('not_submitted'),
    draftId: z.string(),
    item: z.string(),
    because: z.enum(['slot_taken', 'subdomain_taken']),
    /** The period that turned out taken. */
    slot: Slot.optional(),
  }),
] as const;
type FormEvent = z.infer<(typeof formEvents)[number]>;

declare module '../../kernel/event.ts' {
  interface HouseEvents {
    secure_answer: Extract<FormEvent, { kind: 'secure_answer' }>;
    remind: Extract<FormEvent, { kind: 'remind' }>;
    not_submitted: Extract<FormEvent, { kind: 'not_submitted' }>;
  }
}

declare module '../../kernel/fact.ts' {
  interface Wants {
    /** What others hold from one day to another; `except` leaves out what one request holds itself. */
    holds: { resources: Resource[]; from: string; until: string; except?: string };
    subdomain_taken: { label: string };
    draft: { id: string };
    /** A form of theirs to be told of, null also where it cannot be read. */
    unsent_form: { id: string };
    /** What this contact has sent before, and who signed for their office. */
    known_answers: {};
    /** The forms this contact has thrown away and may have back, the last one first. */
    thrown_drafts: {};
    request_of_draft: { draftId: string };
    /** What this contact has sent that has no number yet, oldest first. */
    unrecorded: {};
  }
  interface Facts {
    holds: readonly Hold[];
    subdomain_taken: boolean;
    draft: Draft | null;
    unsent_form: Draft | null;
    known_answers: Earlier[];
    thrown_drafts: Draft[];
    request_of_draft: { id: string; number: string } | null;
    /** `sentAt` is an ISO instant; `held`: they have been told that it takes longer. */
    unrecorded: { draftId: string; service: string; sentAt: string; held: boolean }[];
  }
}

/** An answer to a form's question that was not simply taken: refused, or asked back before it is stored. `on` is the day in the city. */
export type FormTry = { service: string; item: string; kind: 'refused' | 'asked_back'; on: string };

declare module '../../kernel/effect.ts' {
  interface Effects {
    count_try: FormTry;
    save_draft: { draft: Draft };
    /** The draft is complete and marked `submitting`: make a request of it (or complete the request it belongs to). */
    submit: { draftId: string };
    /** Keep softly what a form being filled in has chosen, in place of what it had chosen before; no wishes let it go. */
    hold_slot: { draftId: string; requestId: string | null; wishes: SlotWish[] };
    /** Tell this contact, once, when a period that is taken now becomes free. */
    watch_slot: WatchedSlot;
    /** A one-time link for one sensitive answer of a draft. The token goes into the message; only its hash is kept. */
    issue_answer_link: { token: string; draftId: string; item: string };
  }
}
