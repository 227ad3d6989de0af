import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { openStates, stateCodes, type State } from '../../../../domain/state.ts';
import { newSession } from '../../../../flows/conversation.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import type { Effect } from '../../../../flows/kernel/effect.ts';
import type { At } from '../../../../flows/kernel/session.ts';
import { conversation, type Conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const requestId = 'b0000000-0000-4000-8000-000000000001';
const contact = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };

type Standing = {
  /** What an applicant stands at, and since when. */
  at: At;
  from: State;
  /** The states in which it goes on. */
  lives: readonly State[];
  /** An answer to it, and what that does while it goes on. */
  says: string;
  does?: Effect['type'];
  /** Nothing of this is offered once it is over. */
  offers: string;
  /** It is only asked once: what means nothing leads elsewhere. */
  mayPass?: true;
};

const standing: Record<string, Standing> = {
  'a withdrawal': {
    at: { name: 'withdraw', requestId },
    from: 'submitted',
    lives: ['submitted', 'needs_completion', 'verified', 'registered', 'disposed'],
    says: 'ya',
    does: 'transition',
    offers: 'Batalkan permohonan *',
  },
  'the reason why something is not done yet': {
    at: { name: 'reopen', requestId },
    from: 'completed',
    lives: ['completed'],
    says: 'wifi di taman masih mati',
    does: 'transition',
    offers: 'Apa yang belum selesai',
  },
  'a comment on a rating': {
    at: { name: 'comment', requestId },
    from: 'completed',
    lives: ['completed'],
    says: 'petugasnya ramah sekali',
    does: 'rating_comment',
    offers: 'perlu kami perbaiki',
    mayPass: true,
  },
  'a message to the unit': {
    at: { name: 'reply', requestId },
    from: 'in_progress',
    lives: openStates,
    says: 'besok saya antar surat aslinya',
    does: 'relay',
    offers: 'Tulis pesan Anda',
  },
  'news of a unit': {
    at: { name: 'answerable', requestId },
    from: 'in_progress',
    lives: openStates,
    says: 'balas',
    offers: 'Balas petugas',
    mayPass: true,
  },
};

/** Somebody stands there, and their request has become something else meanwhile. */
const after = ({ at, from }: Standing, to: State): Conversation => {
  const rating = from === 'completed' && to === 'completed' ? 4 : null;
  const request: Partial<RequestView> = {
    ...{ id: requestId, number: 'TD-2026-F46JN83J', state: to, unit: 'ikp', rating },
    ...(to === 'completed' ? { completedOn: '2026-11-22' } : {}),
  };
  return conversation({
    ...{ catalogue, channel: 'telegram', contact, requests: [request], writtenAbout: [requestId] },
    session: { ...newSession, at },
  });
};

describe.each(Object.entries(standing))('%s', (_what, place) => {
  test.each(stateCodes)('when the request is %s', (to) => {
    const lives = place.lives.includes(to);
    const answering = after(place, to);
    answering.say(place.says);
    if (place.does) expect(answering.effects.some(({ type }) => type === place.does)).toBe(lives);
    const asking = after(place, to);
    // Nothing is meant by it, so whoever has to answer something is asked again.
    asking.turn({ kind: 'other', what: 'sticker' });
    expect(asking.shown().includes(place.offers)).toBe(lives && place.mayPass !== true);
  });
});
