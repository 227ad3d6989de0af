import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { liveSettings, readSettings } from '../../app/settings-file.ts';
import { city } from '../support/pontianak.ts';

const folder = mkdtempSync(join(tmpdir(), 'teman-'));
afterAll(() => rmSync(folder, { recursive: true }));

const settingsOf = (content: string) => {
  const path = join(folder, 'settings.json');
  writeFileSync(path, content);
  return readSettings({ path, named: true }, city);
};

test('without a file the usual settings hold', () => {
  const settings = readSettings({ path: join(folder, 'nowhere.json'), named: false }, city);
  expect(settings.digestAt).toEqual(['08:00', '13:00']);
  expect(settings.letterhead.lines[0]).toBe('PEMERINTAH KOTA PONTIANAK');
});

test('a file that was named and is not there stops the process', () => {
  const path = join(folder, 'nowhere.json');
  expect(() => readSettings({ path, named: true }, city)).toThrow(
    /^SETTINGS_FILE: .*nowhere\.json: .*ENOENT[^\n]*$/,
  );
});

test('what a city leaves out of its file stays as usual', () => {
  const settings = settingsOf('{"letterhead": {"lines": ["PEMERINTAH KOTA SINGKAWANG"]}}');
  expect(settings.letterhead.lines).toEqual(['PEMERINTAH KOTA SINGKAWANG']);
  expect(settings.letterhead.address).not.toBe('');
  expect(settings.whatsappWeb.paceMs).toEqual([800, 2500]);
});

test.each([
  ['{"digestAt": ["25:00"]}', /digestAt/],
  ['{"agendaPattern": "{year}"}', /must contain \{no\}/],
  ['{"agendaPattern": "{no}/{bulan}"}', /knows only/],
  ['{"whatsappWeb": {"paceMs": [900, 100]}}', /must not be larger/],
  ['{"colour": "red"}', /colour/],
  ['{', /JSON/],
])('%s stops the process with one line that names the file', (content, named) => {
  expect(() => settingsOf(content)).toThrow(named);
  expect(() => settingsOf(content)).toThrow(/^SETTINGS_FILE: [^\n]*$/);
});

test('the applicant’s terms are the city’s, as the office changes them, unless the installation says otherwise', () => {
  const path = join(folder, 'terms.json');
  writeFileSync(path, '{"completionAskAfterDays": 3}');
  const catalogue = { city };
  const settings = liveSettings({ path, named: true }, catalogue);
  expect(settings).toMatchObject({ completionReminderDays: 14, completionAskAfterDays: 3 });
  expect(settings.bookings.moveAnswerHours).toBe(48);
  const clocks = { ...city.clocks, completion: { remind: 5, ask: 5 }, move: { answer: 24, remind: null } };
  catalogue.city = { ...city, clocks };
  expect(settings.completionReminderDays).toBe(5);
  expect(settings.completionAskAfterDays).toBe(3);
  expect(settings.bookings.moveAnswerHours).toBe(24);
});
