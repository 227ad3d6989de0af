import { digestReaders, sendDigests, type DigestReader, type WrittenDigest } from '../../app/db/digests.ts';
import { openWork, type OpenWork } from '../../app/db/open-work.ts';
import { besideScope, scopesWithin, waitingScopes, type Scope } from '../../app/db/request-scope.ts';
import { actingOn } from '../../domain/acting-head.ts';
import { cityDate } from '../../domain/city-time.ts';
import type { Units } from '../../domain/unit.ts';
import { placed, type StaffMember } from '../../domain/role.ts';
import { countsKey, digestMessage, dueDigest, type DigestItem } from '../../flows/features/desk/digest.ts';
import type { DigestCounts } from '../../flows/features/desk/digest-texts.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { minute, timed } from '../job.ts';

const memberOf = (
  { id, name, role, unit, acting }: DigestReader,
  today: string,
  units: Units,
): StaffMember => {
  const kind = actingOn(acting, today);
  return placed({ id, name, role, unit, ...(kind ? { acting: kind } : {}) }, units);
};

const within = (work: readonly OpenWork[], scopes: readonly Scope[]): OpenWork[] =>
  work.filter(
    ({ state, unit, beside }) =>
      !beside && scopes.some((scope) => scope.state === state && scope.unit === unit),
  );

const supported = (work: readonly OpenWork[], member: StaffMember): OpenWork[] => {
  const scope = besideScope(member, null);
  return work.filter(({ unit, beside }) => beside && unit === scope?.unit);
};

const sum = (work: readonly OpenWork[], key: 'count' | 'fresh' | 'dueToday' | 'late'): number =>
  work.reduce((total, row) => total + row[key], 0);

/** What a member of staff has to do, by the same rule as their list of requests. */
const mine = (
  work: readonly OpenWork[],
  member: StaffMember,
  { codes }: Units,
): { counts: DigestCounts; items: DigestItem[] } => {
  const waiting = within(work, waitingScopes(member, codes));
  const completion =
    member.role === 'operator' ? within(work, scopesWithin(member, 'needs_completion', codes)) : [];
  const beside = supported(work, member);
  const counts = {
    waiting: sum(waiting, 'count'),
    fresh: sum(waiting, 'fresh'),
    dueToday: sum(waiting, 'dueToday'),
    late: sum(waiting, 'late'),
    completion: sum(completion, 'count'),
    beside: sum(beside, 'count'),
  };
  const items = [...waiting, ...beside].flatMap((row) =>
    row.oldest.map((item) => ({ ...item, beside: row.beside })),
  );
  return { counts, items };
};

/** The digests that are due, for everybody at work; a worker that was down at their time still makes them, by day. */
export const sendDigest = timed('send-digest', minute, async (needs) => {
  const { db, vault, clock, tz, catalogue } = needs;
  const { units } = catalogue.city;
  const now = clock();
  const slot = dueDigest(now, needs);
  if (!slot) return;
  const today = cityDate(now, tz);
  const readers = await digestReaders(db, slot.key, today);
  if (readers.length === 0) return;
  const work = await openWork(db, { since: slot.since, today });
  const digests = readers.map((reader): WrittenDigest => {
    const { counts, items } = mine(work, memberOf(reader, today, units), units);
    const message = digestMessage(
      { counts, items },
      { slot, said: reader.digestCounts, today, titleOf: (code) => serviceFace(needs, code).title },
    );
    return {
      staffId: reader.id,
      counts: countsKey(counts),
      body: message && vault.seal(JSON.stringify(message)),
    };
  });
  await sendDigests(db, slot.key, digests, now);
});
