import { z } from 'zod';
import type { Access } from '../../domain/access.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { openSealed } from '../sealed-answers.ts';
import { sealedPlaces } from '../places.ts';
import type { Vault } from '../vault.ts';
import { accessesOf } from './accesses.ts';
import { eventsOf } from './events.ts';
import type { Person } from './find-person.ts';
import { requestViews } from './requests.ts';
import { runSql, type Tx } from './run-sql.ts';

const most = 10_000;
const at = z.date().transform((when) => when.toISOString());
const text = z.string().nullable();

const Contact = z.object({
  id: z.string(),
  name: text,
  phone: text,
  institution: text,
  email: text,
  since: at,
  privacyVersion: text,
  remindersOff: z.boolean(),
});
const Identity = z.object({ channel: z.string(), address: z.string(), phone: text, lastWroteAt: at });
const Employee = z.object({
  id: z.string(),
  nip: z.string(),
  name: z.string(),
  position: z.string(),
  agency: z.string(),
  phone: z.string(),
  importedAt: at,
});
const Letter = z.object({
  request: z.string(),
  key: z.string(),
  name: z.string(),
  mime: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  receivedAt: at,
  signer: z.unknown(),
  requestId: z.string(),
});
const Message = z.object({
  at,
  about: text,
  from: z.enum(['you', 'office']),
  body: z.string(),
  file: text,
});
const Form = z.object({
  id: z.string(),
  service: z.string(),
  state: z.string(),
  answers: z.unknown(),
  files: z.record(z.string(), z.array(z.object({ name: z.string() }))),
  updatedAt: at,
  until: at,
});
const Sent = z.object({ at, body: z.string(), state: z.string() });
const Booking = z.object({
  request: text,
  resource: z.string(),
  from: at,
  to: at,
  releasedAt: at.nullable(),
});
const Asked = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.string(),
  words: text,
  askedAt: at,
  dueAt: at,
  state: z.string(),
});
const Rating = z.object({ requestId: z.string(), request: z.string(), at, stars: z.int(), comment: text });

// $1 are somebody's contacts.
const statements = {
  contacts: `SELECT id, name, phone, institution, email, created_at AS since, privacy_version AS "privacyVersion",
      reminders_off AS "remindersOff" FROM contact WHERE id = ANY($1::uuid[]) ORDER BY merged_into_id NULLS FIRST, created_at`,
  identities: `SELECT channel, coalesce(own_address, address) AS address, coalesce(own_phone, phone) AS phone, last_inbound_at AS "lastWroteAt" FROM identity
    WHERE contact_id = ANY($1::uuid[]) ORDER BY id`,
  letters: `SELECT r.number AS request, r.id AS "requestId", l.key, l.name, l.mime, l.bytes, l.sha256, l.created_at AS "receivedAt", l.signer
    FROM request_letter l JOIN request r ON r.id = l.request_id WHERE r.contact_id = ANY($1::uuid[]) ORDER BY l.id`,
  messages: `SELECT m.created_at AS at, r.number AS about, CASE m.sender WHEN 'applicant' THEN 'you' ELSE 'office' END AS "from", m.body, m.name AS file
      FROM request_message m JOIN request r ON r.id = m.request_id WHERE r.contact_id = ANY($1::uuid[])
    UNION ALL SELECT m.created_at, q.number, CASE m.what WHEN 'asked' THEN 'you' ELSE 'office' END, m.body, NULL
      FROM question_message m JOIN question q ON q.id = m.question_id WHERE q.contact_id = ANY($1::uuid[]) AND m.body <> ''
    ORDER BY at`,
  waiting: `SELECT received_at AS at, NULL AS about, 'you' AS "from", payload AS body, NULL AS file FROM inbox_message
    WHERE contact_id = ANY($1::uuid[]) AND payload IS NOT NULL ORDER BY id`,
  sent: `SELECT created_at AS at, body, state FROM delivery WHERE contact_id = ANY($1::uuid[]) ORDER BY id`,
  forms: `SELECT id, service, state, answers, files, updated_at AS "updatedAt", expires_at AS until FROM draft
    WHERE contact_id = ANY($1::uuid[]) ORDER BY updated_at`,
  bookings: `SELECT r.number AS request, b.resource, b.starts_at AS "from", b.ends_at AS "to", b.released_at AS "releasedAt" FROM booking b
    LEFT JOIN request r ON r.id = b.request_id WHERE b.contact_id = ANY($1::uuid[]) OR r.contact_id = ANY($1::uuid[]) ORDER BY b.id`,
  ratings: `SELECT r.id AS "requestId", r.number AS request, g.at, g.stars, g.comment FROM request_rating g JOIN request r ON r.id = g.request_id
    WHERE r.contact_id = ANY($1::uuid[]) ORDER BY g.id`,
  asked: `SELECT id, number, kind, words, asked_at AS "askedAt", due_at AS "dueAt", state FROM data_request
    WHERE contact_id = ANY($1::uuid[]) ORDER BY asked_at`,
  employee: `SELECT id, nip, name, position, agency, phone, imported_at AS "importedAt" FROM employee WHERE id = $1::uuid`,
};

