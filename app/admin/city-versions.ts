import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import type { Today } from '../catalogue.ts';
import { readCatalogue } from '../catalogue.ts';
import type { CityParts } from '../city/city-files.ts';
import { CityError } from '../city/city-error.ts';
import { partsOfFolder } from '../city/city-state.ts';
import { CityMovedOn, checkNext, publishCity } from '../city/publish-city.ts';
import { readCityChoice } from '../config.ts';
import { cityPartsAt, cityVersions, liveCityNo } from '../db/city-versions.ts';
import { byCommand } from './administer-by-command.ts';
import { AdminError, type AdminCommand, type Office, type Output } from './command.ts';
import { parseOptions, takeFlag, TakeOption } from './options.ts';
import { table } from './table.ts';

const Reason = z.object({
  reason: z
    .string('--reason is needed: why it changes, for the history')
    .trim()
    .min(3, '--reason is shorter than 3 letters')
    .max(500, '--reason is longer than 500 letters'),
});
const reasonFlag: [string, string] = ['--reason <text>', 'why it changes, for the history'];

const todayOf = ({ now }: Pick<Office, 'now'>): Today => {
  const { tz } = readCityChoice(process.env);
  return (zone) => cityDate(now, tz ?? zone);
};

/** The number of the live version, or a mistake that says what to do first. */
const liveNo = async ({ db }: Pick<Office, 'db'>): Promise<number> => {
  const no = await liveCityNo(db.pool);
  if (no === 0)
    throw new AdminError('The database holds no city yet: the first "npm start" takes the folder in.');
  return no;
};

const publish = async (
  office: Office,
  after: CityParts,
  by: { action: 'city_imported' | 'city_restored'; reason: string },
): Promise<Output> => {
  await liveNo(office);
  try {
    const next = await checkNext(office.db, after, todayOf(office));
    if (next.differences.length === 0 && next.before.size === next.after.size)
      return { json: { version: next.no, differences: [] }, text: 'Nothing differs; nothing was changed.' };
    const no = await publishCity(office.db, next, { ...by, author: byCommand, now: office.now });
    const lines = [...next.differences, `Version ${no} is live.`];
    return { json: { version: no, differences: next.differences }, text: lines.join('\n') };
  } catch (error) {
    if (error instanceof CityMovedOn)
      throw new AdminError('Somebody else changed the city meanwhile; look at "city diff" and do it again.');
    if (!(error instanceof CityError)) throw error;
    const text = [...error.lines, 'Nothing was changed.'].join('\n');
    return { json: { ok: false, problems: error.lines }, text, ok: false };
  }
};

/** Makes what a folder says the live city, in every process within two seconds. */
export const cityImport: AdminCommand = {
  usage: 'city import <folder>',
  summary: 'take a city’s folder over: live in every process within two seconds',
  options: [reasonFlag],
  run: async (office, folder, given) => {
    const { reason } = parseOptions(Reason, given);
    try {
      await readCatalogue(folder, todayOf(office));
    } catch (error) {
      if (!(error instanceof CityError)) throw error;
      return { json: { ok: false, problems: error.lines }, text: error.lines.join('\n'), ok: false };
    }
    return publish(office, await partsOfFolder(folder), { action: 'city_imported', reason });
  },
};

/** Puts an earlier version back, as a new one. */
export const cityRestore: AdminCommand = {
  usage: 'city restore <number>',
  summary: 'put an earlier version of the city back; it becomes a new version',
  options: [reasonFlag],
  run: async (office, argument, given) => {
    const { reason } = parseOptions(Reason, given);
    const newest = await liveNo(office);
    const no = Number(argument);
    if (!Number.isInteger(no) || no < 1 || no > newest)
      throw new AdminError(`There is no version ${argument}; "city versions" shows 1 to ${newest}.`);
    const parts = await cityPartsAt(office.db.pool, no);
    return publish(office, parts, { action: 'city_restored', reason: `${reason} (versi ${no})` });
  },
};

/** Lists the versions of the city, the newest first. */
export const cityVersionList: AdminCommand = {
  usage: 'city versions',
  summary: 'list the versions of the city, the newest, which is live, first',
  options: [takeFlag],
  run: async ({ db }, _, given) => {
    const { take } = parseOptions(z.object({ take: TakeOption }), given);
    const versions = await cityVersions(db.pool, take);
    const rows = versions.map(({ no, at, author, decidedBy, reason, files }) => [
      ...[String(no), at.toISOString(), author, decidedBy ?? ''],
      ...[no === 1 ? `all ${files.length}` : files.join(' '), reason.replace(/\s+/g, ' ')],
    ]);
    return {
      json: { versions: versions.map(({ at, ...version }) => ({ ...version, at: at.toISOString() })) },
      text: table(['NO', 'LIVE SINCE', 'AUTHOR', 'ADOPTED BY', 'FILES', 'REASON'], rows),
    };
  },
};
