import { requestTexts } from '../../flows/features/requests/texts.ts';
import { lapsedMoves, refuseMove } from '../../app/db/booking-moves.ts';
import { alertStaff, tellContact } from '../../app/db/deliveries.ts';
import { recordEvent } from '../../app/db/events.ts';
import { slotOf } from '../../app/db/open-moves.ts';
import { requestViews } from '../../app/db/requests.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { tellWatchers } from '../../app/db/tell-watchers.ts';
import { cityDate } from '../../domain/city-time.ts';
import { moveTexts } from '../../flows/features/bookings/move-texts.ts';
import { showPeriod } from '../../flows/fields/field-texts.ts';
import { operatorsConcerned } from '../../flows/features/office/alerts.ts';
import { moveAlert } from '../../flows/features/rooms/move-alert.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import type { WorkerNeeds } from '../needs.ts';

const most = 20;

type Lapsed = Awaited<ReturnType<typeof lapsedMoves>>[number];

const expire = (move: Lapsed, needs: WorkerNeeds, now: Date): Promise<void> => {
  const { db, vault, tz, catalogue } = needs;
  const { units, resources } = catalogue.city;
  const { id, requestId } = move;
  return inTransaction(db, async (tx) => {
    if (!(await refuseMove(tx, id, 'expired', { now, resources }))) return;
    const [request] = await requestViews(tx, vault, { id: requestId });
    if (!request) return;
    const old = showPeriod(slotOf(move.oldStartsAt, move.oldEndsAt, tz));
    const next = showPeriod(slotOf(move.startsAt, move.endsAt, tz));
    const at = now.toISOString();
    const note = moveTexts.note(old, next, null);
    await recordEvent(tx, {
      requestId,
      action: 'move_expired',
      actor: requestTexts.systemRole,
      role: 'system',
      at,
      note,
    });
    const { number, contactId } = request;
    const notice = { kind: 'booking_change' as const, about: number };
    await tellContact(tx, vault, contactId, [{ text: moveTexts.expired({ number, old }), notice }], now);
    const alert = moveAlert(request, serviceFace(needs, request.service), { outcome: 'expired', old, next });
    await alertStaff(tx, vault, operatorsConcerned(request, units), alert, {
      today: cityDate(now, tz),
      secretariat: units.secretariat,
      now,
    });
    await tellWatchers(tx, { requestId }, { vault, now, tz, resources });
  });
};

/** Ends proposed moves nobody has answered in time: the old period stays, and operators and applicant are told. */
export const expireMoves = async (needs: WorkerNeeds): Promise<void> => {
  const now = needs.clock();
  const failures: unknown[] = [];
  // One that cannot be read must not keep those behind it from ending.
  for (const move of await lapsedMoves(needs.db, now, most))
    await expire(move, needs, now).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
};
