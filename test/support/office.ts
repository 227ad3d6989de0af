import { findable, personal } from '../../domain/personal.ts';
import { formVersion, sopVersion } from '../../flows/catalogue/form-version.ts';
import { randomUUID } from 'node:crypto';
import { eventsOf, type ChainedEvent } from '../../app/db/events.ts';
import { rowOfDraft } from '../../app/db/draft-row.ts';
import { requestViews } from '../../app/db/requests.ts';
import type { House } from '../../app/house.ts';
import { addSubmit } from '../../app/jobs.ts';
import { cityDate } from '../../domain/city-time.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { describeCatalogue } from '../../flows/catalogue/describe-catalogue.ts';
import type { Answers, StoredFile } from '../../flows/fields/answer.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { touched } from '../../flows/features/form/form.ts';
import { openPhone, type Phone, type Shown } from './phone.ts';
import type { CatalogueService } from './file-service.ts';
import { knownKeys } from './known-city.ts';
import { storedAnswer } from './stored-answer.ts';
import { until } from './eventually.ts';

/** The phones of the demo people. */
export const openOffice = (url: string) => ({
  warga: openPhone(url, 'whatsapp', '6281200000001'),
  asn: openPhone(url, 'telegram', '700001'),
  sekretariat: openPhone(url, 'telegram', '700101'),
  ikp: openPhone(url, 'telegram', '700102'),
  aptika: openPhone(url, 'telegram', '700103'),
  arsiparis: openPhone(url, 'telegram', '700201'),
  kepala: openPhone(url, 'telegram', '700301'),
  administrator: openPhone(url, 'telegram', '700401'),
});

/** A service of the catalogue as scripts see it. */
export const serviceIn = (
  house: Pick<House, 'tz' | 'clock'> & { catalogue: Catalogue },
  code: string,
): CatalogueService => {
  const { services } = describeCatalogue(house.catalogue, cityDate(house.clock(), house.tz)) as {
    services: CatalogueService[];
  };
  const found = services.find((service) => service.code === code);
  if (!found) throw new Error(`No service ${code}`);
  return found;
};

/** The request of a number, as stored. */
export const requestIn = async (house: Pick<House, 'db' | 'vault'>, number: string): Promise<RequestView> => {
  const [request] = await requestViews(house.db, house.vault, { number });
  if (!request) throw new Error(`No request ${number}`);
  return request;
};

/** The whole history of a request. */
export const historyIn = ({ db }: Pick<House, 'db'>, requestId: string): Promise<ChainedEvent[]> =>
  db.prisma.$transaction((tx) => eventsOf(tx, [requestId]));

/** The next message that fits, or one that came already. */
export const heard = async (phone: Phone, fits: (message: Shown) => boolean, what: string): Promise<Shown> =>
  phone.all.find(fits) ?? phone.until(fits, what);

/** The message about a request that begins with some words. */
export const heardOf = (phone: Phone, words: string, number: string): Promise<Shown> =>
  heard(phone, ({ text }) => text.includes(words) && text.includes(number), `"${words}" about ${number}`);

/** The contact behind a chat of the simulator. */
export const contactIn = async ({ db }: Pick<House, 'db'>, { channel, chat }: Phone): Promise<string> => {
  const identity = await db.prisma.identity.findFirstOrThrow({ where: { channel, address: findable(chat) } });
  return identity.contactId;
};

type Filled = { service: string; answers: Answers; files?: Record<string, StoredFile[]> };
type Storing = Pick<House, 'db' | 'vault' | 'clock'> & { catalogue: Catalogue };

/** What a form asks that no test knows of, answered by the catalogue's examples: what a city adds is nothing a test has to name. */
const askedBesides = ({ catalogue, clock }: Storing, service: string): Answers =>
  Object.fromEntries(
    serviceIn({ catalogue, clock, tz: catalogue.city.zone }, service)
      .fields.filter(({ key, required }) => required && !knownKeys(service).has(key))
      .map((field) => [field.key, storedAnswer(field)]),
  ) as Answers;