/** Everything kept about somebody, opened. */
export type PersonData = {
  person: { contacts: z.infer<typeof Contact>[]; employee: Omit<z.infer<typeof Employee>, 'id'> | null };
  identities: z.infer<typeof Identity>[];
  requests: (RequestView & { events: { at: string; action: string; role: string; note: string | null }[] })[];
  letters: Omit<z.infer<typeof Letter>, 'requestId'>[];
  messages: { at: string; about: string | null; from: 'you' | 'office'; text: string; file: string | null }[];
  forms: Omit<z.infer<typeof Form>, 'id'>[];
  ratings: Omit<z.infer<typeof Rating>, 'requestId'>[];
  bookings: z.infer<typeof Booking>[];
  /** What they have asked about their data. */
  dataRequests: Omit<z.infer<typeof Asked>, 'id'>[];
  accesses: Access[];
};

const TextOf = z.looseObject({ text: z.string().catch('') });

const wordsOf = (opened: string): string => {
  try {
    return TextOf.parse(JSON.parse(opened)).text;
  } catch {
    return opened; // Words alone are no JSON.
  }
};

/** Loads all that is kept about somebody; a query a kind, however much there is. */
export const personData = async (
  tx: Tx,
  vault: Vault,
  { contactIds, employeeId }: Person,
): Promise<PersonData> => {
  const read = async <S extends z.ZodType>(schema: S, sql: string, of: unknown = contactIds) =>
    z.array(schema).parse(await runSql(tx, sql, [of]));
  const contacts = await read(Contact, statements.contacts);
  const [employee] = employeeId === null ? [] : await read(Employee, statements.employee, employeeId);
  const views = await requestViews(tx, vault, { contactIds, take: most });
  const events = await eventsOf(
    tx,
    views.map(({ id }) => id),
  );
  const messages = [
    ...(await read(Message, statements.messages)),
    ...(await read(Message, statements.waiting)),
  ];
  const sent = await read(Sent, statements.sent);
  return {
    person: {
      contacts,
      employee: employee
        ? (({ id, nip, ...more }) => ({ nip: vault.open(nip, sealedPlaces.employeeNip(id)), ...more }))(
            employee,
          )
        : null,
    },
    identities: await read(Identity, statements.identities),
    requests: views.map((view) => ({
      ...view,
      events: events
        .filter(({ requestId }) => requestId === view.id)
        .map(({ at: when, action, role, note }) => ({ at: when, action, role, note })),
    })),
    letters: (await read(Letter, statements.letters)).map(({ requestId, signer, ...letter }) => ({
      ...letter,
      signer: openSealed(signer, vault, `${sealedPlaces.letters(requestId)}.${letter.key}.signer`),
    })),
    messages: [
      ...messages.map(({ body, ...more }) => ({ ...more, text: wordsOf(vault.open(body)) })),
      ...sent.map(({ at: when, body }) => ({
        ...{ at: when, about: null, from: 'office' as const, text: wordsOf(vault.open(body)), file: null },
      })),
    ].toSorted((a, b) => a.at.localeCompare(b.at)),
    forms: (await read(Form, statements.forms)).map(({ id, answers, ...form }) => ({
      ...form,
      answers: openSealed(answers, vault, sealedPlaces.draftAnswers(id)),
    })),
    ratings: (await read(Rating, statements.ratings)).map(({ requestId, comment, ...rating }) => ({
      ...rating,
      comment: comment === null ? null : vault.open(comment, sealedPlaces.ratingComment(requestId)),
    })),
    bookings: await read(Booking, statements.bookings),
    dataRequests: (await read(Asked, statements.asked)).map(({ id, words, ...asked }) => ({
      ...asked,
      words: words === null ? null : vault.open(words, sealedPlaces.dataRequest(id)),
    })),
    accesses: await accessesOf(tx, contactIds, most),
  };
};
