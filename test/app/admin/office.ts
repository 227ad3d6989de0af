import { openDatabase } from '../../../app/db/open.ts';
import type { AdminCommand, Office, Output } from '../../../app/admin/command.ts';
import { openVault } from '../../../app/vault.ts';
import { freshDatabase } from '../../support/database.ts';

/** The data key of these tests. */
export const dataKey = Buffer.alloc(32, 5).toString('base64');

/** An office on a database of its own, at a fixed time. */
export const testOffice = async (): Promise<Office & { url: string; close(): Promise<void> }> => {
  const { url, drop } = await freshDatabase();
  const db = openDatabase(url);
  return {
    db,
    url,
    vault: openVault(dataKey),
    now: new Date('2026-11-22T03:00:00Z'),
    close: async () => {
      await db.close();
      await drop();
    },
  };
};

/** Runs a command as the command line would, and gives its JSON as a script would read it. */
export const runJson = async <T>(
  office: Office,
  command: AdminCommand,
  { argument = '', ...options }: { argument?: string; [option: string]: unknown } = {},
): Promise<Omit<Output, 'json'> & { json: T }> => {
  const output = await command.run(office, argument, options);
  return { ...output, json: JSON.parse(JSON.stringify(output.json)) as T };
};
