import type { Database } from '../db/open.ts';
import type { Vault } from '../vault.ts';

/** What a command works with. */
export type Office = { db: Database; vault: Vault; now: Date };

/** What a command answers: for scripts, for people, and whether all is well (exit code 1 when not). */
export type Output = { json: unknown; text: string; ok?: false };

/** One command of `npm run admin`. */
export type AdminCommand = {
  /** As typed: group, verb, and what stands behind it. */
  usage: string;
  summary: string;
  /** Flags and what they mean, as commander takes them. */
  options: [flags: string, meaning: string][];
  run(office: Office, argument: string, options: unknown): Promise<Output>;
};

/** A command about a folder of files, which needs no database. */
export type FolderCommand = Pick<AdminCommand, 'usage' | 'summary'> & {
  check(folder: string, now: Date): Promise<Output>;
};

/** A mistake of whoever typed the command; its message says how to mend it. */
export class AdminError extends Error {
  override name = 'AdminError';
}
