import { alertAdministrators } from '../../app/alert-administrators.ts';
import { lapseBindings } from '../../app/db/lapse-bindings.ts';
import { enrolmentTexts } from '../../flows/features/enrolment/texts.ts';
import { day, hour, timed } from '../job.ts';

/**
 * Ends bindings nobody has used for long: Pasal 17(4) recommends that passwords are changed from time to time, and a binding
 * is what a member of staff has in place of one. The role stays; a new code from an administrator gives it a chat again.
 */
export const lapseOldBindings = timed('lapse-bindings', hour, async (needs) => {
  const { db, vault, clock, settings } = needs;
  const now = clock();
  const days = settings.staffIdleDays;
  const before = new Date(now.getTime() - days * day);
  const count = await lapseBindings(db, { before, now, vault, text: enrolmentTexts.bindingLapsed(days) });
  if (count > 0)
    await alertAdministrators(needs, {
      key: 'bindings lapsed',
      text: enrolmentTexts.bindingsLapsed(count, days),
      quietMs: hour,
    });
});
