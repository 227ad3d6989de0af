import { imitated, type Imitated } from '../../bot/channels/simulator/imitated.ts';
import { asButtonText, asListText } from '../../app/render-text.ts';
import type { Hold } from '../../domain/periods.ts';
import { cityDate } from '../../domain/city-time.ts';
import { hideNik } from '../../domain/nik.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { Slot, type Answer, type StoredFile } from '../../flows/fields/answer.ts';
import type { AdminAct } from '../../flows/features/administration/admin-act.ts';
import { formVersion } from '../../flows/catalogue/form-version.ts';
import type { Contact } from '../../flows/kernel/context.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import type { Employee } from '../../flows/features/requests/employee.ts';
import type { OfficeMember } from '../../flows/features/administration/facts-and-effects.ts';
import type { QuestionView } from '../../flows/features/questions/question.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { Tally } from '../../domain/figures/figures.ts';
import type { OpenMove } from '../../flows/features/bookings/open-change.ts';
import type { Effect, Result } from '../../flows/kernel/effect.ts';
import type { Facts } from '../../flows/kernel/fact.ts';
import { Event, type Given } from '../../flows/conversation.ts';
import type { Inspection } from '../../flows/features/files/inspection.ts';
import { longestShown, shownLength } from '../../flows/kernel/long-text.ts';
import { Message, type Option } from '../../flows/kernel/message.ts';
import { newSession, Session } from '../../flows/conversation.ts';
import { submittedText } from '../../flows/features/office/applicant-texts.ts';
import { aMoment, aRequest } from './context.ts';
import { decideOn } from './decide-on.ts';
import { carryOut } from './world-effects.ts';
import { answerOf } from './world-facts.ts';
import { usualSettings } from './pontianak.ts';

/** A file as a person sends it: what it is called and what its bytes turn out to be. */
export type SentFile = { name: string; caption?: string } & Partial<
  Pick<Inspection, 'type' | 'pages' | 'bytes' | 'trouble'>
>;

/** Who talks where, and what the outside knows. */
export type Setting = {
  catalogue: Catalogue;
  channel: Imitated;
  contact?: Partial<Contact>;
  now?: Date;
  holds?: Hold[];
  subdomains?: string[];
  employees?: Employee[];
  requests?: Partial<RequestView>[];
  drafts?: (Partial<Draft> & Pick<Draft, 'service'>)[];
  session?: Session;
  /** What administrators see of the office, and services closed. */
  office?: OfficeMember[];
  /** Who looked at this person's data. */
  accesses?: Facts['my_accesses'];
  /** Surveys that were answered to their end. */
  surveys?: number[][];
  figures?: { total?: Partial<Tally>; rows?: (Partial<Tally> & { service: string; unit: string })[] };
  closed?: Record<string, string>;
  /** What was sent and is not recorded is held. */
  held?: boolean;
  /** Requests about which a unit has written. */
  writtenAbout?: string[];
  /** Messages of ours that may be quoted, by their channel's ids. */
  quoted?: Record<string, Facts['quoted']>;
  /** Requests of which this person was told, and when (ISO). */
  told?: Record<string, string>;
  /** A move that waits for this person's answer. */
  move?: OpenMove;
  /** What staff's places ask for, the same whatever exactly they ask; the small world holds none of it. */
  facts?: Partial<Facts>;
  /** false: the worker has not come to it yet. */
  worker?: boolean;
};

const stranger: Contact = {
  id: 'c0000000-0000-4000-8000-000000000001',
  name: null,
  phone: null,
  institution: null,
  email: null,
  detailsConfirmed: false,
  privacyVersion: null,
  remindersOff: false,
  channelPhone: null,
  employee: null,
  staff: null,
};

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const uuid = (letter: string, no: number): string =>
  `${letter}0000000-0000-4000-8000-${String(no).padStart(12, '0')}`;
const numbers = ['TD-2026-F46JN83J', 'TD-2026-W6C3CK42', 'TD-2026-99JK2W5C'];

const aDraft = (draft: Partial<Draft> & Pick<Draft, 'service' | 'serviceVersion'>, now: Date): Draft => ({
  id: uuid('d', 900),
  answers: {},
  files: {},
  skipped: [],
  sopVersion: '2026-11',
  sopAcceptedAt: now.toISOString(),
  state: 'open',
  requestId: null,
  only: null,
  updatedAt: now.toISOString(),
  expiresAt: new Date(now.getTime() + 14 * 86_400_000).toISOString(),
  ...draft,
});