/** A draft with every answer given, put straight into the database; its id. */
export const storeDraft = async (
  storing: Storing,
  contactId: string,
  { state, ...filled }: Filled & { state: Draft['state'] },
): Promise<string> => {
  const { db, vault, catalogue, clock } = storing;
  const { service, files = {} } = filled;
  const found = catalogue.byCode.get(service);
  const answers = { ...askedBesides(storing, service), ...filled.answers };
  const items = [...(found?.fields ?? []), ...(found?.letters ?? [])];
  const draft = touched(
    {
      id: randomUUID(),
      service,
      serviceVersion: found ? formVersion(found) : '',
      answers,
      files,
      skipped: items
        .filter(({ key, required }) => !required && !(key in answers) && !(key in files))
        .map(({ key }) => key),
      sopVersion: found ? sopVersion(found) : '',
      sopAcceptedAt: clock().toISOString(),
      state,
      requestId: null,
      only: null,
      updatedAt: '',
      expiresAt: '',
    },
    { now: clock() },
  );
  await db.pool.query(
    `INSERT INTO draft (id, contact_id, service, service_version, answers, files, skipped, sop_version, sop_accepted_at,
       state, "only", created_at, updated_at, expires_at)
     SELECT r.id, $2::uuid, r.service, r.service_version, r.answers, r.files, r.skipped, r.sop_version, r.sop_accepted_at,
       r.state, r."only", r.updated_at, r.updated_at, r.expires_at
     FROM jsonb_to_record($1::jsonb) AS r(id uuid, service text, service_version text, answers jsonb, files jsonb,
       skipped text[], sop_version text, sop_accepted_at timestamptz, state text, "only" text[], updated_at timestamptz,
       expires_at timestamptz)`,
    [JSON.stringify(rowOfDraft(draft, found, vault)), contactId],
  );
  return draft.id;
};

/** Makes the person behind a phone known, with the details a form would ask for; the contact's id. */
export const introduce = async (house: Storing, phone: Phone): Promise<string> => {
  await phone.say('menu');
  const id = await contactIn(house, phone);
  await house.db.prisma.contact.update({
    where: { id },
    data: {
      name: personal('Rina Safitri'),
      phone: personal('+6281200000099'),
      institution: 'Jl. Gajah Mada 10',
      detailsConfirmed: true,
    },
  });
  return id;
};

/** Brings a phone to the review of a filled form; the review and the draft's id. */
export const bringToReview = async (
  house: Storing,
  phone: Phone,
  filled: Filled,
): Promise<{ review: Shown; draftId: string; contactId: string }> => {
  const contactId = await introduce(house, phone);
  const draftId = await storeDraft(house, contactId, { ...filled, state: 'open' });
  return { review: await phone.say('lanjutkan'), draftId, contactId };
};

/** A request made by the worker of a draft put straight into the database: quicker than a whole form. */
export const makeRequestIn = async (
  house: Storing & Pick<House, 'queues'>,
  contactId: string,
  filled: Filled,
): Promise<RequestView> => {
  const draftId = await storeDraft(house, contactId, { ...filled, state: 'submitting' });
  await addSubmit(house.queues, draftId);
  return requestOfDraft(house, draftId);
};

/** The request of a draft, once the worker has made it. */
export const requestOfDraft = async (
  house: Pick<House, 'db' | 'vault'>,
  draftId: string,
): Promise<RequestView> => {
  const made = await until(() => house.db.prisma.request.findUnique({ where: { draftId } }));
  return requestIn(house, made.number);
};

/** A complaint, the service that asks for least. */
export const aComplaint: Filled = {
  service: 'pengaduan',
  answers: {
    kategori: 'lainnya',
    uraian: 'Lampu ruang layanan padam sejak pagi.',
    sembunyikan_identitas: false,
  },
};
