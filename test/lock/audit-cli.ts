import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { checkLock, readAudit } from './check-lock.ts';

const { wrong, unchecked } = checkLock(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0'], {
  encoding: 'utf8',
  timeout: 30_000,
});
const advisories = readAudit(stdout);
for (const line of [...wrong, ...(advisories ?? [])]) console.error(line);
const asked =
  advisories === null ? 'npm’s advisories could NOT be asked from here' : 'npm’s advisories were asked';
console.log(
  `Lock file: ${wrong.length} faults, ${unchecked} optional packages of other machines without checksum; ${asked}.`,
);
if (wrong.length + (advisories?.length ?? 0) > 0) process.exitCode = 1;
