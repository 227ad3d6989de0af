import type { Unit } from '../../../domain/unit.ts';

/** What was asked of the office and done, without names; hours are working hours from sending to outcome, `overdue` is as of now. */
export type Tally = {
  received: number;
  done: number;
  overdue: number;
  medianHours: number | null;
  rating: number | null;
};

/** Figures of some days, both included (ISO dates), in all and by service and unit. */
export type Figures = {
  from: string;
  to: string;
  total: Tally;
  rows: (Tally & { service: string; unit: Unit })[];
};
