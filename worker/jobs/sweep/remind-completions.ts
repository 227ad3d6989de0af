import { cityDate, cityHour } from '../../../domain/city-time.ts';
import { alertStaff } from '../../../app/db/deliveries.ts';
import { remindApplicant } from '../../../app/remind-applicant.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { operatorsOf } from '../../../flows/features/alerts/alerts.ts';
import { serviceFace } from '../../../flows/features/inbox/service-face.ts';
import { stepTexts } from '../../../flows/features/steps/texts.ts';
import { waitingAlert } from '../../../flows/features/completion/waiting-applicant.ts';
import type { WorkerNeeds } from '../../needs.ts';

// Few at once: each is held until all of them are written.
const batch = 20;
const day = 86_400_000;
/** Nobody is reminded or asked at night. */
const hours = { from: 8, to: 20 };

const isDay = ({ clock, tz }: WorkerNeeds): boolean => {
  const hour = cityHour(clock(), tz);
  return hour >= hours.from && hour < hours.to;
};

type Due = { id: string; contactId: string; remindersOff: boolean };

/** Reminds each applicant once of what their request still lacks, unless they said stop; they then count as reminded, so that the operators are asked all the same. */
const remindOnce = async ({ db, vault, clock, settings }: WorkerNeeds): Promise<void> => {
  const now = clock();
  const before = new Date(now.getTime() - settings.completionReminderDays * day);
  await db.prisma.$transaction(async (tx) => {
    const due = await tx.$queryRaw<Due[]>`
      UPDATE request r SET completion_reminded_at = ${now} FROM contact c
      WHERE c.id = r.contact_id AND r.id IN (
        SELECT id FROM request WHERE state = 'needs_completion' AND completion_reminded_at IS NULL AND since <= ${before}
        ORDER BY since LIMIT ${batch} FOR UPDATE SKIP LOCKED)
      RETURNING r.id, r.contact_id AS "contactId", c.reminders_off AS "remindersOff"`;
    for (const { id, contactId, remindersOff } of due)
      if (!remindersOff)
        await remindApplicant(tx, vault, {
          requestId: id,
          contactId,
          actor: stepTexts.systemRole,
          role: 'system',
          now,
        });
  });
};

/** Asks the unit's operators, once, what to do with a request whose applicant has not answered a reminder for days. */
const askOperators = async (needs: WorkerNeeds): Promise<void> => {
  const { db, vault, clock, tz, settings } = needs;
  const now = clock();
  const before = new Date(now.getTime() - settings.completionAskAfterDays * day);
  await db.prisma.$transaction(async (tx) => {
    const due = await tx.$queryRaw<Due[]>`
      UPDATE request r SET completion_asked_at = ${now} FROM contact c
      WHERE c.id = r.contact_id AND r.id IN (
        SELECT id FROM request WHERE state = 'needs_completion' AND completion_asked_at IS NULL AND completion_reminded_at <= ${before}
        ORDER BY completion_reminded_at LIMIT ${batch} FOR UPDATE SKIP LOCKED)
      RETURNING r.id, r.contact_id AS "contactId", c.reminders_off AS "remindersOff"`;
    const off = new Map(due.map(({ id, remindersOff }) => [id, remindersOff]));
    for (const request of await requestViews(tx, vault, { ids: due.map(({ id }) => id) })) {
      const remindersOff = off.get(request.id) ?? false;
      const alert = waitingAlert(request, serviceFace(needs, request.service), { tz, remindersOff });
      await alertStaff(tx, vault, operatorsOf(request.unit), [alert], cityDate(now, tz));
    }
  });
};

/** What becomes of a request that waits for its applicant (Pasal 9(1): it is put off until completed): one reminder, then one question to the operators. */
export const remindCompletions = async (needs: WorkerNeeds): Promise<void> => {
  if (!isDay(needs)) return;
  await remindOnce(needs);
  await askOperators(needs);
};
