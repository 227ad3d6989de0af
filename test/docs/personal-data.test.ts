import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/*
 * docs/personal-data.md against prisma/schema.prisma: each column that can hold words stands there once, as personal or as one
 * that names nobody, and nothing stands there that is no column.
 */

const schema = readFileSync('prisma/schema.prisma', 'utf8');
const page = readFileSync('docs/personal-data.md', 'utf8');

const mapped = (attributes: string): string | undefined => /@map\("(\w+)"\)/.exec(attributes)?.[1];

/** Columns of texts and JSON, without ids. */
const columns = [...schema.matchAll(/^model \w+ \{\n(.*?)^\}/gms)].flatMap(([, body = '']) => {
  const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '';
  return body.split('\n').flatMap((line) => {
    const [, name = '', attributes = ''] =
      /^\s+(\w+)\s+(?:String|Json)(?:\[\])?\??(?:\s+(.*))?$/.exec(line) ?? [];
    return name === '' || attributes.includes('@db.Uuid') ? [] : [`${table}.${mapped(attributes) ?? name}`];
  });
});

const [personal = '', others = ''] = page.split('## Columns that name nobody');
const named = [...personal.matchAll(/`(\w+\.\w+)`/g)].map(([, column = '']) => column);
const unnamed = [...others.matchAll(/^- `(\w+)`: (.*)$/gm)].flatMap(([, table = '', list = '']) =>
  [...list.matchAll(/`(\w+)`/g)].map(([, column = '']) => `${table}.${column}`),
);

test('each column that can hold words is said to be personal, or to name nobody, and no other is', () => {
  expect(columns.length).toBeGreaterThan(150);
  expect([...named.filter((column) => !column.endsWith('.md')), ...unnamed].sort()).toEqual(columns.sort());
});

test('each kind says whose it is, what for, how it lies there and until when', () => {
  const rows = personal.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));
  expect(
    rows.filter((row) =>
      row
        .split('|')
        .slice(1, -1)
        .some((cell) => cell.trim() === ''),
    ),
  ).toEqual([]);
});
