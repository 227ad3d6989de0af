import type { KeptKind, Period } from '../../domain/retention.ts';
import type { Settings } from '../../flows/settings.ts';
import { readConfig } from '../config.ts';
import { periodsIn } from '../retention.ts';
import { readSettings } from '../settings-file.ts';
import { cityCatalogue } from './chosen-city.ts';
import type { Office } from './command.ts';

/** How long each kind of data is kept in the office a command is about, and its settings. */
export const officePeriods = async (
  office: Office,
): Promise<{ settings: Settings; periods: Record<KeptKind, Period> }> => {
  const { city } = await cityCatalogue(office);
  const settings = readSettings(readConfig(process.env).settingsFile, city);
  return { settings, periods: periodsIn({ settings, city }) };
};
