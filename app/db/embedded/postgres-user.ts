import { execFile } from 'node:child_process';
import { chmod, readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The unprivileged system user PostgreSQL runs as when we are root; empty when we are not. */
export type PostgresUser = { uid?: number; gid?: number };

/** How a program is started as that user: the file, its arguments, and the ids to spawn it with. */
export type RunAs = (program: string, args: string[]) => [file: string, args: string[], ids: PostgresUser];

const lookUp = async (): Promise<PostgresUser> => {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
};

const create = async (): Promise<PostgresUser> => {
  await run('groupadd', ['--system', 'postgres']).catch(() => undefined);
  await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  return lookUp();
};

/** Whom PostgreSQL runs as: it refuses root, so root borrows (or makes) the user `postgres`. */
export const postgresUser = async (): Promise<PostgresUser> => {
  if (process.getuid?.() !== 0) return {};
  return lookUp()
    .catch(create)
    .catch((cause: unknown) => {
      throw new Error(
        'PostgreSQL does not run as root and no user "postgres" could be made. Start as another user, or give DATABASE_URL.',
        { cause },
      );
    });
};

/** Lets the user into a folder only root may enter; entering is not listing. */
export const letIn = async (user: PostgresUser, folder: string): Promise<void> => {
  if (user.uid !== undefined) await chmod(folder, (await stat(folder)).mode | 0o011);
};

const reaches = (user: PostgresUser, place: string): Promise<boolean> =>
  run('test', ['-x', place], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  );

/** The rights that let a process through closed folders, the narrower first, by their bit in /proc; containers know the second only. */
const passes = { dac_read_search: 2n, dac_override: 1n };

const ownPasses = async (): Promise<string[]> => {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const rights = BigInt(`0x${/^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
  return Object.entries(passes).flatMap(([name, bit]) => ((rights >> bit) & 1n ? [name] : []));
};

const identity = ({ uid, gid }: PostgresUser): string[] =>
  uid === undefined ? [] : [`--reuid=${uid}`, `--regid=${String(gid)}`, '--clear-groups'];

/** Without the securebit access(2), by which initdb looks for its neighbour, would disregard the right. */
const passage = (pass: string | undefined): string[] =>
  pass ? ['--securebits=+no_setuid_fixup', `--inh-caps=+${pass}`, `--ambient-caps=+${pass}`] : [];

// Where there is setpriv (Linux), the server is told to shut down when we are gone, however we went.
const withUs = ['--pdeathsig=INT'];

const hasSetpriv = (): Promise<boolean> =>
  run('setpriv', [...withUs, 'true']).then(
    () => true,
    () => false,
  );

/**
 * How to start PostgreSQL's programs as the user, so that they reach the places they need.
 *
 * A clone in /root is closed to everybody but root; there the user gets the right to pass through, and nothing else.
 */
export const runAs = async (user: PostgresUser, places: string[]): Promise<RunAs> => {
  if (!(await hasSetpriv())) return (program, args) => [program, args, user];
  const open = await Promise.all(places.map((place) => reaches(user, place)));
  const [pass] = open.every(Boolean) ? [] : await ownPasses();
  const flags = [...withUs, ...identity(user), ...(user.uid === undefined ? [] : passage(pass))];
  return (program, args) => ['setpriv', [...flags, '--', program, ...args], {}];
};
