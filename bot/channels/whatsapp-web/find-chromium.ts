import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { configError } from '../../../app/env.ts';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
];
const places = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/usr/lib/chromium',
  '/usr/lib64/chromium-browser',
  '/opt/google/chrome',
];
const mac = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** What to tell whoever deploys when there is none. */
export const noChromium =
  'no Chromium or Chrome was found on this machine: install one, or set CHROMIUM_PATH to it';

/** The browser given, or the first found where systems keep theirs; null when there is none. A given one that is no program is a ConfigError. */
export const findChromium = (
  given: string | undefined,
  path = process.env['PATH'] ?? '',
  isThere = isProgram,
): string | null => {
  if (given !== undefined) {
    if (!isThere(given))
      throw configError('CHROMIUM_PATH', given, 'the path of a Chromium or Chrome that can be run');
    return given;
  }
  const folders = [...new Set([...path.split(delimiter).filter(Boolean), ...places])];
  const all = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...mac];
  return all.find(isThere) ?? null;
};
