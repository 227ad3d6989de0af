import { recordAccess } from '../db/accesses.ts';
import { findPerson, type Person } from '../db/find-person.ts';
import { personData, type PersonData } from '../db/person-data.ts';
import { AdminError, type AdminCommand, type Office } from './command.ts';

const found = async ({ db, vault }: Office, given: string): Promise<Person> => {
  const person = await findPerson(db.pool, vault, given);
  if (person) return person;
  throw new AdminError(
    `Nobody is known by "${given}". Give a phone number, an NIP or the number of a request, such as TD-2026-XXXXXXXX.`,
  );
};

const jsonOf = ({ person: { contacts, employee }, ...kept }: PersonData) => {
  const [own = null, ...earlier] = contacts;
  return { person: { ...own, earlier, employee }, ...kept };
};

const textOf = (kept: PersonData): string =>
  [
    ...kept.person.contacts.map(({ name, phone, email }) => [name, phone, email].filter(Boolean).join(', ')),
    ...kept.identities.map(({ channel, address }) => `${channel} ${address}`),
    `Requests: ${kept.requests.map(({ number }) => number).join(', ') || 'none'}`,
    `Letters: ${kept.letters.length}, messages: ${kept.messages.length}, forms: ${kept.forms.length}`,
    'Looks:',
    ...kept.accesses.map(
      ({ at, who, role, door, what, purpose }) =>
        `  ${at}  ${who ?? 'command'} (${role ?? 'server'})  ${door}  ${what}: ${purpose}`,
    ),
  ].join('\n');

/** Gives everything that is kept about somebody; itself a look at it. */
export const personExport: AdminCommand = {
  usage: 'person export <phone|nip|number>',
  summary: 'everything kept about somebody, with who looked at it and why',
  options: [],
  run: async (office, given) => {
    const { db, vault, now } = office;
    const person = await found(office, given);
    const of = person.contactIds.map((contactId) => ({ contactId }));
    await recordAccess(db.pool, { by: 'command', door: 'command', what: 'person', at: now, of });
    const kept = await personData(db.pool, vault, person);
    return { json: jsonOf(kept), text: textOf(kept) };
  },
};
