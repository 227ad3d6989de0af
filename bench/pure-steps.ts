import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCatalogue } from '../app/catalogue.ts';
import { systemClock } from '../app/clock.ts';
import { cityDate } from '../domain/city-time.ts';
import { conversation, writeServices } from './form.ts';
import { median, processorTime, type Figure } from './measure.ts';
import { openPure, type Person, type Pure } from './pure.ts';
import { settingsOf } from '../flows/settings.ts';

/** The whole form with nothing but `step`; gives how many steps it took. */
const converse = (pure: Pure): number => {
  const end = conversation.reduce<Person>(
    (person, text) => pure.take(person, { kind: 'text', text }),
    pure.stranger,
  );
  if (end.session.at.name !== 'review') throw new Error(`Ended at ${end.session.at.name}`);
  return conversation.length;
};

const rateOf = (pure: Pure, ms: number): number => {
  const began = processorTime();
  let steps = 0;
  while (processorTime() - began < ms) for (let n = 0; n < 20; n += 1) steps += converse(pure);
  return (steps / (processorTime() - began)) * 1000;
};

/** What one conversation leaves behind; where the garbage was collected in between it shows less, so the median of many counts. */
const allocated = (pure: Pure): number => {
  const kilobytes: number[] = [];
  for (let n = 0; n < 101; n += 1) {
    const before = process.memoryUsage().heapUsed;
    const steps = converse(pure);
    kilobytes.push((process.memoryUsage().heapUsed - before) / steps / 1024);
  }
  return median(kilobytes);
};

/** The pure step over a city with the bench's own service. */
export const openForm = async (): Promise<Pure> => {
  const services = await mkdtemp(join(tmpdir(), 'teman-services-'));
  try {
    await writeServices(services);
    const tz = 'Asia/Pontianak';
    const catalogue = await readCatalogue(services, cityDate(systemClock(), tz));
    const settings = settingsOf(catalogue.city);
    if (!settings.success) throw settings.error;
    return openPure({ catalogue, settings: settings.data, tz, clock: systemClock });
  } finally {
    await rm(services, { recursive: true, force: true });
  }
};

/** Pure steps a second of processor time, and what a step allocates: runs of a second each once it is warm. */
export const stepFigures = async (): Promise<Figure[]> => {
  const pure = await openForm();
  for (let warm = 0; warm < 4; warm += 1) rateOf(pure, 1000);
  const rates = Array.from({ length: 5 }, () => rateOf(pure, 1000));
  return [
    { name: 'step alone, a second of processor time', unit: '/s', values: rates },
    { name: 'step alone, allocated', unit: 'KB', values: [allocated(pure)] },
  ];
};
