import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { Settings, usualSettings } from '../flows/settings.ts';
import { ConfigError } from './config.ts';

/** Reads the city's settings; a file that is not there leaves the usual ones, one that is wrong is a ConfigError of one line. */
export const readSettings = (path: string): Settings => {
  if (!existsSync(path)) return usualSettings;
  const wrong = (what: string) =>
    new ConfigError(`SETTINGS_FILE: ${path}: ${what.replace(/\s*\n\s*/g, '; ')}`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : 'cannot be read');
  }
  const read = Settings.safeParse(content);
  if (!read.success) throw wrong(z.prettifyError(read.error));
  return read.data;
};
