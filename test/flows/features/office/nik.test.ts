import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nikTrouble } from '../../../../domain/nik.ts';
import { roleCodes } from '../../../../domain/role.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import type { Effect } from '../../../../flows/kernel/effect.ts';
import type { Message } from '../../../../flows/kernel/message.ts';
import {
  completedItemsAlert,
  disposedAlert,
  registeredAlert,
  reopenedAlert,
  submittedAlert,
  verifiedAlert,
  withdrawnAlert,
} from '../../../../flows/features/office/alerts.ts';
import { completedText, needsCompletionText } from '../../../../flows/features/office/applicant-texts.ts';
import { steps } from '../../../../flows/features/office/act.ts';
import { stateCodes } from '../../../../domain/state.ts';
import { aRequest, aService, known } from '../../../support/context.ts';
import { storm } from '../../../support/storm.ts';
import { button, play, staffContext } from '../../../support/play.ts';
import { city } from '../../../support/pontianak.ts';

const service = aService();

const nik = fc
  .tuple(
    fc.constantFrom('11', '32', '61', '71', '94'),
    fc.integer({ min: 0, max: 9999 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(([province, district, day, month, year, serial]) =>
    [
      province,
      String(district).padStart(4, '0'),
      ...[day, month, year].map((n) => String(n).padStart(2, '0')),
      String(serial).padStart(4, '0'),
    ].join(''),
  );

/** Words with an NIK in them, as people write it. */
const wordsWith = (number: string) =>
  fc
    .tuple(
      fc.constantFrom('', 'NIK saya ', 'a: '),
      fc.constantFrom('', '.', ' (baru)', '\nterima kasih'),
      fc.constantFrom('', ' ', '.', '-'),
    )
    .map(([before, after, gap]) => `${before}${number.match(/.{4}/g)?.join(gap) ?? ''}${after}`);

const scene = nik.chain((number) =>
  fc.record({
    number: fc.constant(number),
    words: wordsWith(number),
    state: fc.constantFrom(...stateCodes),
    role: fc.constantFrom(...roleCodes),
  }),
);

const sneaky = (number: string, words: string, state: RequestView['state']): RequestView =>
  aRequest({
    state,
    answers: { nik: number, kampus: words, uraian: words, rahasia: number, lain: words },
    applicant: { name: words, phone: null, institution: words, email: null },
    letters: aRequest().letters.map((letter) => ({
      ...letter,
      name: `${words}.pdf`,
      signer: { capacity: 'plt', name: words, nip: '197001011995032001' },
    })),
    lacking: [{ item: 'surat', because: words }],
    outcome: words,
    completion: {
      at: '2026-11-23T01:00:00.000Z',
      items: ['nik', 'uraian', 'rahasia', 'surat'].map((item) => ({ item, because: words, before: words })),
      letters: aRequest().letters.map((letter) => ({ ...letter, name: `${words}.pdf` })),
    },
  });

const written = (messages: readonly Message[]): string => JSON.stringify(messages);
const messagesOf = (effects: readonly Effect[]): Message[] =>
  effects.flatMap((effect) =>
    effect.type === 'say' || effect.type === 'tell'
      ? [effect.message]
      : effect.type === 'alert'
        ? effect.messages
        : [],
  );

test('no message of the staff side ever carries an NIK, wherever the applicant wrote it', () => {
  fc.assert(
    fc.property(scene, ({ number, words, state, role }) => {
      expect(nikTrouble(number)).toBeNull();
      const request = sneaky(number, words, state);
      const base = staffContext({ role }, [request]);
      const staff = base.contact.staff ?? { id: '', name: '', role, unit: 'ikp' };
      const page = { rows: [request], earlier: true, later: true, count: 1, late: 1, beside: 0 };
      const list = known({ fact: 'inbox', staff, filter: { service: null, state: null }, from: null }, page);
      const events = known({ fact: 'history', requestId: request.id }, [
        { ...request.lastStep, from: null, to: state, note: words },
      ]);
      const context = { ...base, facts: new Map([...base.facts, list, events]) };
      const presses = [...steps, 'see', 'letters', 'compare', 'history', 'view_sensitive'].map((name) =>
        button(`act.${name}.${request.id}`),
      );
      const played = presses.flatMap((event) => play(context, [event]).effects);
      const typed = play(context, ['permohonan']).effects;
      const messages = [
        ...messagesOf([...played, ...typed]),
        ...submittedAlert(request, service),
        ...verifiedAlert(request, service),
        ...registeredAlert(request, service),
        ...disposedAlert(request, service, city.units),
        ...completedItemsAlert(request, service),
        ...withdrawnAlert(request, service),
        ...reopenedAlert(request, service, words),
        needsCompletionText(request, service),
        completedText(request, service, city.clocks),
      ];
      expect(written(messages).replace(/[^0-9A-Za-z]/g, '')).not.toContain(number);
    }),
    { numRuns: storm(100, 300) },
  );
});

test('staff cannot write one either', () => {
  fc.assert(
    fc.property(nik.chain(wordsWith), (words) => {
      const request = aRequest();
      const result = play(staffContext({}, [request]), [button(`act.reject.${request.id}`), words]);
      expect(result.effects.map(({ type }) => type)).toEqual(['say']);
    }),
  );
});
