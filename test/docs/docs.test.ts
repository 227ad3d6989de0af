import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { variableNames } from '../../app/env.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
const read = (path: string): string => readFileSync(path, 'utf8');
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const folders = 'app|bench|bot|deploy|docs|domain|flows|prisma|test|worker';

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('names only files and folders that are there', () => {
    const named = all(text, new RegExp(`\`((?:${folders})/[\\w./-]*|[\\w-]+\\.(?:ts|js|json))\``, 'g'));
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  test('links only to what is there', () => {
    const links = all(text, /\]\((?!https?:)([^)#]+)\)/g);
    expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
  });

  test('names only commands there are', () => {
    const named = all(text, /npm run ([a-z:]+)/g);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('the configuration table names every variable and no other', () => {
  const declared: string[] = variableNames;
  const [, section = ''] = /## Configuration([\s\S]*?)\n## /.exec(read('README.md')) ?? [];
  const told = all(section, /`([A-Z][A-Z_]+)`/g);
  expect([...new Set(told)].filter((name) => !declared.includes(name))).toEqual([]);
  expect(declared.filter((name) => !told.includes(name))).toEqual([]);
});

test('each guarantee is proven by a test that is there', () => {
  const rows = read('docs/architecture.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('test/'));
  const bodies = rows.map((row) =>
    all(row, /`(test\/[\w./-]+\.ts)`/g)
      .map(read)
      .join('\n'),
  );
  const titles = rows.map((row) => all(row, /_([^_]+)_/g).filter((title) => title.includes(' ')));
  const missing = titles.flatMap((named, row) =>
    named.filter((title) => !bodies[row]?.includes(title.replace(/ …$/, ''))),
  );
  expect(missing).toEqual([]);
});
