import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The unprivileged system user PostgreSQL runs as when we are root; empty when we are not. */
export type PostgresUser = { uid?: number; gid?: number };

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
