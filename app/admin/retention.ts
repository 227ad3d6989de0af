import { z } from 'zod';
import { isCarriedOut, kept, keptKinds, type KeptKind, type Period } from '../../domain/retention.ts';
import { readTrackingNumber } from '../../domain/tracking-number.ts';
import { openBlobs } from '../blobs.ts';
import { readFilePlace } from '../config.ts';
import { countOldRequests } from '../db/forget-requests.ts';
import { countOld, lapsedKinds } from '../db/forget.ts';
import { holdRequest, holds, releaseRequest, runCounts } from '../db/retention-runs.ts';
import { inTransaction } from '../db/transaction.ts';
import { openFileStore } from '../files.ts';
import { forgetFiles } from '../forget-files.ts';
import { lapsedDays, oldBefore } from '../retention.ts';
import { runRetention } from '../run-retention.ts';
import { byCommand } from './administer-by-command.ts';
import { AdminError, type AdminCommand, type Office } from './command.ts';
import { listing } from './listing.ts';
import { officePeriods } from './office-periods.ts';
import { parseOptions } from './options.ts';

const Options = z.object({ dryRun: z.boolean().default(false) });
type Line = {
  kind: string;
  days: number;
  rows: number;
  article?: string;
  source?: string;
  carriedOut?: boolean;
};

const filesOf = ({ db, vault }: Office) =>
  openFileStore(openBlobs(readFilePlace(process.env)), vault, db.pool);

const counted = async ({ db, now }: Office, kind: KeptKind, { days }: Period): Promise<number> => {
  const before = oldBefore(days, now);
  return kind === 'requests' ? countOldRequests(db.pool, before) : countOld(db.pool, kind, before);
};

const lineText = ({ kind, days, rows, source, carriedOut }: Line): string =>
  [
    `${kind} (${days} days${source === undefined ? '' : `, ${source}`}): ${rows}`,
    ...(carriedOut === false
      ? ['not carried out: a placeholder until the city adopts its archive schedule (JRA)']
      : []),
  ].join('; ');

/** Forgets now what the worker forgets by itself each day, of each kind what is done and older than it is kept; a run is an event with its counts. */
export const retentionRun: AdminCommand = {
  usage: 'retention run',
  summary: 'forget now what is older than it is kept, kind by kind',
  options: [['--dry-run', 'only tell what would go']],
  run: async (office, _, given) => {
    const { db, now } = office;
    const { dryRun } = parseOptions(Options, given);
    const { settings, periods } = await officePeriods(office);
    const would = new Map<KeptKind, number>();
    for (const kind of keptKinds) would.set(kind, await counted(office, kind, periods[kind]));
    const run = `command ${now.toISOString()}`;
    if (!dryRun)
      await runRetention(db, run, {
        ...{ periods, settings, actor: byCommand, now },
        forgetFiles: (files) => forgetFiles({ db, files: filesOf(office), clock: () => now }, files),
      });
    const gone = new Map((await runCounts(db.pool, run)).map(({ kind, rows }) => [kind, rows]));
    const lines: Line[] = keptKinds.map((kind) => ({
      kind,
      ...periods[kind],
      carriedOut: isCarriedOut(kind, periods[kind]),
      rows: dryRun ? (would.get(kind) ?? 0) : (gone.get(kind) ?? 0),
    }));
    for (const kind of lapsedKinds) {
      const days = lapsedDays(settings)[kind];
      const rows = dryRun ? await countOld(db.pool, kind, oldBefore(days, now)) : (gone.get(kind) ?? 0);
      lines.push({ kind, days, rows });
    }
    return {
      json: { dryRun, kinds: lines },
      text: [dryRun ? 'Would go:' : 'Gone:', ...lines.map(lineText)].join('\n'),
    };
  },
};

/** Lists how long what is kept is kept, why and by whose word. */
export const retentionList: AdminCommand = {
  usage: 'retention list',
  summary: 'how long each kind of data is kept, and who says so; what is held',
  options: [],
  run: async (office) => {
    const { periods } = await officePeriods(office);
    const { held, total } = await holds(office.db.pool);
    const shown = listing({
      ...{ key: 'periods', rows: keptKinds, total: keptKinds.length },
      headings: ['KIND', 'WHAT', 'DAYS', 'ENDS BY', 'SOURCE'],
      cells: (kind) => {
        const { days, article, source } = periods[kind];
        return [kind, kept[kind].label, String(days), article, source];
      },
    });
    const rows = keptKinds.map((kind) => ({
      kind,
      ...periods[kind],
      carriedOut: isCarriedOut(kind, periods[kind]),
    }));
    const lines = held.map(
      ({ number, reason, by, at }) => `Held: ${number}, ${reason} (${by}, ${at.toISOString()})`,
    );
    const more = held.length < total;
    if (more) lines.push(`These are the ${held.length} held longest of ${total}.`);
    return { json: { periods: rows, holds: held, total, more }, text: [shown.text, ...lines].join('\n') };
  },
};

const HoldOptions = z.object({ reason: z.string('--reason is needed').trim().min(5).max(300) });

/** Holds a request, as long as there is a dispute or an incident about it: nothing of it is forgotten. */
export const retentionHold: AdminCommand = {
  usage: 'retention hold <number>',
  summary: 'forget nothing of this request, a dispute or an incident being open',
  options: [['--reason <words>', 'why']],
  run: async ({ db, now }, given, options) => {
    const { reason } = parseOptions(HoldOptions, options);
    const number = readTrackingNumber(given) ?? given;
    if (!(await inTransaction(db, (tx) => holdRequest(tx, number, reason, { actor: byCommand, now }))))
      throw new AdminError(`There is no request ${number}, or it is held already.`);
    return { json: { number, held: true }, text: `${number} is held.` };
  },
};

/** Lets a held request go: what is old of it goes with the next run. */
export const retentionRelease: AdminCommand = {
  usage: 'retention release <number>',
  summary: 'let a held request go',
  options: [],
  run: async ({ db, now }, given) => {
    const number = readTrackingNumber(given) ?? given;
    if (!(await inTransaction(db, (tx) => releaseRequest(tx, number, { actor: byCommand, now }))))
      throw new AdminError(`No request ${number} is held; "retention list" shows those that are.`);
    return { json: { number, held: false }, text: `${number} is held no more.` };
  },
};
