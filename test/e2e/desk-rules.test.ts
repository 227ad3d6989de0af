import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cityDate } from '../../domain/city-time.ts';
import type { StaffMember } from '../../domain/role.ts';
import { stateCodes } from '../../domain/state.ts';
import { trackingNumber } from '../../domain/tracking-number.ts';
import { whyNotBegin } from '../../domain/transition.ts';
import { StaffRow } from '../../app/db/staff-row.ts';
import { steps } from '../../flows/features/office/act.ts';
import { withinReach } from '../../flows/features/requests/reach.ts';
import { openDeskBrowser } from '../support/desk-browser.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { openPhone } from '../support/phone.ts';
import { addRequest } from '../support/request-row.ts';

let house: TestHouse & AsyncDisposable;
const clock = { ahead: 0 };
beforeAll(async () => {
  house = await openTestHouse({ worker: false, clock: () => new Date(Date.now() + clock.ahead) });
});
afterAll(() => house[Symbol.asyncDispose]());

const memberAt = async (chat: string): Promise<StaffMember> => {
  const { contactId } = await house.db.prisma.identity.findFirstOrThrow({ where: { address: chat } });
  return StaffRow.parse(await house.db.prisma.staff.findFirstOrThrow({ where: { contactId } }));
};

test('every role, unit, state and step over HTTP is allowed or refused as the rules say', async () => {
  const requests = await Promise.all(
    stateCodes.map(async (state) => {
      const number = trackingNumber(2026, randomBytes(32));
      const id = await addRequest(house.db, { number, state, unit: 'aptika' });
      return { id, number, state, version: 1, unit: 'aptika' as const };
    }),
  );
  for (const chat of ['700101', '700102', '700103', '700201', '700301', '700401']) {
    const desk = openDeskBrowser(house.url);
    await desk.enter(openPhone(house.url, 'telegram', chat));
    const member = await memberAt(chat);
    const today = cityDate(house.clock(), house.tz);
    for (const request of requests)
      for (const step of steps) {
        // Refusals are answered shortly when there are many in a minute.
        clock.ahead += 3000;
        const { status } = await desk.get(`/meja/permohonan/${request.number}/${step}`);
        const may =
          withinReach(request, member) &&
          whyNotBegin(request, step, { kind: 'staff', member }, today) === null;
        expect([chat, request.state, step, status]).toEqual([chat, request.state, step, may ? 200 : 403]);
      }
  }
});
