import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { bareEnvironment } from '../../bare-environment.ts';
import type { PostgresUser, RunAs } from './postgres-user.ts';

const run = promisify(execFile);

type Cluster = {
  folder: string;
  initdb: string;
  user: PostgresUser;
  start: RunAs;
  role: string;
  password: string;
  durable: boolean;
};

const own = async (path: string, { uid, gid }: PostgresUser): Promise<void> => {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
};

const isMade = (folder: string): Promise<boolean> =>
  stat(join(folder, 'PG_VERSION')).then(
    () => true,
    () => false,
  );

// PostgreSQL's own C.UTF-8: the same on every machine, whatever locales the machine has.
const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

const make = async (cluster: Cluster, workshop: string): Promise<string> => {
  const { initdb, user, start, role, password, durable } = cluster;
  const [data, passwordFile] = [join(workshop, 'data'), join(workshop, 'password')];
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await Promise.all([workshop, data, passwordFile].map((path) => own(path, user)));
  const access = [`--username=${role}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const haste = durable ? [] : ['--no-sync'];
  const [file, args, ids] = start(initdb, ['-D', data, ...access, ...locale, ...haste]);
  await run(file, args, { ...ids, cwd: '/', env: { ...bareEnvironment(), LC_ALL: 'C' } });
  return data;
};

/** What initdb said; the command line before it is of no use to anybody. */
const reasonOf = (error: unknown): string => {
  const { message } = error as Error;
  return (/initdb: error: (.+)/.exec(message)?.[1] ?? message).trim().replace(/\.$/, '');
};

const takePlace = (data: string, folder: string): Promise<void> =>
  rename(data, folder).catch((error: NodeJS.ErrnoException) => {
    // Another process was faster: its cluster is as good as ours.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });

/** Makes an empty PostgreSQL cluster unless there is one; it appears under its name only when it is whole. */
export const ensureCluster = async (cluster: Cluster): Promise<void> => {
  const parent = dirname(cluster.folder);
  await mkdir(parent, { recursive: true });
  if (await isMade(cluster.folder)) return;
  const workshop = await mkdtemp(join(parent, 'postgres.new-'));
  try {
    await takePlace(await make(cluster, workshop), cluster.folder);
  } catch (cause) {
    const who = cluster.user.uid === undefined ? 'this user' : 'the user "postgres"';
    throw new Error(
      `PostgreSQL could not be set up under ${parent}: ${reasonOf(cause)}. ` +
        `See that ${who} may write that folder and run ${cluster.initdb}, or give another DATA_DIR or a DATABASE_URL.`,
      { cause },
    );
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
};