/** One contact's conversation with the engine, everything outside played by data in memory. */
export class Conversation {
  session: Session;
  contact: Contact;
  now: Date;
  lastSeenAt: Date | null = null;
  readonly drafts = new Map<string, Draft>();
  readonly requests: RequestView[] = [];
  readonly messages: Message[] = [];
  /** The messages of the last turn. */
  replies: Message[] = [];
  /** All effects of the last turn. */
  effects: Effect[] = [];
  readonly alerts: Message[] = [];
  /** What the applicant has written to units. */
  readonly relayed: (Extract<Effect, { type: 'relay' }> & { at: string })[] = [];
  /** What was asked of the office. */
  readonly questions: QuestionView[] = [];
  /** What administrators have done. */
  readonly acts: AdminAct[] = [];
  /** When they tried staff codes that are none. */
  readonly codeMisses: string[] = [];
  /** When they were told of each request. */
  readonly told: Map<string, string>;
  closed: Record<string, string>;
  readonly forgotten: string[] = [];
  readonly links: { token: string; draftId: string; item: string }[] = [];
  holds: Hold[];
  catalogue: Catalogue;
  readonly setting: Setting;
  readonly files = new Map<string, Inspection>();
  private count = 0;

  constructor(setting: Setting) {
    this.setting = setting;
    this.catalogue = setting.catalogue;
    this.session = setting.session ?? newSession;
    this.now = setting.now ?? aMoment;
    this.holds = setting.holds ?? [];
    this.closed = setting.closed ?? {};
    this.told = new Map(Object.entries(setting.told ?? {}));
    this.contact = { ...stranger, ...setting.contact };
    for (const request of setting.requests ?? [])
      this.requests.push(aRequest({ contactId: this.contact.id, ...request }));
    for (const draft of setting.drafts ?? []) {
      const service = this.catalogue.byCode.get(draft.service);
      const serviceVersion = service ? formVersion(service) : '2026-11';
      const full = aDraft({ serviceVersion, ...draft }, this.now);
      this.drafts.set(full.id, full);
    }
  }

  get draft(): Draft | null {
    return this.drafts.get(this.session.draftId ?? '') ?? null;
  }

  say(text: string): void {
    this.turn({ kind: 'text', text: hideNik(text) });
  }

  /** Presses a button of the last message that has one of this label; `old` presses the first such ever shown. */
  press(label: string, old = false): void {
    const shown = old ? this.messages : [...this.messages].reverse();
    const option = shown
      .flatMap((message) => asButtonText(message).buttons)
      .find((button) => button.label.replace('✓ ', '') === label);
    if (!option) throw new Error(`No button "${label}" in:\n${this.shown()}`);
    this.turn({ kind: 'button', option: option.id });
  }

  send(file: SentFile): void {
    this.turn(this.fileEvent(file));
  }

  fileEvent(file: SentFile): Extract<Event, { kind: 'file' }> {
    const mimes = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png', other: 'text/plain' };
    const type = file.type ?? 'pdf';
    this.count += 1;
    const sha256 = this.count.toString(16).padStart(64, '0');
    const found: Inspection = {
      sha256,
      name: file.name,
      mime: mimes[type],
      bytes: file.bytes ?? 217_088,
      type,
      ...(type === 'pdf' && !file.trouble ? { pages: file.pages ?? 1 } : {}),
      ...(file.trouble ? { trouble: file.trouble } : {}),
    };
    this.files.set(sha256, found);
    return {
      kind: 'file',
      sha256,
      name: found.name,
      mime: found.mime,
      bytes: found.bytes,
      ...(file.caption === undefined ? {} : { caption: file.caption }),
    };
  }

  /** The secure page of the last link is answered. */
  secure(given: { answer?: Answer; file?: StoredFile }): void {
    const link = this.links.at(-1);
    if (!link) throw new Error('No link was given');
    this.turn({ kind: 'secure_answer', draftId: link.draftId, item: link.item, ...given });
  }

  later(days: number): void {
    this.now = new Date(this.now.getTime() + days * 86_400_000);
  }

  /** The worker finds a wish taken after all: the draft is open again without it. */
  loses(item: string): void {
    const draft = [...this.drafts.values()].find(({ state }) => state === 'submitting' || state === 'sent');
    if (!draft) throw new Error('Nothing was sent');
    const answers = Object.fromEntries(Object.entries(draft.answers).filter(([key]) => key !== item));
    this.drafts.set(draft.id, { ...draft, state: 'open', answers });
    const slot = Slot.safeParse(draft.answers[item]).data;
    this.turn({
      kind: 'not_submitted',
      draftId: draft.id,
      item,
      because: 'slot_taken',
      ...(slot ? { slot } : {}),
    });
  }

