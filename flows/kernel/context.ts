import type { ActingTerm } from '../../domain/acting-head.ts';
import type { Hold } from '../../domain/periods.ts';
import type { Resource } from '../../domain/resources.ts';
import type { StaffMember } from '../../domain/role.ts';
import type { State } from '../../domain/state.ts';
import type { Unit } from '../../domain/unit.ts';
import type { Booked } from '../features/bookings/booked.ts';
import type { OpenBlock, OpenMove } from '../features/bookings/open-change.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Settings } from '../settings.ts';
import type { Figures } from '../features/figures/figures.ts';
import type { Answer, Answers, StoredFile } from '../fields/answer.ts';
import type { Inspection } from '../features/form/inspection.ts';
import type { ChatCapabilities } from './chat-capabilities.ts';

export type Employee = {
  id: string;
  nip: string;
  name: string;
  position: string;
  agency: string;
  /** E.164 */
  phone: string;
};

/** The person behind the session. External applicants confirm `name` … `email` once and reuse them. */
export type Contact = {
  id: string;
  name: string | null;
  phone: string | null;
  institution: string | null;
  email: string | null;
  /** The person has been asked for name, phone, institution and email, and has answered or skipped each. */
  detailsConfirmed: boolean;
  privacyVersion: string | null;
  remindersOff: boolean;
  /** The number the channel itself proves, where it does; E.164. */
  channelPhone: string | null;
  /** Set once an ASN has proven who they are. */
  employee: Employee | null;
  staff: StaffMember | null;
};

/** Answers so far for one service; with `requestId` and `only`, the completion of a request already sent. */
export type Draft = {
  id: string;
  service: string;
  serviceVersion: string;
  answers: Answers;
  files: Record<string, StoredFile[]>;
  /** Optional items the person chose to leave out. */
  skipped: string[];
  sopVersion: string | null;
  /** ISO instant */
  sopAcceptedAt: string | null;
  state: 'open' | 'submitting' | 'sent' | 'abandoned';
  requestId: string | null;
  only: string[] | null;
  /** ISO instants */
  updatedAt: string;
  expiresAt: string;
};

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

/** A message between unit and applicant; `unit` and `role` are its writer's when the unit wrote it. */
export type RelayMessage = {
  sender: 'unit' | 'applicant';
  unit: Unit | null;
  text: string;
  file?: StoredFile;
  at: string;
};

/** Somebody in office, with the days on which they stand in for the head that are not over. */
export type Colleague = StaffMember & { contactId: string | null; terms: (ActingTerm & { id: string })[] };

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
  lacking: Lack[];
  lastStep: { action: string; actor: string; role: string; at: string };
  /** The last completion: what had been asked for, the answers and files it took the place of. */
  completion?: Completion;
  /** When the applicant was last reminded of what is lacking. */
  remindedAt?: string;
};

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

/** A request in a list of staff. */
export type InboxRow = Pick<
  RequestView,
  'id' | 'number' | 'service' | 'state' | 'unit' | 'supporting' | 'promisedOn' | 'dueOn' | 'version'
>;

/** Which requests a list shows; null: all services, and of the states those that wait for this member of staff. */
export type InboxFilter = { service: string | null; state: State | null };

/** A page of a list: from the start, or next to a request on the page shown before. */
export type InboxFrom = { after: string } | { before: string } | null;

/**
 * A page, oldest promise first (of finished requests newest first); what the member's unit is only named beside comes
 * last and is counted by itself, in `beside`. Counts stop at a hundred.
 */
export type InboxPage = {
  rows: InboxRow[];
  earlier: boolean;
  later: boolean;
  count: number;
  late: number;
  beside: number;
};

/** Somebody in office as administrators see them: whether a chat is theirs, and the days they are away that are not over. */
export type OfficeMember = StaffMember & {
  contactId: string | null;
  status: 'bound' | 'invited' | 'expired';
  absences: { from: string; to: string }[];
};

