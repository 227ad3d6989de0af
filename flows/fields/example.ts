import { addDays } from '../../domain/city-time.ts';
import { addWorkingDays } from '../../domain/working-days.ts';

/** An ISO date as people type it: 25/11/2026. */
export const typeDate = (date: string): string => date.split('-').reverse().join('/');

/** An example with its moving dates written out for today: `{workday+5}`, `{day+30}` and `{day-3}` become 25/11/2026. */
export const expandExample = (text: string, today: string): string =>
  text.replace(/\{(workday\+|day\+|day-)(\d{1,4})\}/g, (_, kind: string, count: string) =>
    typeDate(
      kind === 'workday+'
        ? addWorkingDays(today, Number(count))
        : addDays(today, kind === 'day-' ? -Number(count) : Number(count)),
    ),
  );
