import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { built } from '../support/built.ts';
import { pontianak } from '../support/pontianak.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const { services: offered } = await readCatalogue(pontianak, '2026-11-25');

const run = (args: string[], env: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [...built('app/services-cli.ts'), ...args], {
    cwd: root,
    env: { ...process.env, CITY_DIR: pontianak, ...env },
    maxBuffer: 4_000_000,
  });

describe('npm run services', () => {
  test('--json prints the catalogue and nothing else', async () => {
    const { stdout } = await run(['--json']);
    const { services } = JSON.parse(stdout) as { services: { code: string; fields: unknown[] }[] };
    expect(services.map(({ code, fields }) => [code, fields.length])).toEqual(
      offered.map(({ code, fields }) => [code, fields.length]),
    );
  });

  test('without it prints one line a service', async () => {
    const { stdout } = await run([]);
    expect(stdout.trim().split('\n')).toHaveLength(offered.length + 1);
    expect(stdout).toMatch(/^magang +external +sekretariat +\d+ +\d+ +\d+ +Permohonan magang$/m);
  });

  test('--schema prints what the files of a city may say', async () => {
    const schemas = JSON.parse((await run(['--schema'])).stdout) as Record<string, { required?: string[] }>;
    expect(Object.keys(schemas)).toEqual([
      'city.yaml',
      'units.yaml',
      'resources.yaml',
      'holidays.yaml',
      'services/*.yaml',
      'elsewhere.yaml',
    ]);
    expect(schemas['services/*.yaml']?.required).toEqual(expect.arrayContaining(['code', 'law', 'fields']));
    expect(schemas['services/*.yaml']?.required).not.toContain('found');
  });

  test('CITY and CITY_DIR that name no city stop it with one line', async () => {
    await expect(run([], { CITY: 'atlantis', CITY_DIR: '' })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^CITY: got "atlantis"; takes .*pontianak.*\n$/) as unknown,
    });
    await expect(run([], { CITY_DIR: '/nowhere' })).rejects.toMatchObject({
      code: 1,
      stderr: '/nowhere: there is no city.yaml here; name the folder of a city in CITY or CITY_DIR.\n',
    });
  });

  test('a time zone that is none stops it with one line', async () => {
    await expect(run([], { TZ_CITY: 'Pontianak' })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^TZ_CITY: got "Pontianak"; takes .*\n$/) as unknown,
    });
  });
});
