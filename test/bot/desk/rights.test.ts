import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adminEvents } from '../../../app/db/admin-events.ts';
import type { StaffMember } from '../../../domain/role.ts';
import { mayWrite } from '../../../domain/relay.ts';
import { stateCodes, type State } from '../../../domain/state.ts';
import { trackingNumber } from '../../../domain/tracking-number.ts';
import { whyNotBegin } from '../../../domain/transition.ts';
import type { Unit } from '../../../domain/unit.ts';
import { steps } from '../../../flows/features/office/act.ts';
import { withinReach } from '../../../flows/features/requests/reach.ts';
import { aMoment } from '../../support/context.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';
import { someOf } from '../../support/storm.ts';

const today = '2026-11-23';
let now = aMoment.getTime();
let desk: DeskPages;
beforeAll(async () => {
  desk = await openDeskPages({ clock: () => new Date(now) });
});
afterAll(() => desk.close());

/** Refusals are answered shortly when there are many in a minute, and sessions end when nobody is at them. */
const aWhile = (): void => {
  now += 5000;
};

const number = (): string => trackingNumber(2026, randomBytes(32));

type About = { id: string; number: string; state: State; version: number; unit: Unit; supporting: Unit[] };

const requestIn = async (state: State, supporting: Unit[] = []): Promise<About> => {
  const one = number();
  const id = await addRequest(desk.db, { number: one, state, unit: 'aptika', supportingUnits: supporting });
  return { id, number: one, state, version: 1, unit: 'aptika', supporting };
};

const members = [
  { role: 'operator', unit: 'aptika' },
  { role: 'operator', unit: 'ikp' },
  { role: 'operator', unit: 'persandian' },
  { role: 'operator', unit: 'sekretariat' },
  { role: 'operator', unit: 'ikp', acting: 'plh' },
  { role: 'records_officer', unit: 'sekretariat' },
  { role: 'records_officer', unit: 'sekretariat', acting: 'plt' },
  { role: 'head', unit: 'sekretariat' },
  { role: 'administrator', unit: 'sekretariat' },
] as const satisfies Partial<StaffMember>[];

describe('every state, step and way of asking is allowed or refused as the rules say', () => {
  test.each(someOf(members, 3))('for %j', async (who) => {
    const session = await desk.enter(who);
    for (const state of stateCodes) {
      // Persandian is named beside; ikp is another unit.
      const request = await requestIn(state, ['persandian']);
      const actor = { kind: 'staff', member: session.staff } as const;
      const path = `/meja/permohonan/${request.number}`;
      aWhile();
      const sees = withinReach(request, session.staff);
      expect([state, (await session.get(path)).statusCode]).toEqual([state, sees ? 200 : 403]);
      for (const step of steps) {
        aWhile();
        const may = sees && whyNotBegin(request, step, actor, today) === null;
        const [got, posted] = [await session.get(`${path}/${step}`), await session.post(`${path}/${step}`)];
        // An empty form is shown again with what is lacking, where there is anything to fill in.
        expect([state, step, got.statusCode]).toEqual([state, step, may ? 200 : 403]);
        expect([state, step, [200, 422].includes(posted.statusCode)]).toEqual([state, step, may]);
        if (!may) expect(posted.statusCode).toBe(403);
      }
      const allowed = {
        tulis: sees && mayWrite(request, session.staff),
        catatan: sees && mayWrite(request, session.staff),
        periksa: sees && whyNotBegin(request, 'verify', actor, today) === null,
        // Nothing is booked of it.
        pindah: false,
      };
      for (const [page, may] of Object.entries(allowed)) {
        aWhile();
        const got = [await session.get(`${path}/${page}`), await session.post(`${path}/${page}`)];
        expect([state, page, ...got.map(({ statusCode }) => statusCode !== 403)]).toEqual([
          state,
          page,
          may,
          may,
        ]);
      }
    }
  });
});

const refusals = async () =>
  (await adminEvents(desk.db.pool)).filter(({ action }) => action === 'desk_refused');

describe('a form counts only from a page of ours, in the session it was made for', () => {
  let session: Session;
  let request: About;
  beforeAll(async () => {
    session = await desk.enter({ name: 'Rini' });
    request = await requestIn('submitted');
  });
  const sealedFor = async (member: Session): Promise<string> => {
    const { body } = await member.get(`/meja/permohonan/${request.number}/verify`);
    return /name="formulir" value="([^"]+)"/.exec(body)?.[1] ?? '';
  };

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['of another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['of a neighbouring site', {}, { 'sec-fetch-site': 'same-site' }],
    ['of an old browser on another site', {}, { 'sec-fetch-site': '', origin: 'https://evil.example' }],
    ['without the session’s word', { csrf: '' }, {}],
    ['with another session’s word', { csrf: 'a'.repeat(64) }, {}],
  ])('not one %s', async (_, fields, headers) => {
    aWhile();
    const sealed = await sealedFor(session);
    expect(sealed).not.toBe('');
    const before = (await refusals()).length;
    const posted = await session.post('/meja/langkah', { formulir: sealed, ...fields }, headers);
    expect(posted.statusCode).toBe(403);
    expect((await refusals()).slice(before)).toMatchObject([{ note: 'form', actor: 'operator Rini' }]);
    expect(await desk.db.prisma.deskPost.count()).toBe(0);
  });

  test('nor one that was sealed for somebody else, cut, or made up', async () => {
    aWhile();
    const colleague = await desk.enter({ name: 'Tuti' });
    const sealed = await sealedFor(session);
    for (const formulir of [sealed, sealed.slice(0, -2), `${sealed}x`, 'v2.AAAA', ''])
      expect((await colleague.post('/meja/langkah', { formulir })).statusCode).toBe(403);
    expect(await desk.db.prisma.deskPost.count()).toBe(0);
  });

  test('and a guessed number is answered like another unit’s', async () => {
    aWhile();
    const other = await desk.enter({ unit: 'ikp', name: 'Umi' });
    const [foreign, guessed] = [
      await other.get(`/meja/permohonan/${request.number}`),
      await other.get(`/meja/permohonan/${number()}`),
    ];
    expect([foreign.statusCode, guessed.statusCode]).toEqual([403, 403]);
    expect(foreign.body).toBe(guessed.body);
  });
});
