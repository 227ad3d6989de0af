import { keptKinds, periodsOf, type KeptKind, type Period } from '../domain/retention.ts';
import type { City } from '../flows/catalogue/city.ts';
import type { Settings } from '../flows/settings.ts';
import type { Lapsed } from './db/forget.ts';

const day = 24 * 3_600_000;

/** For how many days what dies by itself is still there: links, logins, what the desk answered. */
export const lapsedDays = ({ keepDays }: Pick<Settings, 'keepDays'>): Record<Lapsed, number> => ({
  deskPosts: keepDays.messages,
  links: 1,
  deskLogins: 1,
  deskSessions: 1,
  auditChecks: 400,
  // Longer than the longest silence after an alert.
  alerts: 400,
  deadJobs: 60,
  // Longer than anything is opened again.
  clocksSaid: 400,
  clocksTold: 400,
});

type Of = { settings: Pick<Settings, 'keepDays'>; city: Pick<City, 'retention'> };

/** How long each kind of data about people is kept: as the city says, where an installation's settings do not say otherwise. */
export const periodsIn = ({ settings: { keepDays }, city }: Of): Record<KeptKind, Period> => {
  const periods = periodsOf(city.retention);
  const said: Partial<Record<KeptKind, number>> = { ...keepDays };
  // An installation that keeps forms longer or shorter keeps questions alike.
  if (keepDays.sentForms !== periods.sentForms.days) said.questions = keepDays.sentForms;
  for (const kind of keptKinds) {
    const days = said[kind];
    if (days !== undefined && days !== periods[kind].days)
      periods[kind] = { ...periods[kind], days, source: 'settings.json' };
  }
  return periods;
};

/** The instant before which a kind is old. */
export const oldBefore = (days: number, now: Date): Date => new Date(now.getTime() - days * day);

/** The kinds whose rows go one by one; requests are an archive and go otherwise. */
export const personalKinds: readonly Exclude<KeptKind, 'requests'>[] = keptKinds.filter(
  (kind) => kind !== 'requests',
);
