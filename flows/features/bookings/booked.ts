import { timeAt, minutesOf } from '../../../domain/clock-time.ts';
import type { Use } from '../../../domain/free-times.ts';
import { rulesOf, type Resource, type Resources } from '../../../domain/resources.ts';

/** The part of what is held of a resource that lies on one city day, `HH:MM`; of who comes only their institution and what for. */
export type Booked = { resource: Resource; date: string; from: string; to: string; seats: number } & (
  | {
      kind: 'request' | 'proposal';
      requestId: string;
      number: string;
      purpose: string | null;
      institution: string | null;
    }
  | { kind: 'block'; blockId: string; reason: string }
);

/** What is booked as uses of a resource, with the set-up time after each that is no block. */
export const usesOf = (booked: readonly Booked[], resource: Resource, resources: Resources): Use[] => {
  const { setUpMinutes } = rulesOf(resources, resource);
  const after = (to: string): string => timeAt(Math.min(24 * 60, minutesOf(to) + setUpMinutes));
  return booked
    .filter((each) => each.resource === resource)
    .map(({ from, to, seats, kind }) => ({ from, to: kind === 'block' ? to : after(to), amount: seats }));
};
