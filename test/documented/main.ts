import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readCatalogue } from '../../app/catalogue.ts';
import { cityDate } from '../../domain/city-time.ts';
import { describeCatalogue } from '../../flows/catalogue/describe-catalogue.ts';
import { fileService, type CatalogueService, type Filed } from '../support/file-service.ts';
import { openPhone } from '../support/phone.ts';
import { pontianak } from '../support/pontianak.ts';
import { author, fetchPackages, NotTried, publish, refuseOccupied } from './machine.ts';
import { env, must, place, repository, say, shell } from './shell.ts';

// Runs the commands of docs/operations.md as they stand there: installation, backup, upgrade with its way back, restore, on
// PostgreSQL and Redis from Debian. It needs root and a machine that has none of it yet, and leaves it as it was.

const url = 'http://127.0.0.1:3000';
const settings = '/etc/teman-disko/env';
const redisConf = '/etc/redis/redis.conf';
const policy = '/usr/sbin/policy-rc.d';

/** The fenced blocks of the page that carry a label, in their order. */
const blocks = (label: string): string[] => {
  const page = readFileSync(join(repository, 'docs/operations.md'), 'utf8');
  const found = [...page.matchAll(/^```sh (\w+)\n([^]*?)^```$/gm)].filter(([, name]) => name === label);
  if (found.length === 0) throw new Error(`docs/operations.md has no block "sh ${label}"`);
  return found.map(([, , lines]) => lines ?? '');
};
const asDocumented = (label: string): void => {
  say(`\n${label}`);
  for (const lines of blocks(label)) shell(lines);
};

/** What a machine does when it starts. */
const boot = (): void => {
  copyFileSync(redisConf, join(place, 'redis.conf'));
  shell(`pg_lsclusters --no-header | while read -r version name _; do pg_ctlcluster "$version" "$name" start; done
redis-server ${redisConf} --daemonize yes
until redis-cli ping && runuser -u postgres -- pg_isready --quiet; do sleep 0.2; done`);
};

/** The next version: a new table beside a changed page. */
const release = (): void => {
  const at = join(place, 'next');
  shell(`git clone --quiet ${env.TEMAN_SOURCE} ${at}
mkdir ${at}/prisma/migrations/20990101000000_documented
echo 'CREATE TABLE documented (id INT)' > ${at}/prisma/migrations/20990101000000_documented/migration.sql
git -C ${at} add --all
git -C ${at} ${author} commit --quiet --message 'Add a table'
git -C ${at} push --quiet`);
};

const allowSimulator = (): void => {
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('SIMULATOR=0', 'SIMULATOR=1'));
  shell(`systemctl try-restart teman-disko.service
curl --fail --silent --retry 60 --retry-delay 1 --retry-all-errors ${url}/readyz`);
};

const magang = async (): Promise<CatalogueService> => {
  const today = cityDate(new Date(), 'Asia/Pontianak');
  const { services } = describeCatalogue(await readCatalogue(pontianak, today), today) as {
    services: CatalogueService[];
  };
  const found = services.find(({ code }) => code === 'magang');
  if (!found) throw new Error('No service magang');
  return found;
};
const applicant = (no: number) => openPhone(url, 'whatsapp', `62812888000${String(no)}`);
const current = (): string => readlinkSync('/opt/teman-disko/current');
const runsFrom = (): string =>
  readlinkSync(`/proc/${readFileSync(join(place, 'teman-disko.service.pid'), 'utf8').trim()}/cwd`);
const admin = (args: string): string =>
  shell(`cd /opt/teman-disko/current && runuser -u teman -- npm run --silent admin -- ${args}`);
const ready = (): string =>
  shell(`curl --fail --silent --retry 60 --retry-delay 1 --retry-all-errors ${url}/readyz`);

/** Connections of before a restart are still in Node's pool: they fail once, and new ones are made. */
const ask = async (number: string, tries = 20): Promise<string> => {
  try {
    return (await applicant(9).say(`status ${number}`)).text;
  } catch (error) {
    if (tries === 0) throw error;
    await pause(500);
    return ask(number, tries - 1);
  }
};

