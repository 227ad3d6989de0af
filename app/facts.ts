import { cityDate } from '../domain/city-time.ts';
import type { Draft } from '../flows/features/form/draft.ts';
import type { Employee } from '../flows/features/employee/facts-and-effects.ts';
import type { Facts, Want } from '../flows/kernel/fact.ts';
import { bookedBetween } from './booked.ts';
import type { Clock } from './clock.ts';
import { isAgendaTaken, lastAgendaNo } from './db/agenda.ts';
import { colleagues } from './db/colleagues.ts';
import { draftOfRow } from './db/draft-row.ts';
import { recentEvents } from './db/events.ts';
import { openFigures } from './figures-cache.ts';
import { unrecordedOf } from './db/held-submissions.ts';
import { holdsBetween } from './db/holds.ts';
import { openBlock, openMove } from './db/open-moves.ts';
import type { Database } from './db/open.ts';
import { officeStaff } from './db/office-staff.ts';
import { relayOf, writtenAbout } from './db/request-messages.ts';
import { inboxPage, requestsByCode } from './db/request-list.ts';
import { isGuid } from './db/request-view.ts';
import { requestViews } from './db/requests.ts';
import { staffCodeHash } from './staff-code.ts';
import { staffCodeHours } from '../flows/features/enrolment/staff-code.ts';
import type { Vault } from './vault.ts';
import { StaffRow } from './db/staff-row.ts';

type Needs = { db: Database; vault: Vault; clock: Clock; tz: string };
type Loaders = {
  [F in Want['fact']]: (want: Extract<Want, { fact: F }>, contactId: string) => Promise<Facts[F]>;
};

const newest = 20;
/** Wrong staff codes in a day, after which a contact may try no more. */
const mostMisses = 3;

/** Opens the answers to what steps want to know; every query asks for this contact's own or for what staff rules check. */
export const openFacts = ({ db, vault, clock, tz }: Needs) => {
  const { prisma } = db;

  const employees = async (where: { phone: string } | { nipKey: string }): Promise<Employee[]> => {
    const rows = await prisma.employee.findMany({ where: { ...where, leftAt: null }, take: 10 });
    return rows.map(({ id, nip, name, position, agency, phone }) => ({
      id,
      nip: vault.open(nip),
      name,
      position,
      agency,
      phone,
    }));
  };

  const figuresOf = openFigures({ db, clock, tz });

  const today = (): string => cityDate(clock(), tz);

  const oneDraft = async (condition: string, values: unknown[]): Promise<Draft | null> => {
    const { rows } = await db.pool.query<{ draft: unknown }>(
      `SELECT to_jsonb(d) AS draft FROM draft d WHERE ${condition}`,
      values,
    );
    return rows[0] ? draftOfRow(rows[0].draft, vault) : null;
  };

  const one = async (where: { id: string } | { number: string }) =>
    (await requestViews(db, vault, where))[0] ?? null;

  const loaders: Loaders = {
    holds: ({ resources, from, until, except }, contactId) =>
      holdsBetween(db, {
        resources,
        from,
        until,
        // A person's own forms are not in their way.
        except: [contactId, ...(except ? [except] : [])],
        now: clock(),
        tz,
      }),
    booked: ({ resources, from, until }) => bookedBetween(db, { resources, from, until, tz }),
    block: ({ id }) => openBlock(db, id, tz),
    open_move: ({ of }) => openMove(db, of, { now: clock(), tz }),
    subdomain_taken: async ({ label }) =>
      (await prisma.reservedName.count({ where: { kind: 'subdomain', name: label, releasedAt: null } })) > 0,
    employees_by_phone: ({ phone }) => employees({ phone }),
    employee_by_nip: async ({ nip }) => (await employees({ nipKey: vault.key(nip) }))[0] ?? null,
    my_requests: (_want, contactId) => requestViews(db, vault, { contactId, take: newest }),
    request: ({ id }) => one({ id }),
    request_by_number: ({ number }) => one({ number }),
    request_of_draft: async ({ draftId }, contactId) =>
      isGuid(draftId)
        ? prisma.request.findFirst({ where: { draftId, contactId }, select: { id: true, number: true } })
        : null,
    unrecorded: (_want, contactId) => unrecordedOf(db.pool, contactId),
    inbox: ({ staff, filter, from }) => inboxPage(db, { staff, filter, from, today: today() }),
    requests_by_code: ({ staff, code }) => requestsByCode(db, { staff, code }),
    reminders_off: async ({ contactId }) =>
      (await prisma.contact.count({ where: { id: contactId, remindersOff: true } })) > 0,
    history: async ({ requestId }) => (isGuid(requestId) ? recentEvents(db.pool, requestId) : []),
    agenda_last: ({ year }) => lastAgendaNo(db, year),
    agenda_taken: (want) => isAgendaTaken(db, want),
    office_staff: () => officeStaff(db, { now: clock(), today: today() }),
    figures: ({ from, to }) => figuresOf(from, to),
    colleagues: () => colleagues(db, cityDate(clock(), tz)),
    relay: ({ requestId }) => relayOf(db, vault, requestId, clock()),
    written_about: (_want, contactId) => writtenAbout(db, contactId),
    inspection: () => Promise.reject(new Error('A turn has a file nobody has looked into')),
    draft: async ({ id }, contactId) =>
      isGuid(id) ? oneDraft('d.id = $1 AND d.contact_id = $2', [id, contactId]) : null,
    completion_draft: ({ requestId }, contactId) =>
      oneDraft(`d.request_id = $1 AND d.contact_id = $2 AND d.state = 'open'`, [requestId, contactId]),
    staff_code: async ({ code }, contactId) => {
      const since = new Date(clock().getTime() - staffCodeHours * 3_600_000);
      const misses = await prisma.codeMiss.count({ where: { contactId, at: { gt: since } } });
      if (misses >= mostMisses) return { ok: false, locked: true };
      // One chat is one member of staff: who has an office already gives it back before taking another.
      const bound = await prisma.staff.count({ where: { contactId } });
      const row =
        bound > 0
          ? null
          : await prisma.staff.findFirst({
              where: {
                codeHash: staffCodeHash(code),
                codeExpiresAt: { gt: clock() },
                revokedAt: null,
                contactId: null,
              },
            });
      return row ? { ok: true, staff: StaffRow.parse(row) } : { ok: false, locked: false };
    },
  };

  return <W extends Want>(want: W, contactId: string): Promise<Facts[W['fact']]> => {
    const loader = loaders[want.fact] as (want: Want, contactId: string) => Promise<Facts[W['fact']]>;
    return loader(want, contactId);
  };
};

export type LoadFact = ReturnType<typeof openFacts>;
