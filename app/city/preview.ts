import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { needs as declared, newSession, step, type Event, type Session } from '../../flows/conversation.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import { allItems, type Item } from '../../flows/features/form/items.ts';
import { expandExample } from '../../flows/fields/example.ts';
import type { PreviewLine } from '../../flows/features/city-changes/facts.ts';
import type { Contact, Context } from '../../flows/kernel/context.ts';
import type { Effect } from '../../flows/kernel/effect.ts';
import { wantKey, type Want } from '../../flows/kernel/fact.ts';
import type { Message } from '../../flows/kernel/message.ts';
import type { Result } from '../../flows/kernel/effect.ts';
import type { Settings } from '../../flows/settings.ts';
import { cityDate } from '../../domain/city-time.ts';
import type { LoadFact } from '../facts.ts';
import { asListText } from '../render-text.ts';

/** What somebody would meet: a service, up to one of its questions, and what is said after that. */
export type PreviewWish = { service: string | null; until: string | null; said: readonly string[] };

/** What a chat that nobody has works with. */
export type PreviewNeeds = {
  loadFact: LoadFact;
  settings: Settings;
  tz: string;
  publicUrl: string;
  now: Date;
};

const nobody = '00000000-0000-4000-8000-000000000000';
const phone = '+6281200000001';

/** Somebody who has been here before, so that the form begins at once. */
const somebody = (service: Service | undefined): Contact => ({
  ...{ id: nobody, name: 'Warga Contoh', phone, institution: 'Jl. Contoh 1', email: null },
  ...{
    detailsConfirmed: true,
    privacyVersion: '2026-11',
    remindersOff: false,
    channelPhone: phone,
    staff: null,
  },
  employee:
    service?.audience === 'internal'
      ? {
          id: nobody,
          nip: '199002102015031003',
          name: 'ASN Contoh',
          position: 'Staf',
          agency: 'Dinas Contoh',
          phone,
        }
      : null,
});

/** One of somebody's letters: what it is called is all anybody sees of it. */
const letterEvent = ({ key, letter }: Extract<Item, { letter: object }>): Event => {
  const [type = 'pdf'] = letter.types;
  const mime = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' }[type];
  const file = { sha256: '0'.repeat(64), name: `${key}.${type}`, mime, bytes: 217_088 };
  return { kind: 'file', ...file, inspection: { ...file, type, ...(type === 'pdf' ? { pages: 1 } : {}) } };
};

/** A step never asks for more than a handful of facts; more is a loop. */
const mostFacts = 40;

/** A chat with the pure conversation on a catalogue that may not be live: nothing of it is stored, nobody else hears of it. */
class Talk {
  readonly lines: PreviewLine[] = [];
  session: Session = newSession;
  private draft: Draft | null = null;
  private contact: Contact;
  private readonly catalogue: Catalogue;
  private readonly needs: PreviewNeeds;

  constructor(catalogue: Catalogue, service: Service | undefined, needs: PreviewNeeds) {
    this.catalogue = catalogue;
    this.needs = needs;
    this.contact = somebody(service);
  }

  async say(text: string): Promise<void> {
    this.lines.push({ from: 'person', text });
    await this.turn({ kind: 'text', text });
  }

  /** Answers a question with its own example. */
  async answer(item: Item): Promise<void> {
    if (item.letter && !item.sensitive) return this.turn(letterEvent(item));
    if (item.field && !item.sensitive) {
      const today = cityDate(this.needs.now, this.needs.tz);
      return this.say(expandExample(item.field.example, today));
    }
    const draftId = this.session.draftId ?? '';
    const file = { sha256: '0'.repeat(64), name: `${item.key}.pdf`, mime: 'application/pdf', bytes: 1 };
    await this.turn({
      kind: 'secure_answer',
      draftId,
      item: item.key,
      ...(item.letter ? { file } : { answer: '6171010101900001' }),
    });
  }

  private async turn(event: Event): Promise<void> {
    const { session, effects } = await this.decide(event);
    this.session = session;
    for (const effect of effects) this.carryOut(effect);
  }

  private carryOut(effect: Effect): void {
    if (effect.type === 'say') this.hear(effect.message);
    if (effect.type === 'save_draft') this.draft = effect.draft;
    if (effect.type === 'save_contact') this.contact = { ...this.contact, ...effect.changes };
  }

  private hear(message: Message): void {
    this.lines.push({ from: 'office', text: asListText(message) });
  }

  private context(facts: ReadonlyMap<string, unknown>): Omit<Context, 'places'> {
    const { now, tz, publicUrl, settings } = this.needs;
    return {
      ...{
        now,
        tz,
        publicUrl,
        settings,
        facts,
        catalogue: this.catalogue,
        contact: this.contact,
        draft: this.draft,
      },
      can: { buttons: false, grid: false, contactSharing: false, idsProvePhone: true },
      ...{ openDrafts: [], closed: {}, lastSeenAt: now, fresh: { draftId: nobody, token: 'contoh' } },
    };
  }

  private know(want: Want): Promise<unknown> {
    return want.fact === 'draft' || want.fact === 'unsent_form'
      ? Promise.resolve(this.draft)
      : this.needs.loadFact(want, nobody);
  }

  private async decide(event: Event): Promise<Result> {
    const facts = new Map<string, unknown>();
    if (event.kind === 'file') {
      const { sha256, name, mime, inspection } = event;
      facts.set(wantKey({ fact: 'inspection', sha256, name, mime }), inspection);
    }
    const load = async (wants: readonly Want[]): Promise<void> => {
      for (const want of wants) facts.set(wantKey(want), await this.know(want));
    };
    await load(declared(this.session, event, this.context(facts)));
    for (let asked = 0; asked <= mostFacts; asked += 1) {
      const decided = step(this.session, event, this.context(facts));
      if (!('want' in decided)) return decided;
      await load(decided.declared ?? [decided.want]);
    }
    throw new Error('A step asked for facts without end');
  }
}

/** More questions than any form has. */
const mostTurns = 80;

const fillUntil = async (talk: Talk, service: Service, until: string | null): Promise<void> => {
  await talk.say(service.title);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const { at } = talk.session;
    if (at.name === 'card' && until !== null) await talk.say('setuju');
    else if (at.name === 'item' && at.key !== until) {
      const item = allItems(service).find(({ key }) => key === at.key);
      if (!item) return;
      await talk.answer(item);
    } else return;
  }
};

/** What somebody would read and answer in the chat if a catalogue were live. */
export const previewOf = async (
  catalogue: Catalogue,
  wish: PreviewWish,
  needs: PreviewNeeds,
): Promise<PreviewLine[]> => {
  const service = catalogue.byCode.get(wish.service ?? '');
  const talk = new Talk(catalogue, service, needs);
  if (service) await fillUntil(talk, service, wish.until);
  for (const text of wish.said) await talk.say(text);
  return talk.lines;
};
