import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { variableNames } from '../../app/env.ts';
import { createLog } from '../../app/log.ts';
import { openMetrics } from '../../app/metrics.ts';
import { program } from '../support/programs.ts';

const units = readdirSync('deploy/systemd').filter((name) => name.endsWith('.service'));
const read = (path: string): string => readFileSync(path, 'utf8');
const sourceOf = (script: string): string => script.replace('dist/', '').replace(/\.js$/, '.ts');
const analyze = program('systemd-analyze');

describe.each(units)('%s', (unit) => {
  const path = `deploy/systemd/${unit}`;

  test.runIf(analyze !== null)('is called OK, at most 4 of 10 exposed, by systemd itself', () => {
    const { stdout } = spawnSync(analyze ?? '', ['security', '--offline=true', '--no-pager', path], {
      encoding: 'utf8',
    });
    const [, exposed, word] = /exposure level for \S+: ([\d.]+) (\w+)/.exec(stdout) ?? [];
    expect(word).toBe('OK');
    expect(Number(exposed)).toBeLessThanOrEqual(4);
  });

  test('runs a script there is, with the switches of npm’s own', () => {
    const [, script = ''] = /^ExecStart=\/usr\/bin\/node .*?(dist\/\S+\.js)/m.exec(read(path)) ?? [];
    expect(existsSync(sourceOf(script))).toBe(true);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const same = Object.values(scripts).filter((command) => command.includes(script));
    for (const command of same)
      expect(`ExecStart=/usr/bin/${command.replace('exec ', '')}`).toBe(
        /^ExecStart=.*$/m.exec(read(path))?.[0],
      );
  });
});

test('whatever runs for good is started again, but not with a setting that is wrong', () => {
  for (const unit of units.filter((name) => !name.includes('backup'))) {
    expect(read(`deploy/systemd/${unit}`)).toMatch(/^Restart=always$/m);
    expect(read(`deploy/systemd/${unit}`)).toMatch(/^RestartPreventExitStatus=2$/m);
  }
});

test('every unit writes into the log that ends by itself, as systemd reads it', () => {
  for (const unit of units) expect(read(`deploy/systemd/${unit}`)).toMatch(/^LogNamespace=teman-disko$/m);
  const settings = read('deploy/systemd/journald@teman-disko.conf');
  expect(settings).toMatch(/^\[Journal\]\n(?:\w+=\S+\n)+$/m);
  expect(settings).toMatch(/^MaxRetentionSec=90day$/m);
});

test.runIf(analyze !== null)('systemd finds nothing to say about the units’ settings', () => {
  const { stderr } = spawnSync(
    analyze ?? '',
    ['verify', '--man=no', '--recursive-errors=no', ...units.map((unit) => `deploy/systemd/${unit}`)],
    { encoding: 'utf8' },
  );
  // That Node is not installed where it is to be is this machine's.
  const said = stderr
    .split('\n')
    .filter((line) => line.includes('deploy/systemd') && !line.includes('is not executable'));
  expect(said).toEqual([]);
});

type Compose = { services: Record<string, { command?: string[]; environment?: Record<string, unknown> }> };

test('the compose file runs scripts there are, with variables there are', () => {
  const { services } = parse(read('deploy/compose.yaml'), { merge: true }) as Compose;
  expect(Object.keys(services).toSorted()).toEqual(['bot', 'postgres', 'redis', 'worker']);
  for (const role of ['bot', 'worker']) {
    expect(existsSync(sourceOf(services[role]?.command?.at(-1) ?? ''))).toBe(true);
    expect(variableNames).toEqual(expect.arrayContaining(Object.keys(services[role]?.environment ?? {})));
  }
  expect(services['redis']?.command).toEqual(
    expect.arrayContaining(['--appendonly', 'yes', '--maxmemory-policy', 'noeviction']),
  );
});

describe('what is watched is there to be seen', async () => {
  const metrics = openMetrics(() => Promise.resolve({}), createLog({ logLevel: 'silent' }));
  metrics.channelState('whatsapp', ['ready'], () => 'ready');
  const page = (await metrics.page()).body;
  const shown = new Set([...page.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
  const known = (name: string): boolean =>
    shown.has(name) || shown.has(name.replace(/_(bucket|sum|count)$/, ''));
  const namesIn = (text: string): string[] => [
    ...new Set(text.match(/\b(?:teman|process|nodejs)_[a-z0-9_]+/g) ?? []),
  ];

  type Rules = { groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[] };
  const rules = (parse(read('deploy/prometheus/alerts.yaml')) as Rules).groups.flatMap(
    (group) => group.rules,
  );
  type Board = { panels: { title: string; targets: { expr: string }[] }[] };
  const { panels } = JSON.parse(read('deploy/grafana/dashboard.json')) as Board;

  test.each(rules.map(({ alert, expr, annotations }) => [alert, expr, annotations.summary]))(
    'alert %s',
    (_, expr, summary) => {
      expect(namesIn(expr).filter((name) => !known(name))).toEqual([]);
      expect(summary.length).toBeGreaterThan(20);
    },
  );

  test.each(panels.map(({ title, targets }) => [title, targets.map(({ expr }) => expr).join(' ')]))(
    'panel %s',
    (_, expr) => {
      expect(namesIn(expr).length).toBeGreaterThan(0);
      expect(namesIn(expr).filter((name) => !known(name))).toEqual([]);
    },
  );

  test('whatever waits or is stuck is on the dashboard', () => {
    const on = namesIn(read('deploy/grafana/dashboard.json'));
    const ours = [...shown].filter((name) => /^teman_\w+_depth$/.test(name ?? ''));
    expect(ours.filter((name) => !on.some((other) => other.startsWith(name ?? '-')))).toEqual([]);
  });
});
