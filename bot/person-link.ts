import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cityDate } from '../domain/city-time.ts';
import { forgetFiles } from '../app/forget-files.ts';
import { erasePerson, isInOffice, whatIsKept } from '../app/db/erase-person.ts';
import { endDataRequests } from '../app/db/data-requests.ts';
import { personOfContact } from '../app/db/find-person.ts';
import { personData, type PersonData } from '../app/db/person-data.ts';
import { keepPersonFileLink, spendLink, type PersonLink } from '../app/db/secure-links.ts';
import { inTransaction } from '../app/db/transaction.ts';
import { periodsIn } from '../app/retention.ts';
import type { AnswerNeeds } from '../app/secure-answer.ts';
import { sendViewCode, tryViewCode } from '../app/view-code.ts';
import { dataTexts, personTexts } from '../flows/features/personal-data/index.ts';
import { erasedPage, erasePage, personCodePage, personPage } from './person-page.ts';
import { readSecureForm } from './secure-form.ts';
import { gonePage } from './secure-page-view.ts';

type Answered = { status: number; html: string };

const fileMinutes = 10;

const gone = ({ catalogue }: AnswerNeeds): Answered => ({
  status: 410,
  html: gonePage(catalogue.city.office),
});

const keptOf = async (
  { db, vault }: Pick<AnswerNeeds, 'db' | 'vault'>,
  { contactId }: PersonLink,
): Promise<PersonData | null> => {
  const person = await personOfContact(db.pool, contactId);
  return person && personData(db.pool, vault, person);
};

const judgedBy = ({ now, tz, settings, catalogue: { city } }: AnswerNeeds) => ({
  today: cityDate(now(), tz),
  archive: periodsIn({ settings, city }).requests,
});

const eraseAsked = async (needs: AnswerNeeds, { contactId }: PersonLink, say?: string): Promise<string> => {
  const { pool } = needs.db;
  const person = await personOfContact(pool, contactId);
  const { kept } = person ? await whatIsKept(pool, person, judgedBy(needs)) : { kept: [] };
  return erasePage(needs.catalogue.city.office, kept, say);
};

/** Erases whoever has opened the page with their code; files go when the rows that name them are gone. */
const eraseNow = async (needs: AnswerNeeds, link: PersonLink): Promise<Answered> => {
  const { db, catalogue, now } = needs;
  const { office } = catalogue.city;
  const person = await personOfContact(db.pool, link.contactId);
  if (!person) return gone(needs);
  if (await isInOffice(db.pool, person))
    return { status: 403, html: erasedPage(office, personTexts.eraseStaff, []) };
  const done = await inTransaction(db, async (tx) => {
    if (!(await spendLink(tx, link, now()))) return null;
    return erasePerson(tx, person, { ...judgedBy(needs), now: now(), vault: needs.vault });
  });
  if (!done) return gone(needs);
  await forgetFiles({ ...needs, clock: now }, done.files);
  await needs.keepErasures();
  return { status: 200, html: erasedPage(office, personTexts.erased, done.kept) };
};

/** The page of somebody's own data asks for the code in their own chat first. */
export const showPerson = async (needs: AnswerNeeds, link: PersonLink): Promise<Answered> => {
  if (link.item === null) await sendViewCode(needs, link, dataTexts.code);
  if (link.purpose === 'erase') return { status: 200, html: await eraseAsked(needs, link) };
  return { status: 200, html: personCodePage(needs.catalogue.city.office, { isFile: link.item !== null }) };
};

/** Uses the link up and gives what it leads to, with a further link to the same as a file. */
const openData = async (needs: AnswerNeeds, link: PersonLink): Promise<Answered> => {
  const { db, now } = needs;
  const kept = await keptOf(needs, link);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now().getTime() + fileMinutes * 60_000);
  const isFirst =
    kept !== null &&
    (await inTransaction(db, async (tx) => {
      if (!(await spendLink(tx, link, now()))) return false;
      await keepPersonFileLink(tx, link, { token, now: now(), expiresAt });
      await endDataRequests(tx, [link.contactId], ['copy', 'portability'], { state: 'done', at: now() });
      return true;
    }));
  return isFirst ? { status: 200, html: personPage(kept, { token, needs }) } : gone(needs);
};

/** The same as a file other systems read (UU 27/2022 Pasal 13). */
const sendFile = async (
  needs: AnswerNeeds,
  link: PersonLink,
  reply: FastifyReply,
): Promise<Answered | FastifyReply> => {
  const kept = await keptOf(needs, link);
  if (!kept || !(await inTransaction(needs.db, (tx) => spendLink(tx, link, needs.now())))) return gone(needs);
  return reply
    .header('content-disposition', 'attachment; filename="data-saya.json"')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(kept, null, 2));
};

/** Takes the code of somebody's page; each try counts, and a right one opens it once. */
export const takePerson = async (
  needs: AnswerNeeds,
  link: PersonLink,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Answered | FastifyReply> => {
  if (link.item === 'json') return sendFile(needs, link, reply);
  const { code } = (await readSecureForm(request, 0)) ?? {};
  const tried = code ? await tryViewCode(needs, link, code) : 'wrong';
  if (tried === 'over') return gone(needs);
  if (tried === 'right') return link.purpose === 'erase' ? eraseNow(needs, link) : openData(needs, link);
  await sendViewCode(needs, link, dataTexts.code);
  if (link.purpose === 'erase')
    return { status: 422, html: await eraseAsked(needs, link, dataTexts.wrongCode) };
  const html = personCodePage(needs.catalogue.city.office, { isFile: false, say: dataTexts.wrongCode });
  return { status: 422, html };
};
