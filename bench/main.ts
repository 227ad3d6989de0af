import { aloneFigures } from './alone.ts';
import { backlogFigures } from './backlog.ts';
import { deskFigures } from './desk.ts';
import { officeFigures } from './figures.ts';
import { growthFigures } from './growth.ts';
import type { Figure } from './measure.ts';
import { stepFigures } from './pure-steps.ts';
import { readingFigures } from './reading.ts';
import { receiptFigures } from './receipts.ts';
import { report } from './report.ts';
import { sealFigures } from './seals.ts';
import { startServers, type Servers } from './servers.ts';
import { submitFigures } from './submit.ts';
import { sweepFigures } from './sweep.ts';
import { tryFigures } from './tries.ts';
import { turnFigures } from './turn.ts';

const parts: Record<string, (servers: Servers) => Promise<Figure[]>> = {
  reading: readingFigures,
  step: stepFigures,
  turn: turnFigures,
  alone: aloneFigures,
  seals: sealFigures,
  tries: tryFigures,
  submit: submitFigures,
  receipts: receiptFigures,
  backlog: backlogFigures,
  sweep: sweepFigures,
  growth: growthFigures,
  figures: officeFigures,
  desk: deskFigures,
};

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
if (process.argv.includes('--help')) {
  console.log(
    `npm run bench -- [PART …] [--json]\nParts, all without one: ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(0);
}
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`No part called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const began = performance.now();
const servers = await startServers();
try {
  const figures: Figure[] = [];
  for (const [name, part] of Object.entries(parts))
    if (asked.length === 0 || asked.includes(name)) figures.push(...(await part(servers)));
  const seconds = (performance.now() - began) / 1000;
  console.log(report(figures, { seconds, json: process.argv.includes('--json') }));
} catch (error) {
  // Said now: whatever is still connected breaks when the servers go.
  console.error(error);
  process.exitCode = 1;
} finally {
  await servers.stop();
}
