import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { notices } from '../../flows/notices.ts';

const cellsOf = (row: string): string[] => row.split('|').map((cell) => cell.trim());
const rows = readFileSync('docs/whatsapp.md', 'utf8').split('\n').map(cellsOf);

test('the templates to be approved stand in the manual as they are sent', () => {
  const told = rows.flatMap(([, kind = '', name, text, example]) =>
    kind in notices ? [[kind, { template: name?.replaceAll('`', ''), text, example }]] : [],
  );
  expect(Object.fromEntries(told)).toEqual(notices);
});

test('a template asks for a reply, names its one parameter inside, and fits Meta’s limits', () => {
  for (const { template, text, example } of Object.values(notices)) {
    expect(template).toMatch(/^[a-z0-9_]{1,512}$/);
    expect(text.length).toBeLessThanOrEqual(1024);
    expect(text).toContain('Balas pesan ini');
    expect(text.match(/\{\{\d+\}\}/g)).toEqual(['{{1}}']);
    // Meta refuses a parameter at either end of the text.
    expect(text).toMatch(/^[^{].*[^}]$/);
    expect(example).not.toBe('');
  }
});
