import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { City } from '../flows/catalogue/city.ts';
import { settingsOf, type Settings } from '../flows/settings.ts';
import { ConfigError, type Config } from './config.ts';

/**
 * Reads the installation's settings; without a file at the usual place they are the city's. One that is wrong, or was named and
 * is not there, is a ConfigError of one line.
 */
export const readSettings = ({ path, named }: Config['settingsFile'], city: City): Settings => {
  const wrong = (what: string) =>
    new ConfigError(`SETTINGS_FILE: ${path}: ${what.replace(/\s*\n\s*/g, '; ')}`);
  let content: unknown = {};
  try {
    if (named || existsSync(path)) content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : 'cannot be read');
  }
  const read = settingsOf(city, content);
  if (!read.success) throw wrong(z.prettifyError(read.error));
  return read.data;
};
