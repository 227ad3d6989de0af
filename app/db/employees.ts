import { findable, ownedBy, personal, personalIn } from '../../domain/personal.ts';
import { randomUUID } from 'node:crypto';
import type { Employee } from '../../flows/features/requests/employee.ts';
import { ownVault } from '../own-vault.ts';
import type { Vault } from '../vault.ts';
import { sealedPlaces } from '../places.ts';
import { recordAdmin } from './admin-events.ts';
import type { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';

/** A person of the employee register, as a file names them; `phone` in E.164. */
export type EmployeeEntry = { nip: string; name: string; position: string; agency: string; phone: string };

/** What an import did, or would do. */
export type EmployeeImport = { added: number; updated: number; unchanged: number; left: number };

type Options = {
  /** Whoever the file does not name has left. */
  complete: boolean;
  /** NIPs the file names although their rows could not be taken. */
  alsoPresent: readonly string[];
  dryRun: boolean;
  /** How many rows of the file could not be taken. */
  rejected: number;
  actor: string;
  now: Date;
};

type Tx = Prisma.TransactionClient;
type Known = Prisma.EmployeeGetPayload<object>;
type Entry = Omit<EmployeeEntry, 'nip'>;

const lock = 'employee register';

const details = ({ name, position, agency, phone }: Entry): Entry => ({ name, position, agency, phone });

const differs = (known: Known, entry: Entry): boolean =>
  known.leftAt !== null || JSON.stringify(details(known)) !== JSON.stringify(details(entry));

type Sealing = Pick<Vault, 'sealInner' | 'people'>;

/** The words of an entry, marked for the database: under a key of their own, and the number they are found by beside it. */
const personalEntry = <E extends { phone: string }>(entry: E, id: string): E & { phoneKey: string } => ({
  ...ownedBy(personalIn(entry, ['name', 'position', 'agency', 'phone'] as (keyof E)[]), id),
  phoneKey: findable(entry.phone),
});

/** Somebody's row before it is written: everything is sealed for it, so it has its id from us. */
export const sealedEntry = <E extends { nip: string; phone: string }>(
  entry: E,
  vault: Sealing,
): E & { id: string; phoneKey: string } => {
  const id = randomUUID();
  const nip = ownVault(vault, id).seal(entry.nip, sealedPlaces.employeeNip(id));
  return { ...personalEntry(entry, id), id, nip };
};

const chunks = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** Takes over a file of the employee register: new people added, known ones updated, and how many written down, all or nothing. */
export const importEmployees = (
  { prisma }: Pick<Database, 'prisma'>,
  vault: Sealing & Pick<Vault, 'key'>,
  entries: readonly EmployeeEntry[],
  { complete, alsoPresent, dryRun, rejected, actor, now }: Options,
): Promise<EmployeeImport> => {
  const work = async (tx: Tx): Promise<EmployeeImport> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${lock}))`;
    const known = new Map((await tx.employee.findMany()).map((row) => [row.nipKey, row]));
    const given = entries.map((entry) => ({ ...entry, nipKey: vault.key(entry.nip) }));
    const present = new Set([
      ...given.map(({ nipKey }) => nipKey),
      ...alsoPresent.map((nip) => vault.key(nip)),
    ]);

    const fresh = given.filter(({ nipKey }) => !known.has(nipKey));
    const changed = given.flatMap((entry) => {
      const row = known.get(entry.nipKey);
      return row && differs(row, entry) ? [{ id: row.id, data: details(entry) }] : [];
    });
    const gone = complete
      ? [...known.values()]
          .filter(({ nipKey, leftAt }) => !leftAt && !present.has(nipKey))
          .map(({ id }) => id)
      : [];

    if (!dryRun) {
      for (const some of chunks(fresh, 1_000))
        await tx.employee.createMany({
          data: some.map((entry) => ({ ...sealedEntry(entry, vault), importedAt: now })),
        });
      for (const { id, data } of changed)
        await tx.employee.update({
          where: { id },
          data: { ...personalEntry(data, id), importedAt: now, leftAt: null },
        });
      for (const ids of chunks(gone, 1_000))
        await tx.employee.updateMany({ where: { id: { in: ids } }, data: { leftAt: now } });
    }
    const done = {
      added: fresh.length,
      updated: changed.length,
      unchanged: given.length - fresh.length - changed.length,
      left: gone.length,
    };
    if (!dryRun)
      await recordAdmin(tx, {
        action: 'employees_imported',
        about: 'employee',
        actor,
        at: now,
        note: `${done.added} ditambah, ${done.updated} diperbarui, ${done.unchanged} tetap, ${done.left} keluar, ${rejected} ditolak`,
      });
    return done;
  };
  return prisma.$transaction(work, { timeout: 300_000, maxWait: 60_000 });
};

/** What taking over a row would do, and which details of somebody known it would change. */
export type EmployeePlan = {
  entry: EmployeeEntry;
  what: 'added' | 'updated' | 'unchanged';
  /** As they are known now; empty of somebody new. */
  before: Partial<Entry>;
};

const planOf = (entry: EmployeeEntry, known: Known | undefined): EmployeePlan => {
  if (!known) return { entry, what: 'added', before: {} };
  const [was, now] = [details(known), details(entry)];
  const changed = (Object.keys(now) as (keyof Entry)[]).filter((key) => was[key] !== now[key]);
  const before = Object.fromEntries(changed.map((key) => [key, was[key]]));
  return { entry, what: differs(known, entry) ? 'updated' : 'unchanged', before };
};

/** What an import of these rows would do to each, in their order; nothing is written. */
export const planEmployees = async (
  { prisma }: Pick<Database, 'prisma'>,
  vault: Pick<Vault, 'key'>,
  entries: readonly EmployeeEntry[],
): Promise<EmployeePlan[]> => {
  const given = entries.map((entry) => ({ entry, nipKey: vault.key(entry.nip) }));
  const known = new Map<string, Known>();
  for (const some of chunks(given, 1_000)) {
    const nipKey = { in: some.map((one) => one.nipKey) };
    for (const row of await prisma.employee.findMany({ where: { nipKey } })) known.set(row.nipKey, row);
  }
  return given.map(({ entry, nipKey }) => planOf(entry, known.get(nipKey)));
};

/** Those of the employee register, still in service, who have one of these phone numbers or one of these NIPs. */
export const employeesOf = async (
  { prisma }: Pick<Database, 'prisma'>,
  vault: Pick<Vault, 'open' | 'key'>,
  by: { phones: readonly string[] } | { nips: readonly string[] },
): Promise<Employee[]> => {
  const where =
    'phones' in by
      ? {
          // Of an entry from before, until the background has turned it over.
          OR: [
            { phoneKey: { in: by.phones.map((phone) => findable(phone)) } },
            { phoneKey: null, phone: { in: by.phones.map((phone) => personal(phone)) } },
          ],
        }
      : { nipKey: { in: by.nips.map((nip) => vault.key(nip)) } };
  const rows = await prisma.employee.findMany({ where: { ...where, leftAt: null } });
  return rows.map(({ id, nip, name, position, agency, phone }) => ({
    id,
    nip: vault.open(nip, sealedPlaces.employeeNip(id)),
    name,
    position,
    agency,
    phone,
  }));
};