  turn(event: Event): void {
    const parsed = Event.parse(copy(event));
    const { session, effects } = this.run(parsed);
    this.session = Session.parse(copy(session));
    this.effects = [...effects];
    this.replies = [];
    if (event.kind === 'question_answer') this.told.set(event.questionId, this.now.toISOString());
    if (event.kind === 'news' || event.kind === 'unit_message')
      this.told.set(event.requestId, this.now.toISOString());
    for (const effect of effects) carryOut(this, effect);
    for (const effect of effects) if (effect.type === 'submit') this.work(effect.draftId);
    if (
      !['secure_answer', 'remind', 'not_submitted', 'news', 'unit_message', 'question_answer'].includes(
        event.kind,
      )
    )
      this.lastSeenAt = this.now;
  }

  /** The last turn's messages as the channel shows them. */
  shown(replies: readonly Message[] = this.replies): string {
    return replies.map((message) => this.look(message)).join('\n---\n');
  }

  look(message: Message): string {
    if (this.setting.channel === 'whatsapp') return asListText(message);
    const { text, buttons } = asButtonText(message);
    const row = buttons.map(({ label }: Option) => `[ ${label} ]`).join(' ');
    return [text, row, message.askContact ? '( Bagikan kontak )' : '']
      .filter((part) => part !== '')
      .join('\n');
  }

  context(facts: ReadonlyMap<string, unknown> = new Map()): Given {
    return {
      now: this.now,
      tz: 'Asia/Pontianak',
      publicUrl: 'https://teman.example',
      catalogue: this.catalogue,
      settings: { ...usualSettings, undoSeconds: 0 },
      can: imitated[this.setting.channel],
      contact: copy(this.contact),
      draft: this.draft && copy(this.draft),
      openDrafts: [...this.drafts.values()]
        .filter(({ state, requestId }) => state === 'open' && requestId === null)
        .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
        .map(({ id, service, expiresAt }) => ({ id, service, expiresAt })),
      closed: { ...this.closed },
      lastSeenAt: this.lastSeenAt,
      fresh: { draftId: uuid('d', this.drafts.size + 1), token: `tautan-${this.links.length + 1}` },
      facts,
    };
  }

  private run(event: Event): Result {
    return decideOn(this.session, event, {
      context: (facts) => this.context(facts),
      know: (want) => copy(answerOf(this, want) ?? null),
    });
  }

  hear(message: Message): void {
    const parsed = Message.parse(copy(message));
    // Nobody reads more at once, on any channel.
    const long = shownLength(parsed, this.setting.channel === 'whatsapp');
    // A list of choices alone is not parted.
    if (long > longestShown && parsed.text.length > 300)
      throw new Error(`Too long (${long}): ${parsed.text}`);
    this.replies.push(parsed);
    this.messages.push(parsed);
  }

  change(id: string, by: (request: RequestView) => RequestView): void {
    const index = this.requests.findIndex((request) => request.id === id);
    const request = this.requests[index];
    if (request) this.requests[index] = by(request);
  }

  /** What the worker makes of a sent draft. */
  work(draftId: string): void {
    const draft = this.drafts.get(draftId);
    if (this.setting.worker === false) return;
    if (draft?.state !== 'submitting') throw new Error(`Draft ${draftId} is not marked submitting`);
    this.drafts.set(draftId, { ...draft, state: 'sent' });
    if (draft.requestId) {
      return this.change(draft.requestId, (request) => ({
        ...request,
        state: 'submitted',
        lacking: [],
        version: request.version + 1,
        answers: draft.answers,
      }));
    }
    const service = this.catalogue.byCode.get(draft.service);
    const number = numbers[this.requests.length] ?? 'TD-2026-99JK2W5C';
    this.requests.push(
      aRequest({
        id: draftId.replace(/^d/, 'b'),
        number,
        service: draft.service,
        contactId: this.contact.id,
        unit: service?.unit ?? 'sekretariat',
        answers: draft.answers,
        letters: [],
        submittedAt: this.now.toISOString(),
        since: this.now.toISOString(),
      }),
    );
    this.hear(
      submittedText(number, cityDate(new Date(this.now.getTime() + 7 * 86_400_000), 'Asia/Pontianak')),
    );
  }
}

/** The small world a conversation is had in: what its facts are answered from, and what its effects change. */
export type World = Conversation;

/** Begins a conversation. */
export const conversation = (setting: Setting): Conversation => new Conversation(setting);
