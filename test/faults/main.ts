import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { compile } from '../support/compile.ts';
import { openScratch } from '../support/scratch.ts';
import { runFaults } from './oracle.ts';
import { mustBeNothing, tableOf } from './table.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000' },
    faults: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    patience: { type: 'string', default: '600' },
  },
});
const given = z.object({
  people: z.coerce.number().int().min(1),
  faults: z.coerce.number().int().min(0),
  seed: z.coerce.number().int(),
  patience: z.coerce.number().min(1),
});
const { people, faults, seed, patience } = given.parse(values);

process.env['TMPDIR'] = openScratch();
const folder = await mkdtemp(join(process.env['TMPDIR'], 'faults-'));
process.stdout.write(`npm run test:faults -- --people ${people} --faults ${faults} --seed ${seed}\n`);
await compile(join(folder, 'built'));
const found = await runFaults({
  people,
  faults,
  seed,
  patience,
  folder: join(folder, 'city'),
  compiled: join(folder, 'built'),
});
process.stdout.write(`${tableOf(found)}\n`);
const wrong = mustBeNothing(found);
if (wrong.length > 0)
  process.stdout.write(`\n${found.words}\n${found.trouble}\n\nNot as promised: ${wrong.join('; ')}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
