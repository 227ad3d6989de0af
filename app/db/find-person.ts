import { findable, personal } from '../../domain/personal.ts';
import { readTrackingNumber } from '../../domain/tracking-number.ts';
import { phoneOf } from '../../flows/fields/phone.ts';
import type { Vault } from '../vault.ts';
import { runSql, type Tx } from './run-sql.ts';

/** Somebody we keep data about: their contacts, and their entry of the employee register. */
export type Person = { contactIds: string[]; employeeId: string | null };

type Found = { contactId: string | null; employeeId: string | null };

// What was made one with another contact is the same person.
const byContacts = `SELECT c.id AS "contactId", c.employee_id AS "employeeId" FROM contact c
  WHERE c.id = ANY($1::uuid[]) OR c.merged_into_id = ANY($1::uuid[])
    OR c.id IN (SELECT merged_into_id FROM contact WHERE id = ANY($1::uuid[]))`;
const byNumber = 'SELECT contact_id AS id FROM request WHERE number = $1';
// $3 is how releases before stored a number: until the background has turned it over, it is found by that as well.
const byPhone = `SELECT contact_id AS id FROM identity WHERE phone = $1 OR address = $2
  UNION SELECT id FROM contact WHERE phone_key = $1 OR (phone_key IS NULL AND phone = $3)`;
const employeeBy = (condition: string): string =>
  `SELECT e.id AS "employeeId", c.id AS "contactId" FROM employee e LEFT JOIN contact c ON c.employee_id = e.id WHERE e.${condition}`;

const personOf = (rows: readonly Found[]): Person | null => {
  const contactIds = [...new Set(rows.flatMap(({ contactId }) => contactId ?? []))];
  const employeeId = rows.find(({ employeeId: id }) => id !== null)?.employeeId ?? null;
  return contactIds.length === 0 && employeeId === null ? null : { contactIds, employeeId };
};

/** Somebody by their contact's id, with what was made one with it. */
export const personOfContact = async (tx: Tx, contactId: string): Promise<Person | null> =>
  personOf((await runSql(tx, byContacts, [[contactId]])) as Found[]);

/** Somebody by a phone number, an NIP or the number of a request of theirs; null when there is nobody. */
export const findPerson = async (
  tx: Tx,
  vault: Pick<Vault, 'key'>,
  given: string,
): Promise<Person | null> => {
  const digits = given.replace(/[\s.-]/g, '');
  const number = readTrackingNumber(given);
  const phone = number === null ? (phoneOf(given)?.number ?? null) : null;
  const contacts = (
    number === null
      ? phone === null
        ? []
        : await runSql(tx, byPhone, [...[findable(phone), findable(phone.replace('+', '')), personal(phone)]])
      : await runSql(tx, byNumber, [number])
  ) as { id: string }[];
  const employees = (
    /^\d{18}$/.test(digits)
      ? await runSql(tx, employeeBy('nip_key = $1'), [vault.key(digits)])
      : phone === null
        ? []
        : await runSql(tx, employeeBy('phone_key = $1 OR (e.phone_key IS NULL AND e.phone = $2)'), [
            findable(phone),
            personal(phone),
          ])
  ) as Found[];
  const ids = [...contacts.map(({ id }) => id), ...employees.flatMap(({ contactId }) => contactId ?? [])];
  const joined = ids.length === 0 ? [] : ((await runSql(tx, byContacts, [ids])) as Found[]);
  return personOf([...joined, ...employees]);
};
