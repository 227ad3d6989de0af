import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(path, 'utf8');
/** Words as they are read: without marks, links' addresses and line ends. */
const plain = (text: string): string =>
  text
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/[*_`[\]]/g, '')
    .replace(/\s+/g, ' ');

type Promised = { page: string; words: string; tests: { file: string; titles: string[] }[] };

const testsIn = (cell: string): Promised['tests'] =>
  cell.split(/; (?=`)/).map((named) => ({
    file: /`(test\/[\w./-]+)`/.exec(named)?.[1] ?? '',
    titles: [...named.matchAll(/ _([^_]+)_/g)].flatMap(([, title]) => title ?? []),
  }));

const promised = read('docs/promises.md')
  .split(/^## /m)
  .slice(1)
  .flatMap((section): Promised[] => {
    const [page = '', ...lines] = section.split('\n');
    return lines
      .filter((line) => line.startsWith('| ') && line.includes('`test/'))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, words = '', tests = '']) => ({ page, words, tests: testsIn(tests) }));
  });

test('there are promises of each page', () => {
  const pages = new Set(promised.map(({ page }) => page));
  expect([...pages]).toEqual(['README.md', 'docs/security.md', 'docs/operations.md', 'docs/scale.md']);
});

test.each(promised)('$page: $words', ({ page, words, tests }) => {
  expect(plain(read(page))).toContain(plain(words));
  for (const { file, titles } of tests) {
    expect(titles).not.toEqual([]);
    for (const title of titles) expect(read(file)).toContain(title);
  }
});
