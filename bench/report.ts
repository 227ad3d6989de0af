import { availableParallelism } from 'node:os';
import { median, type Figure } from './measure.ts';

const shown = (value: number): string =>
  Math.abs(value) < 100 ? value.toFixed(2) : Math.round(value).toLocaleString('en');

const line = ({ name, unit, values }: Figure): string => {
  const range =
    values.length > 1
      ? `  ${shown(Math.min(...values))} – ${shown(Math.max(...values))} (${values.length} rounds)`
      : '';
  return `${name.padEnd(66)}${shown(median(values)).padStart(10)} ${unit.padEnd(3)}${range}`;
};

/** What was measured on what, as text or as JSON: of each figure the median, the range and every round. */
export const report = (
  figures: readonly Figure[],
  { seconds, json }: { seconds: number; json: boolean },
): string => {
  const machine = { node: process.version, cores: availableParallelism(), seconds: Math.round(seconds) };
  if (json) {
    const rows = figures.map(({ name, unit, values }) => ({
      name,
      unit,
      median: median(values),
      least: Math.min(...values),
      most: Math.max(...values),
      values,
    }));
    return JSON.stringify({ ...machine, figures: rows }, null, 2);
  }
  const head = `Node ${machine.node}, ${machine.cores} cores, embedded PostgreSQL, durable commits: medians and ranges`;
  return [head, '', ...figures.map(line), '', `${machine.seconds} s`].join('\n');
};
