import { cityHour } from '../domain/city-time.ts';
import type { WorkerNeeds } from './needs.ts';

/** Nobody is reminded or asked at night. */
const hours = { from: 8, to: 20 };

/** Whether it is a time of day at which people may be written to unasked. */
export const isByDay = ({ clock, tz }: Pick<WorkerNeeds, 'clock' | 'tz'>): boolean => {
  const hour = cityHour(clock(), tz);
  return hour >= hours.from && hour < hours.to;
};
