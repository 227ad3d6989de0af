import { expect } from 'vitest';
import { requestsCounted, type FiguresOf } from '../../app/db/figures.ts';
import type { Database } from '../../app/db/open.ts';
import { figureDefinitions, figureKeys, opens, type FigureKey } from '../../domain/figures/definitions.ts';
import type { Figures } from '../../domain/figures/figures.ts';

/** Counts of things of which a request may have several. */
const several: readonly FigureKey[] = ['completionRounds', 'reopened', 'ratings'];

/** Expects every count of a report to open the requests it counts: in all, by service, by unit and by channel. */
export const expectToOpen = async (
  db: Pick<Database, 'pool'>,
  { total, services, units, channels }: Figures,
  period: FiguresOf,
): Promise<void> => {
  for (const key of figureKeys.filter((one) => figureDefinitions[one].unit === 'count' && opens(one)))
    for (const { service, unit, channel, ...tally } of [
      { service: null, unit: null, channel: null, ...total },
      ...services.map((row) => ({ unit: null, channel: null, ...row })),
      ...units.map((row) => ({ service: null, channel: null, ...row })),
      ...channels.map((row) => ({ service: null, unit: null, ...row })),
    ]) {
      const found = await requestsCounted(db, key, { ...period, service, unit, channel });
      const about = `${key} ${String(service)} ${String(unit)} ${String(channel)}`;
      if (several.includes(key)) expect(found.length > 0, about).toBe((tally[key] ?? 0) > 0);
      else expect(found.length, about).toBe(tally[key]);
    }
};
