import { z } from 'zod';
import { alertAdministrators } from '../../../app/alert-administrators.ts';
import { alertStaff } from '../../../app/db/deliveries.ts';
import type { Prisma } from '../../../app/db/generated/client.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { holidayGaps } from '../../../domain/holiday-check.ts';
import { openStates, stateCodes, states } from '../../../domain/state.ts';
import { unitCodes, units } from '../../../domain/unit.ts';
import { moreThanWorkingDaysAgo } from '../../../domain/working-days.ts';
import { isOfficeHour, openInboxOption } from '../../../flows/features/alerts/digest.ts';
import { digestTexts } from '../../../flows/features/alerts/digest-texts.ts';
import { serviceFace } from '../../../flows/features/inbox/service-face.ts';
import { undecided } from '../../../flows/features/inbox/times.ts';
import type { WorkerNeeds } from '../../needs.ts';

const batch = 200;

const Overdue = z.array(
  z.object({
    number: z.string(),
    service: z.string(),
    state: z.enum(stateCodes),
    unit: z.enum(unitCodes),
    due: z.string(),
  }),
);

// What waits for its applicant is not the office's delay.
const [promised, decided] = [
  undecided.filter((state) => state !== 'needs_completion'),
  openStates.filter((state) => !undecided.includes(state)),
];

type Tx = Prisma.TransactionClient;

const hasListener = async (tx: Tx, today: Date): Promise<boolean> => {
  const away = { some: { endedAt: null, fromOn: { lte: today }, toOn: { gte: today } } };
  const where = { role: 'administrator', revokedAt: null, contactId: { not: null }, NOT: { absences: away } };
  return (await tx.staff.count({ where })) > 0;
};

/** Marks what was due by a day and has not been told of in its present state, oldest first. */
const takeOverdue = async (tx: Tx, by: Date): Promise<z.infer<typeof Overdue>> => {
  const rows = Overdue.parse(
    await tx.$queryRaw`
      UPDATE request SET escalated_since = since WHERE id IN (
        SELECT id FROM request
        WHERE ((state = ANY(${promised}::text[]) AND promised_on <= ${by}::date)
            OR (state = ANY(${decided}::text[]) AND due_on <= ${by}::date))
          AND escalated_since IS DISTINCT FROM since
        ORDER BY promised_on LIMIT ${batch} FOR UPDATE SKIP LOCKED)
      RETURNING number, service, state, unit,
        to_char(CASE WHEN state = ANY(${promised}::text[]) THEN promised_on ELSE due_on END, 'YYYY-MM-DD') AS due`,
  );
  return rows.toSorted((a, b) => (a.due < b.due ? -1 : 1));
};

/** Tells the administrators of all requests that have come to be overdue by too many working days, in one message; each once a state. */
export const escalate = async (needs: WorkerNeeds): Promise<void> => {
  const { db, vault, clock, tz, settings } = needs;
  const now = clock();
  if (!isOfficeHour(now, needs)) return;
  const today = cityDate(now, tz);
  const by = new Date(moreThanWorkingDaysAgo(today, settings.escalateAfterWorkingDays));
  await db.prisma.$transaction(async (tx) => {
    // With nobody to tell it stays to be told.
    if (!(await hasListener(tx, new Date(today)))) return;
    const overdue = await takeOverdue(tx, by);
    if (overdue.length === 0) return;
    const lines = overdue.map(({ service, unit, state, ...row }) => ({
      ...row,
      title: serviceFace(needs, service).title,
      unit: units[unit],
      state: states[state].label,
    }));
    const text = digestTexts.escalationText(lines, settings.escalateAfterWorkingDays);
    await alertStaff(tx, vault, { roles: ['administrator'] }, [{ text, options: [openInboxOption] }], today);
  });
};

/** Once told, it is theirs to see to. */
const onceMs = 365 * 86_400_000;

/** Tells the administrators once of a year whose holidays are missing or a guess. */
export const warnOfHolidays = async (needs: WorkerNeeds): Promise<void> => {
  const now = needs.clock();
  if (!isOfficeHour(now, needs)) return;
  for (const gap of holidayGaps(cityDate(now, needs.tz)))
    await alertAdministrators(needs, {
      key: `holidays:${gap.year}:${gap.gap}`,
      text: digestTexts.holidayText(gap),
      quietMs: onceMs,
    });
};
