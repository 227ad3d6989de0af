import { imitated } from '../bot/channels/simulator/imitated.ts';
import { usualSettings } from '../flows/settings.ts';
import { systemClock } from '../app/clock.ts';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import type { Contact, Context, Draft } from '../flows/kernel/context.ts';
import type { Effect } from '../flows/kernel/effect.ts';
import { newSession, type Session } from '../flows/kernel/session.ts';
import { step } from '../flows/kernel/step.ts';
import { complaint } from './person.ts';

const stranger: Contact = {
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

type State = { session: Session; draft: Draft | null; contact: Contact };

const after = (state: State, effect: Effect): State => {
  if (effect.type === 'save_draft') return { ...state, draft: effect.draft };
  if (effect.type === 'save_contact') return { ...state, contact: { ...state.contact, ...effect.changes } };
  return state;
};

/** The complaint's conversation with nothing but `step`; gives how many steps it took. */
export const converse = (catalogue: Catalogue, tz: string): number => {
  let state: State = { session: newSession, draft: null, contact: stranger };
  for (const text of complaint) {
    const context: Context = {
      now: systemClock(),
      tz,
      publicUrl: 'http://127.0.0.1',
      catalogue,
      settings: usualSettings,
      can: imitated.whatsapp,
      contact: state.contact,
      draft: state.draft,
      openDrafts: [],
      closed: {},
      lastSeenAt: null,
      fresh: { draftId: '00000000-0000-4000-8000-000000000002', token: 'none' },
      facts: new Map(),
    };
    const result = step(state.session, { kind: 'text', text }, context);
    if ('want' in result) throw new Error(`A complaint asked for ${result.want.fact}`);
    state = result.effects.reduce(after, { ...state, session: result.session });
  }
  if (state.session.at.name !== 'review') throw new Error(`Ended at ${state.session.at.name}`);
  return complaint.length;
};
