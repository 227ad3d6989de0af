import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

type Answer = { text: string; step: string[]; withNeeds: string[] };

const root = fileURLToPath(new URL('../../', import.meta.url));

/** As few as it was brought to: may go down, never up. Since 30 November local words are heard in every text, one file more where it is no plain one. */
const most = { plain: 25, median: 37, withNeeds: 32 };

test('one answer in words is the work of few files', () => {
  const printed = execFileSync(process.execPath, ['--import', 'tsx', 'bench/one-answer.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const answers = JSON.parse(printed) as Answer[];
  const counts = answers.map(({ step }) => step.length).sort((a, b) => a - b);
  const plain = answers.find(({ text }) => text === 'Aula Kecamatan Pontianak Selatan');
  expect(answers).toHaveLength(8);
  expect(plain?.step.length, plain?.step.join('\n')).toBeLessThanOrEqual(most.plain);
  expect(plain?.withNeeds.length, plain?.withNeeds.join('\n')).toBeLessThanOrEqual(most.withNeeds);
  expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(most.median);
});
