import { z } from 'zod';
import { readConfig } from '../config.ts';
import { recordAdmin } from '../db/admin-events.ts';
import { countOld, forgetOld, type Forgotten } from '../db/forget.ts';
import { inTransaction } from '../db/transaction.ts';
import { oldBefore, retentionDays } from '../retention.ts';
import { readSettings } from '../settings-file.ts';
import { byCommand } from './administer-by-command.ts';
import { cityCatalogue } from './chosen-city.ts';
import type { AdminCommand } from './command.ts';
import { parseOptions } from './options.ts';

const Options = z.object({ dryRun: z.boolean().default(false) });

/** Forgets now what the worker forgets by itself, of each kind what is done and older than it is kept; a run is an event with its counts. */
export const retentionRun: AdminCommand = {
  usage: 'retention run',
  summary: 'forget now what is older than it is kept, kind by kind',
  options: [['--dry-run', 'only tell what would go']],
  run: async (office, _, given) => {
    const { db, now } = office;
    const { dryRun } = parseOptions(Options, given);
    const { city } = await cityCatalogue(office);
    const days = retentionDays(readSettings(readConfig(process.env).settingsFile, city));
    const kinds: { kind: string; days: number; rows: number }[] = [];
    for (const [what, kept] of Object.entries(days) as [Forgotten, number][]) {
      const before = oldBefore(kept, now);
      const rows = await (dryRun ? countOld : forgetOld)(db.pool, what, before);
      kinds.push({ kind: what, days: kept, rows });
    }
    const note = kinds.flatMap(({ kind, rows }) => (rows > 0 ? [`${kind} ${rows}`] : [])).join(', ');
    if (!dryRun)
      await inTransaction(db, (tx) =>
        recordAdmin(tx, { action: 'retention_run', about: 'retention', actor: byCommand, at: now, note }),
      );
    const lines = kinds.map(({ kind, days: kept, rows }) => `${kind} (${kept} days): ${rows}`);
    return { json: { dryRun, kinds }, text: [dryRun ? 'Would go:' : 'Gone:', ...lines].join('\n') };
  },
};
