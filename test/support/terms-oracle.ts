import { addDays, cityDate } from '../../domain/city-time.ts';
import type { Life, LifeEvent } from './random-lives.ts';
import { yearTerms, type YearMove } from './year-terms.ts';

/** One clock of an applicant's: what they hear once in [`from`, `until`), and after it, where nothing has happened until then. */
type Term = { key: string; from: Date; until: Date };

/** A state a life was in: since when, until when, and by which step. */
type Stay = { state: string; action: string; from: Date; until: Date };

const never = new Date('9999-01-01');
const hours = 3_600_000;

const staysOf = ({ events }: Life): Stay[] => {
  const changes = events.filter(({ from, to }) => from !== to);
  return changes.map(({ to, action, at }: LifeEvent, n) => ({
    ...{ state: to, action, from: at },
    until: changes[n + 1]?.at ?? never,
  }));
};

const firstLook = (looks: readonly Date[], from: Date, until: Date): Date | undefined =>
  looks.find((now) => now >= from && now < until);

/** Of a request that waits for its applicant: one reminder, then one question to its unit and the secretariat; a round begins when something is asked for. */
const completionsOf = (life: Life, looks: readonly Date[]): string[] => {
  const { remind, ask } = yearTerms.completion;
  const said: string[] = [];
  let reminded: Date | undefined;
  let isAsked = false;
  for (const { state, action, from, until } of staysOf(life)) {
    if (state !== 'needs_completion') continue;
    if (action === 'request_completion') [reminded, isAsked] = [undefined, false];
    if (!reminded) {
      reminded = firstLook(looks, new Date(from.getTime() + remind * 24 * hours), until);
      if (reminded) said.push(`applicant reminder ${life.number}`);
    }
    if (!reminded || isAsked) continue;
    const since = Math.max(from.getTime(), reminded.getTime() + ask * 24 * hours);
    const asked = firstLook(looks, new Date(since), until);
    if (asked) said.push(...[life.unit, 'sekretariat'].map((who) => `${who} alert ${life.number}`));
    isAsked = asked !== undefined;
  }
  return said;
};

/** Of a request that is done and not rated: once for each day on which it was, in the last days in which it may be reopened. */
const reopeningsOf = (life: Life, looks: readonly Date[], tz: string): string[] => {
  const { within, remind } = yearTerms.reopening;
  const days = new Set<string>();
  for (const { state, from, until } of staysOf(life)) {
    if (state !== 'completed') continue;
    const on = cityDate(from, tz);
    const rated = life.ratings.find(({ at }) => at >= from && at < until)?.at ?? never;
    const heard = looks.some((now) => {
      const today = cityDate(now, tz);
      const isOpen = now >= from && now < until && now < rated;
      return isOpen && today >= addDays(on, within - remind) && today <= addDays(on, within);
    });
    if (heard) days.add(on);
  }
  return [...days].map(() => `applicant completed ${life.number}`);
};

/** Of a proposed move: a reminder in its last hours, and its end, where nobody has answered. */
const movesOf = ({ number, unit, at, answeredAt }: YearMove, looks: readonly Date[]): string[] => {
  const { answer, remind } = yearTerms.move;
  const expires = new Date(at.getTime() + answer * hours);
  const open = answeredAt ?? never;
  const earliest = new Date(expires.getTime() - remind * hours);
  const terms: Term[] = [
    { key: `applicant booking_change ${number}`, from: earliest, until: expires < open ? expires : open },
    { key: `applicant booking_change ${number}`, from: expires, until: open },
    ...[unit, 'sekretariat'].map((who) => ({ key: `${who} alert ${number}`, from: expires, until: open })),
  ];
  return terms.filter(({ from, until }) => firstLook(looks, from, until)).map(({ key }) => key);
};

/** Who has to hear of the applicants' own terms, once for each: `who kind number`. */
export const termsOracle = (
  lives: readonly Life[],
  moves: readonly YearMove[],
  looks: readonly Date[],
  tz: string,
): string[] => [
  ...lives.flatMap((life) => [...completionsOf(life, looks), ...reopeningsOf(life, looks, tz)]),
  ...moves.flatMap((move) => movesOf(move, looks)),
];
