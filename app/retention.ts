import type { Settings } from '../flows/settings.ts';
import type { Forgotten } from './db/forget.ts';

const day = 24 * 3_600_000;

/** For how many days each kind of what is done is kept, as the city has set it; links and logins die by themselves. */
export const retentionDays = ({ keepDays }: Pick<Settings, 'keepDays'>): Record<Forgotten, number> => ({
  messages: keepDays.messages,
  deliveries: keepDays.deliveries,
  sentForms: keepDays.sentForms,
  questions: keepDays.sentForms,
  sessions: keepDays.sessions,
  codeMisses: keepDays.codeMisses,
  deskPosts: keepDays.messages,
  links: 1,
  deskLogins: 1,
  deskSessions: 1,
  auditChecks: 400,
  // Longer than the longest silence after an alert.
  alerts: 400,
  deadJobs: 60,
  accesses: 730,
});

/** The instant before which a kind is old. */
export const oldBefore = (days: number, now: Date): Date => new Date(now.getTime() - days * day);
