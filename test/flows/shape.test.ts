import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../flows/', import.meta.url));
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

describe.each(names)('flows/%s', (name) => {
  const source = readFileSync(join(folder, name), 'utf8');

  test('is small', () => {
    expect(source.split('\n').length).toBeLessThan(300);
  });

  test('leaves the words that lead out of a question to the kernel', () => {
    if (name !== join('kernel', 'leaving.ts')) expect(source).not.toMatch(/['"`](?:batal|kembali)['"`]/);
  });

  test('neither reads a clock, nor draws, nor reaches outside', () => {
    expect(source).not.toMatch(
      /new Date\(\)|Date\.now|Math\.random|randomUUID|from 'node:(?!crypto|assert)|process\./,
    );
    expect(source).not.toMatch(/from '(?:\.\.\/)+(?:app|bot|worker|prisma)\//);
  });
});

/** A file and all it imports, and what that imports. */
const readWith = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
    /(?:import|export)\s[^;]*?from '(\.[^']+)'/gs,
  ))
    readWith(join(dirname(file), from), seen);
  return seen;
};

test('who writes a place meets fifteen files at most', () => {
  const place = fileURLToPath(new URL('first-place/opening-hours.ts', import.meta.url));
  const met = [...readWith(place)].map((file) => relative(folder, file));
  expect(met.length, met.join('\n')).toBeLessThanOrEqual(15);
  expect(met.filter((file) => file.startsWith('features'))).toEqual([]);
});
