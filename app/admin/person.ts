import { recordAccess } from '../db/accesses.ts';
import { findPerson, type Person } from '../db/find-person.ts';
import { personData, type PersonData } from '../db/person-data.ts';
import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { recordAdmin } from '../db/admin-events.ts';
import { erasePerson, isInOffice, whatIsKept, type Erased } from '../db/erase-person.ts';
import { inTransaction } from '../db/transaction.ts';
import { keepErasures } from '../erasures.ts';
import { forgetFiles } from '../forget-files.ts';
import { openBlobs } from '../blobs.ts';
import { readFilePlace } from '../config.ts';
import { openFileStore } from '../files.ts';
import { cityZone } from './chosen-city.ts';
import { byCommand } from './administer-by-command.ts';
import { officePeriods } from './office-periods.ts';
import { parseOptions } from './options.ts';
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

const EraseOptions = z.object({ yes: z.boolean().default(false) });

const filesOf = ({ db, vault }: Office) =>
  openFileStore(openBlobs(readFilePlace(process.env)), vault, db.pool);

const judgedBy = async (office: Office) => ({
  today: cityDate(office.now, await cityZone(office)),
  archive: (await officePeriods(office)).periods.requests,
});

const erased = async (office: Office, person: Person): Promise<Erased> => {
  const { db, now, vault } = office;
  const by = await judgedBy(office);
  return inTransaction(db, async (tx) => {
    const done = await erasePerson(tx, person, { ...by, now, vault });
    const note = `${done.requests.length} dihapus, ${done.kept.length} disimpan`;
    const about = person.contactIds[0] ?? '';
    await recordAdmin(tx, { action: 'person_erased', about, actor: byCommand, at: now, note });
    return done;
  });
};

/** The command line has no log: what could not be written is said. */
const loud = { warn: (about: object, sentence: string) => console.error(sentence, about) };

const keptLine = ({ number, article, until }: Erased['kept'][number]): string =>
  `Kept: ${number}, until ${until ?? 'it is decided'} (${article})`;

/** Erases what is kept about somebody, but not what the archive schedule still requires; files go with it. */
export const personErase: AdminCommand = {
  usage: 'person erase <phone|nip|number>',
  summary: 'erase somebody for good, except what has to be kept: open, held or an archive',
  options: [['--yes', 'really; without it nothing is changed and what would be kept is shown']],
  run: async (office, given, options) => {
    const { yes } = parseOptions(EraseOptions, options);
    const person = await found(office, given);
    if (await isInOffice(office.db.pool, person))
      throw new AdminError('This is a member of staff in office. Revoke their access first: staff revoke.');
    if (!yes) {
      const { kept, free } = await whatIsKept(office.db.pool, person, await judgedBy(office));
      const requests = free.map(({ number }) => number);
      const text = [`Would be erased: ${requests.join(', ') || 'no request'}`, ...kept.map(keptLine)];
      return { json: { erased: false, requests, kept }, text: [...text, 'Say --yes to do it.'].join('\n') };
    }
    const { requests, kept, files } = await erased(office, person);
    await forgetFiles({ db: office.db, files: filesOf(office), clock: () => office.now }, files);
    await keepErasures({ ...office, dataDir: readFilePlace(process.env).dataDir }, loud);
    const text = [`Erased: ${requests.join(', ') || 'no request'}`, ...kept.map(keptLine)].join('\n');
    return { json: { erased: kept.length === 0, requests, kept, files: files.length }, text };
  },
};
