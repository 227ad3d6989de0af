import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyEdits } from '../../../app/city/apply-edits.ts';
import type { CityParts } from '../../../app/city/city-files.ts';
import type { CityEdit } from '../../../flows/catalogue/city-edit.ts';

const text = `# Milik Bidang Aptika
code: magang
sop: [Anda mengisi formulir., "Operator: memeriksa"] # dua langkah
sopStatus: draft
`;
const parts: CityParts = new Map([['services/magang.yaml', text]]);
const set = (path: (string | number)[], value: unknown, before?: unknown): CityEdit =>
  ({
    ...{ do: 'set', file: 'services/magang.yaml', path, value },
    ...(before === undefined ? {} : { before }),
  }) as CityEdit;

test.each<[string, CityEdit[], string | RegExp]>([
  [
    'a step that needs quotes',
    [set(['sop', 0], `Jum'at: "isi" # formulir`, 'Anda mengisi formulir.')],
    /^# Milik Bidang Aptika\ncode: magang\nsop: \[.*\] # dua langkah\nsopStatus: draft\n$/,
  ],
  [
    'two of one file',
    [set(['sopStatus'], 'adopted', 'draft'), set(['decree'], { number: '45/2026', date: '2026-12-01' })],
    `${text.replace('draft', 'adopted')}decree:\n  number: 45/2026\n  date: 2026-12-01\n`,
  ],
  ['what is taken away', [set(['sopStatus'], null)], text.replace('sopStatus: draft\n', '')],
  ['what is not there and is taken away', [set(['decree'], null)], text],
])('%s', (_what, edits, becomes) => {
  const { change, conflicts } = applyEdits(parts, edits);
  expect(conflicts).toBeUndefined();
  const now = change?.get('services/magang.yaml') ?? '';
  if (typeof becomes === 'string') expect(now).toBe(becomes);
  else expect(now).toMatch(becomes);
  for (const edit of edits)
    if (edit.do === 'set' && edit.value !== null && edit.path[0] === 'sop')
      expect((parse(now) as { sop: unknown[] }).sop[0]).toBe(edit.value);
});

test('a list grows, and is made where there is none', () => {
  const holiday = (date: string): CityEdit => ({
    ...{ do: 'add', file: 'holidays.yaml', value: { date, name: 'Hari Jadi' } },
  });
  const { change } = applyEdits(parts, [holiday('2026-10-23'), holiday('2027-10-23')]);
  expect(parse(change?.get('holidays.yaml') ?? '')).toEqual([
    { date: '2026-10-23', name: 'Hari Jadi' },
    { date: '2027-10-23', name: 'Hari Jadi' },
  ]);
});

test('a text is said otherwise in a file that was not there, and taken back leaves nothing of it', () => {
  const say = (value: string | null, before: string | null): CityEdit => ({
    ...{ do: 'set', file: 'texts.yaml', path: ['sop', 'question'], before, value },
  });
  const { change } = applyEdits(parts, [say('Sepakat?', null)]);
  expect(parse(change?.get('texts.yaml') ?? '')).toEqual({ sop: { question: 'Sepakat?' } });
  const back = applyEdits(new Map([['texts.yaml', change?.get('texts.yaml') ?? '']]), [
    say(null, 'Sepakat?'),
  ]);
  expect(parse(back.change?.get('texts.yaml') ?? '')).toEqual({});
  expect(applyEdits(parts, [say('Sepakat?', 'Setuju?')])).toEqual({ conflicts: ['texts.yaml: is gone.'] });
});

test('what somebody else has changed meanwhile is not written over, and nothing else of it is made', () => {
  const edits = [set(['code'], 'lain'), set(['sop', 1], 'Operator menelepon', 'Operator menulis')];
  expect(applyEdits(parts, edits)).toEqual({
    conflicts: ['services/magang.yaml sop.1: was changed meanwhile.'],
  });
});