const knows = async (filed: Filed): Promise<void> => {
  const shown = await ask(filed.number);
  must(!shown.includes('Terjadi gangguan'), 'the bot answers');
  const { letters } = JSON.parse(admin(`request show ${filed.number} --json`)) as {
    letters: { sha256: string }[];
  };
  const sent = Object.values(filed.files)
    .flat()
    .map((bytes) => createHash('sha256').update(bytes).digest('hex'));
  must(
    letters.length > 0 && letters.every(({ sha256 }) => sent.includes(sha256)),
    `request ${filed.number} is there with its letters`,
  );
};

const clear = (): void => {
  say('\nclearing up');
  shell(`systemctl stop teman-disko.service || true
redis-cli shutdown nosave 2>/dev/null || true
runuser -u postgres -- dropdb --if-exists teman || true
runuser -u postgres -- dropdb --if-exists teman_before || true
runuser -u postgres -- dropuser --if-exists teman || true
pg_lsclusters --no-header | while read -r version name _; do pg_ctlcluster "$version" "$name" stop || true; done || true
rm -rf /opt/teman-disko /etc/teman-disko /var/lib/teman-disko /var/backups/teman-disko /etc/systemd/system/teman-disko*
userdel teman 2>/dev/null || true`);
  if (existsSync(join(place, 'redis.conf'))) copyFileSync(join(place, 'redis.conf'), redisConf);
};

const run = async (): Promise<void> => {
  publish();
  say('\ninstall');
  const [packages = '', ...rest] = blocks('install');
  fetchPackages(packages);
  shell(packages);
  boot();
  for (const lines of rest) shell(lines);
  allowSimulator();
  const filed = await fileService(applicant(1), await magang(), 61);
  await knows(filed);
  const first = current();
  const megabytes = Number(shell('du -sm /opt/teman-disko/current/node_modules | cut -f1'));
  must(megabytes < 400, `the packages of a release take ${String(megabytes)} MB, under 400`);

  asDocumented('backup');
  const later = await fileService(applicant(2), await magang(), 62);

  release();
  asDocumented('upgrade');
  must(
    current() !== first && runsFrom() === join('/opt/teman-disko', current()),
    'the new release is in service',
  );
  await knows(filed);

  asDocumented('rollback');
  must(
    current() === first && runsFrom() === join('/opt/teman-disko', first),
    'the release before is in service again',
  );
  await knows(later);

  asDocumented('restore');
  ready();
  await knows(filed);
  const gone = spawnSync(
    'bash',
    [
      '-c',
      `cd /opt/teman-disko/current && runuser -u teman -- npm run --silent admin -- request show ${later.number}`,
    ],
    { env },
  );
  must(gone.status !== 0, 'what came after the backup is not there');
};

/** Not tried is not failed: whoever reads the code tells them apart. */
const end = (error: unknown): void => {
  const notTried = error instanceof NotTried;
  say(`\n${notTried ? 'NOT TRIED. ' : ''}${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = notTried ? 2 : 1;
};

const onThisMachine = async (): Promise<void> => {
  const hadPolicy = existsSync(policy);
  if (!hadPolicy) {
    // Installing a package starts no service here: what would be started at boot is started by `boot`.
    writeFileSync(policy, '#!/bin/sh\nexit 101\n');
    chmodSync(policy, 0o755);
  }
  chmodSync(place, 0o755);
  try {
    await run();
    say('\nAll of it is as documented.');
  } catch (error) {
    end(error);
    const log = join(place, 'teman-disko.service.log');
    if (existsSync(log)) say(readFileSync(log, 'utf8').split('\n').slice(-20).join('\n'));
  } finally {
    clear();
    if (!hadPolicy) rmSync(policy);
  }
};

await refuseOccupied()
  .then(onThisMachine)
  .catch(end)
  .finally(() => rmSync(place, { recursive: true, force: true }));