/** A question to the outside that `step` needs answered before it can go on; its answer's type stands in `Facts`. */
export type Want =
  /** What others hold from one day to another; `except` leaves out what one request holds itself. */
  | { fact: 'holds'; resources: Resource[]; from: string; until: string; except?: string }
  /** What requests and blocks hold from one day to another, for staff. */
  | { fact: 'booked'; resources: Resource[]; from: string; until: string }
  /** A block that has not been released. */
  | { fact: 'block'; id: string }
  /** A proposed move that can still be answered, by its id or its request's. */
  | { fact: 'open_move'; of: { id: string } | { requestId: string } }
  | { fact: 'subdomain_taken'; label: string }
  | { fact: 'employees_by_phone'; phone: string }
  | { fact: 'employee_by_nip'; nip: string }
  | { fact: 'my_requests' }
  | { fact: 'request'; id: string }
  | { fact: 'request_by_number'; number: string }
  | { fact: 'request_of_draft'; draftId: string }
  /** What this contact has sent that has no number yet, oldest first. */
  | { fact: 'unrecorded' }
  | { fact: 'inbox'; staff: StaffMember; filter: InboxFilter; from: InboxFrom }
  /** Requests whose code begins so, whatever their year. */
  | { fact: 'requests_by_code'; staff: StaffMember; code: string }
  | { fact: 'history'; requestId: string }
  /** Whether a contact has asked not to be reminded of anything. */
  | { fact: 'reminders_off'; contactId: string }
  /** The highest number that follows the pattern in a year's agenda; 0 when there is none. */
  | { fact: 'agenda_last'; year: number }
  /** Whether a year's agenda holds this number already, as a whole or in what stands for {no}. */
  | { fact: 'agenda_taken'; year: number; number: string; no: number | null }
  /** Everybody who may be named to stand in for the head, or is. */
  | { fact: 'colleagues' }
  /** Everybody in office, for administrators. */
  | { fact: 'office_staff' }
  /** The office's figures from one ISO date to another, both included. */
  | { fact: 'figures'; from: string; to: string }
  /** What unit and applicant wrote to each other about a request. */
  | { fact: 'relay'; requestId: string }
  /** This contact's open requests about which a unit has written. */
  | { fact: 'written_about' }
  | { fact: 'inspection'; sha256: string; name: string; mime: string }
  | { fact: 'draft'; id: string }
  | { fact: 'completion_draft'; requestId: string }
  | { fact: 'staff_code'; code: string };

export type Facts = {
  holds: readonly Hold[];
  /** By beginning. */
  booked: readonly Booked[];
  block: OpenBlock | null;
  open_move: OpenMove | null;
  subdomain_taken: boolean;
  employees_by_phone: Employee[];
  employee_by_nip: Employee | null;
  /** Newest first, at most twenty. */
  my_requests: RequestView[];
  request: RequestView | null;
  request_by_number: RequestView | null;
  request_of_draft: { id: string; number: string } | null;
  /** `sentAt` is an ISO instant; `held`: they have been told that it takes longer. */
  unrecorded: { draftId: string; service: string; sentAt: string; held: boolean }[];
  inbox: InboxPage;
  /** At most a page. */
  requests_by_code: InboxRow[];
  /** Oldest first, at most the last two hundred. */
  history: HistoryEvent[];
  reminders_off: boolean;
  agenda_last: number;
  agenda_taken: boolean;
  colleagues: Colleague[];
  office_staff: OfficeMember[];
  figures: Figures;
  /** The last ten, oldest first, and how many each side wrote in the last 24 hours. */
  relay: { last: RelayMessage[]; today: Record<RelayMessage['sender'], number> };
  /** The last written about first. */
  written_about: { id: string; number: string; service: string }[];
  inspection: Inspection;
  draft: Draft | null;
  /** The open completion of a request, if one was begun. */
  completion_draft: Draft | null;
  /** The staff member a one-time code belongs to, or why it cannot be used. */
  staff_code: { ok: true; staff: StaffMember } | { ok: false; locked: boolean };
};

/** Everything `step` may look at besides session and event; data only, so that a turn can be replayed. */
export type Context = {
  now: Date;
  tz: string;
  publicUrl: string;
  catalogue: Catalogue;
  settings: Settings;
  can: ChatCapabilities;
  contact: Contact;
  /** The session's draft. */
  draft: Draft | null;
  /** Open drafts of this contact, last touched first; completions left out. */
  openDrafts: Pick<Draft, 'id' | 'service' | 'expiresAt'>[];
  /** Services nobody can begin or send at present, by code, and what people are told of it. */
  closed: Readonly<Record<string, string>>;
  /** When this contact last sent something before this event; null at first contact. */
  lastSeenAt: Date | null;
  /** Randomness for this turn: at most one new draft and one one-time token. */
  fresh: { draftId: string; token: string };
  /** Answers to earlier wants of this turn, by `wantKey`. */
  facts: ReadonlyMap<string, unknown>;
};
