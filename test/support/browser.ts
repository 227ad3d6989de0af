import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

type Found = { executablePath: string; args: string[] } | null;

const common = ['--no-sandbox', '--disable-dev-shm-usage'];

const installed = (path: string | undefined): Found =>
  path !== undefined && existsSync(path) ? { executablePath: path, args: common } : null;

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
 * The browser inside the npm package, unpacked once for this machine. The package unpacks straight to its final place,
 * where a second process finds half a browser; so it unpacks elsewhere and the finished folder is moved.
 */
const unpacked = async (): Promise<Found> => {
  const packageFile = join(modules, '@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  // Among the packages: a temporary folder may be in memory, or forbid that anything in it is run.
  const folder = join(modules, '.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(dirname(folder), { recursive: true });
    const unfinished = await mkdtemp(`${folder}-`);
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = unfinished;
    await chromium.executablePath().finally(() => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    });
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  // Not the package's own switches: they have a screen drawn that nobody looks at, which is half of the browser's work.
  return { executablePath: join(folder, 'chromium'), args: common };
};

const runs = (executablePath: string): Promise<boolean> =>
  new Promise((resolve) => {
    execFile(executablePath, ['--version'], (error) => resolve(error === null));
  });

const places: (() => Found | Promise<Found>)[] = [
  () => installed(process.env['CHROMIUM_PATH']),
  unpacked,
  () => installed('/usr/bin/chromium'),
  () => installed('/usr/bin/chromium-browser'),
  () => installed('/usr/bin/google-chrome'),
  () => installed('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
];

/** The first Chromium that is there and runs, with the switches it needs here. */
export const findChromium = async (): Promise<NonNullable<Found>> => {
  for (const find of places) {
    const found = await find();
    if (found !== null && (await runs(found.executablePath))) return found;
  }
  throw new Error('No Chromium runs here; set CHROMIUM_PATH to one that does.');
};

/** A real Chromium: that of `CHROMIUM_PATH`, of the npm package where it runs, or the machine's own. */
export const openBrowser = async (): Promise<Browser> => {
  const failures: unknown[] = [];
  for (const find of places) {
    try {
      const found = await find();
      if (found !== null) return await playwright.launch({ headless: true, ...found });
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, 'No Chromium runs here; set CHROMIUM_PATH to one that does.');
};
