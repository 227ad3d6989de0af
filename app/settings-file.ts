import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { City } from '../flows/catalogue/city.ts';
import { settingsOf, type Settings } from '../flows/settings.ts';
import { ConfigError, type Config } from './config.ts';

type File = Config['settingsFile'];

const wrong = ({ path }: File, what: string): ConfigError =>
  new ConfigError(`SETTINGS_FILE: ${path}: ${what.replace(/\s*\n\s*/g, '; ')}`);

const contentOf = (file: File): unknown => {
  try {
    return file.named || existsSync(file.path) ? JSON.parse(readFileSync(file.path, 'utf8')) : {};
  } catch (error) {
    throw wrong(file, error instanceof Error ? error.message : 'cannot be read');
  }
};

const over = (file: File, content: unknown, city: City): Settings => {
  const read = settingsOf(city, content);
  if (!read.success) throw wrong(file, z.prettifyError(read.error));
  return read.data;
};

/**
 * Reads the installation's settings; without a file at the usual place they are the city's. One that is wrong, or was named and
 * is not there, is a ConfigError of one line.
 */
export const readSettings = (file: File, city: City): Settings => over(file, contentOf(file), city);

/** The same, where letterhead, agenda pattern and the applicant's terms follow the city as the office changes it. */
export const liveSettings = (file: File, catalogue: { readonly city: City }): Settings => {
  const content = contentOf(file);
  let [city, settings] = [catalogue.city, over(file, content, catalogue.city)];
  const now = (): Settings => {
    if (catalogue.city !== city) [city, settings] = [catalogue.city, over(file, content, catalogue.city)];
    return settings;
  };
  return {
    ...settings,
    get letterhead() {
      return now().letterhead;
    },
    get agendaPattern() {
      return now().agendaPattern;
    },
    get completionReminderDays() {
      return now().completionReminderDays;
    },
    get completionAskAfterDays() {
      return now().completionAskAfterDays;
    },
    get bookings() {
      return now().bookings;
    },
  };
};
