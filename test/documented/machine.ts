import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { env, place, repository, shell } from './shell.ts';

/** Who commits here. */
export const author = '-c user.name=Documented -c user.email=documented@localhost';

/** Something that says nothing about the product: this machine is not what the run needs. */
export class NotTried extends Error {}

/** Has Debian's packages brought here. What is not to be had is not tried; a name that Debian does not know is a fault of the page. */
export const fetchPackages = (install: string): void => {
  const fetched = (how: string): void =>
    void shell(install.replace('apt-get install', `apt-get install ${how}`));
  const updated = spawnSync('bash', ['-c', 'apt-get update --quiet=2 --error-on=any'], {
    env,
    encoding: 'utf8',
  });
  const away = (why: string) => new NotTried(`Debian's packages cannot be had here:\n${why}`);
  try {
    fetched('--simulate');
  } catch (error) {
    throw updated.status === 0 ? error : away(updated.stderr);
  }
  try {
    fetched('--download-only');
  } catch (error) {
    throw away(error instanceof Error ? error.message : String(error));
  }
};

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true))).once('error', () => resolve(false));
  });

/** Nothing here may belong to somebody. */
export const refuseOccupied = async (): Promise<void> => {
  if (process.getuid?.() !== 0) throw new NotTried('It needs root, on a machine of its own (CI).');
  if (spawnSync('bash', ['-c', `runuser -u nobody -- ${process.execPath} --version`]).status !== 0)
    throw new NotTried(`${process.execPath} is not for others to run, as the service's own user has to.`);
  for (const path of [
    '/opt/teman-disko',
    '/etc/teman-disko',
    '/var/lib/teman-disko',
    '/var/backups/teman-disko',
  ])
    if (existsSync(path)) throw new NotTried(`${path} is there already: it needs a machine of its own.`);
  for (const port of [3000, 5432, 6379])
    if (await isTaken(port))
      throw new NotTried(`Port ${String(port)} is taken: it needs a machine of its own.`);
};

/** What is committed here, as one commit of a repository of its own: a checkout of CI may be shallow, another user's, or none. */
export const publish = (): void => {
  const published = join(place, 'published');
  shell(
    `git init --quiet --bare --initial-branch=main ${env.TEMAN_SOURCE}
mkdir ${published}
if git rev-parse --quiet --verify HEAD >/dev/null; then git archive HEAD; else tar --exclude=./node_modules '--exclude=./dist*' --exclude=./.data --create .; fi |
  tar --extract --directory ${published}
cd ${published}
git init --quiet --initial-branch=main
git add --all --force
git ${author} commit --quiet --message 'What is tried'
git push --quiet ${env.TEMAN_SOURCE} main`,
    repository,
  );
};
