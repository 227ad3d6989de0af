import { openDuties, takeDutyRungs, type Duty } from '../../app/db/duty-clocks.ts';
import { keepListeners, listenersOf } from '../../app/db/clock-listeners.ts';
import { alertStaff } from '../../app/db/deliveries.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { cityDate } from '../../domain/city-time.ts';
import { rungCodes, rungsOn, type Rung, type Rungs } from '../../domain/escalation.ts';
import { unitName } from '../../domain/unit.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import { dutyText } from '../../flows/features/desk/clock-texts.ts';
import { isOfficeHour } from '../../flows/features/desk/digest.ts';
import type { Audience } from '../../flows/features/requests/facts-and-effects.ts';
import type { WorkerNeeds } from '../needs.ts';

const nobody: Rungs = { soon: null, late: null, secretariat: null, administrator: null, head: null };

/** Who hears when of what waits for the office's word: of a question the second level once the first has not answered (Perwali 47/2021 Pasal 51(9)). */
const rungsOf = ({ catalogue }: Pick<WorkerNeeds, 'catalogue'>): Record<Duty['clock'], Rungs> => {
  const { objection, question, dataRequest } = catalogue.city.clocks;
  return {
    objection: { ...nobody, ...objection },
    question: { ...nobody, ...question },
    data_request: { ...nobody, ...dataRequest },
  };
};

/** Who hears last of each: whoever hears the most working days after it was due. */
const lastOf = (of: Rungs): Rung =>
  rungCodes.reduce(
    (last, rung) => (rung !== 'soon' && (of[rung] ?? -1) > (of[last] ?? -1) ? rung : last),
    'late',
  );
const audienceOf = ({ clock }: Duty, rung: Rung, secretariat: string, today: string): Audience => {
  if (rung === 'secretariat') return { roles: ['operator'], units: [secretariat] };
  if (rung === 'head' || (clock === 'objection' && rung !== 'administrator'))
    return { roles: ['head'], on: today };
  return { roles: ['administrator'] };
};

const dueOf = ({ from, due }: Duty, { catalogue }: WorkerNeeds): string => {
  const { clocks, holidays } = catalogue.city;
  return due ?? addWorkingDays(from, clocks.question.answer, holidays);
};

/** Tells whom it concerns of objections, questions and duties to people about their data that are soon due or late, each rung once, in office hours. */
export const watchDuties = async (needs: WorkerNeeds): Promise<void> => {
  const { db, vault, clock, tz, catalogue } = needs;
  const { units, holidays } = catalogue.city;
  const now = clock();
  if (!isOfficeHour(now, needs)) return;
  const today = cityDate(now, tz);
  const rungs = rungsOf(needs);
  const last = {
    objection: lastOf(rungs.objection),
    question: lastOf(rungs.question),
    data_request: lastOf(rungs.data_request),
  };
  const steps = (await openDuties(db.pool, tz, last)).flatMap((duty) => {
    const dueOn = dueOf(duty, needs);
    return rungsOn(dueOn, today, holidays, rungs[duty.clock]).map((rung) => ({ duty, dueOn, rung }));
  });
  if (steps.length === 0) return;
  await inTransaction(db, async (tx) => {
    const fresh = await takeDutyRungs(tx, steps, now);
    for (const { duty, dueOn, rung } of steps) {
      if (!fresh.has(`${duty.id} ${rung}`)) continue;
      const step = { id: duty.id, dueOn, rung };
      const before = today > dueOn ? await listenersOf(tx, 'duties', [step]) : [];
      const told = before.map((one) => ({ ...one, on: cityDate(one.at, tz) }));
      const message = dutyText(duty, {
        ...{ due: dueOn, isLate: today > dueOn, told },
        secretariat: unitName(units, units.secretariat),
      });
      const to = audienceOf(duty, rung, units.secretariat, today);
      const office = { today, secretariat: units.secretariat, now };
      await keepListeners(tx, 'duties', [step], await alertStaff(tx, vault, to, [message], office));
    }
  });
};
