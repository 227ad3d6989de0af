import type { Clock } from '../app/clock.ts';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import type { Given } from '../flows/conversation.ts';
import type { Contact } from '../flows/kernel/context.ts';
import type { Draft } from '../flows/features/form/draft.ts';
import type { Event } from '../flows/kernel/event.ts';
import type { Result } from '../flows/kernel/effect.ts';
import { newSession, type Session } from '../flows/conversation.ts';
import { places, step } from '../flows/conversation.ts';
import type { Settings } from '../flows/settings.ts';

/** Where somebody is between two steps. */
export type Person = { session: Session; draft: Draft | null; contact: Contact };

/** The pure step and what it needs: no clock, no database, no channel. */
export type Pure = {
  step: typeof step;
  /** Somebody who never wrote before. */
  stranger: Person;
  /** What a step may look at when this person writes now. */
  contextOf(person: Person): Given;
  /** The person after a step: session, draft and contact as its result leaves them. */
  after(person: Person, result: Result): Person;
  /** One step; throws when it asks for a fact from outside. */
  take(person: Person, event: Event): Person;
};

const contact: Contact = {
  id: '00000000-0000-4000-8000-000000000001',
  name: null,
  phone: '+6281200000001',
  institution: null,
  email: null,
  detailsConfirmed: false,
  privacyVersion: null,
  remindersOff: false,
  channelPhone: '+6281200000001',
  employee: null,
  staff: null,
};

const after = (person: Person, { session, effects }: Result): Person => {
  let { draft, contact } = person;
  for (const effect of effects) {
    if (effect.type === 'save_draft') draft = effect.draft;
    if (effect.type === 'save_contact') contact = { ...contact, ...effect.changes };
  }
  return { session, draft, contact };
};

type Needs = { catalogue: Catalogue; settings: Settings; tz: string; clock: Clock };

/** The pure step over a catalogue. */
export const openPure = ({ catalogue, settings, tz, clock }: Needs): Pure => {
  const contextOf = ({ contact, draft }: Person): Given => ({
    now: clock(),
    tz,
    publicUrl: 'http://127.0.0.1',
    catalogue,
    settings,
    can: { buttons: false, grid: false, contactSharing: false, idsProvePhone: true },
    contact,
    draft,
    openDrafts: [],
    closed: {},
    lastSeenAt: null,
    fresh: { draftId: '00000000-0000-4000-8000-000000000002', token: 'none' },
    facts: new Map(),
    places,
  });
  return {
    step,
    stranger: { session: newSession, draft: null, contact },
    contextOf,
    after,
    take(person, event) {
      const result = step(person.session, event, contextOf(person));
      if ('want' in result) throw new Error(`A step asked for ${result.want.fact}`);
      return after(person, result);
    },
  };
};
