import { parseArgs } from 'node:util';
import { readCatalogue } from '../../app/catalogue.ts';
import { cityDate } from '../../domain/city-time.ts';
import { aMoment } from '../support/context.ts';
import { corpus, tried, type Tried } from './run.ts';
import { pontianak } from '../support/pontianak.ts';

/*
 * `npm run understanding [-- --file NAME] [-- --all]`: tries the corpus and prints, kind by kind, what was understood, asked
 * back, refused and misread. Fails when anything was misread. `--all` also shows what was asked or refused.
 */
const write = (text: string): void => void process.stdout.write(`${text}\n`);

const { values } = parseArgs({ options: { file: { type: 'string' }, all: { type: 'boolean' } } });
const catalogue = await readCatalogue(pontianak, cityDate(aMoment, 'Asia/Pontianak'));
const results = corpus()
  .filter(({ file }) => values.file === undefined || file.includes(values.file))
  .flatMap(({ file, parts }) => parts.flatMap((part) => tried(file, part, catalogue)));

const count = (list: readonly Tried[], verdict: Tried['verdict']): number =>
  list.filter((one) => one.verdict === verdict).length;
const line = (name: string, list: readonly Tried[]): string => {
  const [understood, asked, refused, misread] = (['understood', 'asked', 'refused', 'misread'] as const).map(
    (verdict) => count(list, verdict),
  );
  const share = list.length === 0 ? 0 : (100 * (understood ?? 0)) / list.length;
  return `${name.padEnd(44)} ${String(list.length).padStart(5)} ${share.toFixed(1).padStart(6)} % ${[asked, refused, misread].map((n) => String(n).padStart(7)).join(' ')}`;
};

write(`${'kind'.padEnd(44)} tried  understood   asked refused misread`);
for (const kind of [...new Set(results.map((one) => one.kind))].sort())
  write(
    line(
      kind,
      results.filter((one) => one.kind === kind),
    ),
  );
write(line('all', results));
const shown = results.filter(
  ({ verdict }) => verdict === 'misread' || (values.all === true && verdict !== 'understood'),
);
for (const { verdict, file, what, why } of shown)
  write(`\n${verdict}: ${file}, ${what}\n  ${why.replaceAll('\n', '\n  ')}`);
process.exitCode = count(results, 'misread') > 0 ? 1 : 0;
