import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
