import type { Unit } from '../unit.ts';
import { figureDefinitions, figureKeys, type FigureKey } from './definitions.ts';

type Counts = {
  [K in FigureKey as (typeof figureDefinitions)[K]['unit'] extends 'count' ? K : never]: number;
};
type Measures = {
  [K in FigureKey as (typeof figureDefinitions)[K]['unit'] extends 'count' ? never : K]: number | null;
};

/** All figures of some requests; what is no count is null where there was nothing to measure. */
export type Tally = Counts & Measures;

/** Figures of some days, both included (ISO dates), in all, by service and unit, by service, by unit, and by channel. Nobody's name is in them. */
export type Figures = {
  from: string;
  to: string;
  /** When they were counted, ISO. */
  at: string;
  total: Tally;
  rows: (Tally & { service: string; unit: Unit })[];
  services: (Tally & { service: string })[];
  units: (Tally & { unit: Unit })[];
  /** The channel is empty for requests made before it was written down. */
  channels: (Tally & { channel: string })[];
};

/** The figures of no requests at all. */
export const emptyTally = Object.fromEntries(
  figureKeys.map((key) => [key, figureDefinitions[key].unit === 'count' ? 0 : null]),
) as Tally;
