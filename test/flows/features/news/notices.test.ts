import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { cityDate } from '../../../../domain/city-time.ts';
import type { Event } from '../../../../flows/kernel/event.ts';
import type { Message } from '../../../../flows/kernel/message.ts';
import { newSession } from '../../../../flows/conversation.ts';
import type { NoticeKind } from '../../../../flows/notices.ts';
import * as applicantTexts from '../../../../flows/features/office/applicant-texts.ts';
import { aMoment, aRequest, aService } from '../../../support/context.ts';
import { conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, cityDate(aMoment, 'Asia/Pontianak'));
const number = 'TD-2026-VHJTHDNC';
const resultFile = { sha256: 'a'.repeat(64), name: 'hasil.pdf', mime: 'application/pdf', bytes: 1000 };
const request = aRequest({ number, state: 'completed', resultFile });

/** What the house writes to an applicant of itself, and which news each is. */
const told: Record<string, NoticeKind> = {
  submittedText: 'received',
  needsCompletionText: 'needs_completion',
  disposedText: 'disposed',
  inProgressText: 'in_progress',
  extendedText: 'unit_message',
  mayBeLateText: 'unit_message',
  rejectedText: 'rejected',
  withdrawnText: 'withdrawn',
  completedText: 'completed',
  resultFileMessages: 'completed',
};

const { units, clocks } = catalogue.city;
/** What some are given; the others the request and its service. */
const givenTo: Record<string, unknown[]> = {
  submittedText: [number, '2026-11-30'],
  disposedText: [request, units],
  inProgressText: [request, 'x', units],
  extendedText: [request, aService(), { reason: 'x', of: 5 }],
  mayBeLateText: [request, 'x', 'x'],
  completedText: [request, aService(), clocks],
};

test.each(Object.entries(applicantTexts))('%s says which news it is and of which request', (name, write) => {
  const kind = told[name];
  expect(kind, `what news is ${name}?`).toBeDefined();
  const given = givenTo[name] ?? [request, aService(), 'x', 'x'];
  const written = (write as (...given: unknown[]) => Message | Message[])(...given);
  for (const message of [written].flat()) expect(message.notice).toEqual({ kind, about: number });
});

describe('news from inside', () => {
  const draft = {
    id: 'd0000000-0000-4000-8000-000000000900',
    service: 'magang',
    updatedAt: aMoment.toISOString(),
  };
  const lacking = {
    ...request,
    service: 'magang',
    state: 'needs_completion' as const,
    lacking: [{ item: 'cv', because: 'x' }],
  };
  const done = { ...request, service: 'magang' };
  const places = {
    free: newSession.at,
    inForm: { name: 'item', key: 'sekolah_kampus', from: 'form' },
  } as const;
  const news = (kind: 'needs_completion' | 'completed'): Event => ({
    kind: 'news',
    requestId: request.id,
    news: kind,
  });
  const title = catalogue.byCode.get('magang')?.title;
  const taken = { kind: 'not_submitted', draftId: draft.id, item: 'bidang', because: 'slot_taken' } as const;

  const cases: [string, Event, typeof request, keyof typeof places, NoticeKind, string | undefined][] = [
    ['completed', news('completed'), done, 'free', 'completed', number],
    ['completed, in the middle of a form', news('completed'), done, 'inForm', 'completed', number],
    ['needs completion', news('needs_completion'), lacking, 'free', 'needs_completion', number],
    [
      'needs completion, in the middle of a form',
      news('needs_completion'),
      lacking,
      'inForm',
      'needs_completion',
      number,
    ],
    ['a reminder', { kind: 'remind', draftId: draft.id }, done, 'free', 'draft_reminder', title],
    ['a wish that was taken', taken, done, 'free', 'draft_reminder', title],
  ];
  for (const channel of ['whatsapp', 'telegram'] as const)
    test.each(cases)(
      `%s carries its kind and what it is about on ${channel}`,
      (_name, event, stored, place, kind, about) => {
        const talk = conversation({
          catalogue,
          channel,
          requests: [{ ...stored, contactId: 'c0000000-0000-4000-8000-000000000001' }],
          drafts: [draft],
          contact: { privacyVersion: '2026-11' },
          session: { ...newSession, at: places[place], draftId: place === 'inForm' ? draft.id : null },
        });
        talk.turn(event);
        expect(talk.replies.length).toBeGreaterThan(0);
        for (const { notice } of talk.replies) expect(notice).toEqual({ kind, about });
      },
    );
});
