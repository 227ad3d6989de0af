import { alertStaff } from '../../app/db/deliveries.ts';
import { administratorAtWork, takeOverdue } from '../../app/db/overdue.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { cityDate } from '../../domain/city-time.ts';
import { states } from '../../domain/state.ts';
import { unitName } from '../../domain/unit.ts';
import { moreThanWorkingDaysAgo } from '../../domain/working-days.ts';
import { isOfficeHour, openInboxOption } from '../../flows/features/desk/digest.ts';
import { digestTexts } from '../../flows/features/desk/digest-texts.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { minute, timed } from '../job.ts';

const most = 200;

/** Tells the administrators of all requests that have come to be overdue by too many working days, in one message; each once a state. */
export const escalate = timed('escalate', minute, async (needs) => {
  const { db, vault, clock, tz, settings, catalogue } = needs;
  const { units } = catalogue.city;
  const now = clock();
  if (!isOfficeHour(now, needs)) return;
  const today = cityDate(now, tz);
  const by = moreThanWorkingDaysAgo(today, settings.escalateAfterWorkingDays, catalogue.city.holidays);
  await inTransaction(db, async (tx) => {
    // With nobody to tell it stays to be told.
    if (!(await administratorAtWork(tx, today))) return;
    const overdue = await takeOverdue(tx, by, most);
    if (overdue.length === 0) return;
    const lines = overdue.map(({ service, unit, state, ...row }) => ({
      ...row,
      title: serviceFace(needs, service).title,
      unit: unitName(units, unit),
      state: states[state].label,
    }));
    const text = digestTexts.escalationText(lines, settings.escalateAfterWorkingDays);
    await alertStaff(tx, vault, { roles: ['administrator'] }, [{ text, options: [openInboxOption] }], {
      today,
      secretariat: units.secretariat,
      now,
    });
  });
});
