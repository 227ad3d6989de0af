import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { importEmployees } from '../db/employees.ts';
import { byCommand } from './administer-by-command.ts';
import { readAsnFile, type AsnFile } from './asn-file.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { openSandbox } from '../sandbox/sandbox.ts';

const Options = z.object({ dryRun: z.boolean().default(false), complete: z.boolean().default(false) });

const read = (path: string): Promise<Buffer> =>
  readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new AdminError(`The file ${path} cannot be read (${cause.code ?? cause.message}).`, { cause });
  });

const readIn = async (path: string): Promise<AsnFile> => {
  const bytes = await read(path);
  const sandbox = openSandbox();
  try {
    return await readAsnFile(bytes, { sandbox, by: byCommand });
  } finally {
    sandbox.close();
  }
};

/** Nobody is to lose their access over a typing mistake in their row. */
const refuseIncomplete = ({ entries, everyoneKnown }: AsnFile): void => {
  if (entries.length === 0)
    throw new AdminError(
      '--complete with a file without a single good row would mark everybody as left; nothing was changed.',
    );
  if (!everyoneKnown)
    throw new AdminError(
      '--complete needs a file in which every nip can be read: a row without one may be anybody. Mend the rows, or import without --complete.',
    );
};

/** Imports the employee register from a CSV file or a workbook. */
export const asnImport: AdminCommand = {
  usage: 'asn import <file>',
  summary: 'import the employee register from CSV or .xlsx: nip,nama,jabatan,perangkat_daerah,hp',
  options: [
    ['--dry-run', 'only tell what would be done'],
    ['--complete', 'the file names everybody: mark all others as left'],
  ],
  run: async ({ db, vault, now }, path, given) => {
    const { dryRun, complete } = Options.parse(given);
    const file = await readIn(path);
    const { entries, rejected, rejectedNips } = file;
    if (complete) refuseIncomplete(file);
    const done = await importEmployees(db, vault, entries, {
      complete,
      alsoPresent: rejectedNips,
      dryRun,
      rejected: rejected.length,
      actor: byCommand,
      now,
    });
    const text = [
      ...rejected.map(({ line, because }) => `Line ${line}: ${because}`),
      `${dryRun ? 'Would be: ' : ''}${done.added} added, ${done.updated} updated, ${done.unchanged} unchanged, ${done.left} left, ${rejected.length} rejected`,
    ].join('\n');
    return {
      json: { dryRun, ...done, rejected },
      text,
      // Some bad rows among good ones are reported; nothing but bad rows is a failure.
      ...(entries.length === 0 && rejected.length > 0 && { ok: false as const }),
    };
  },
};
