import { randomUUID } from 'node:crypto';
import { eventsOf, type ChainedEvent } from '../../app/db/events.ts';
import { rowOfDraft } from '../../app/db/draft-row.ts';
import { requestViews } from '../../app/db/requests.ts';
import type { House } from '../../app/house.ts';
import { addSubmit } from '../../app/jobs.ts';
import { cityDate } from '../../domain/city-time.ts';
import { describeCatalogue } from '../../flows/catalogue/describe-catalogue.ts';
import type { Answers, StoredFile } from '../../flows/engine/answer.ts';
import type { RequestView } from '../../flows/engine/context.ts';
import { openPhone, type Phone, type Shown } from './phone.ts';
import type { CatalogueService } from './file-service.ts';

/** The phones of the demo people. */
export const openOffice = (url: string) => ({
  warga: openPhone(url, 'whatsapp', '6281200000001'),
  asn: openPhone(url, 'telegram', '700001'),
  sekretariat: openPhone(url, 'telegram', '700101'),
  ikp: openPhone(url, 'telegram', '700102'),
  aptika: openPhone(url, 'telegram', '700103'),
  arsiparis: openPhone(url, 'telegram', '700201'),
  kepala: openPhone(url, 'telegram', '700301'),
});

/** A service of the catalogue as scripts see it. */
export const serviceIn = (
  house: Pick<House, 'catalogue' | 'tz' | 'clock'>,
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
  const identity = await db.prisma.identity.findFirstOrThrow({ where: { channel, address: chat } });
  return identity.contactId;
};

type Sent = { service: string; answers: Answers; files?: Record<string, StoredFile[]> };

/** A draft as *Kirim* leaves it, put straight into the database; its id. */
export const storeSentDraft = async (
  { db, vault, catalogue, clock }: Pick<House, 'db' | 'vault' | 'catalogue' | 'clock'>,
  contactId: string,
  { service, answers, files = {} }: Sent,
): Promise<string> => {
  const id = randomUUID();
  const now = clock();
  const found = catalogue.byCode.get(service);
  const row = rowOfDraft(
    {
      id,
      service,
      serviceVersion: found?.version ?? '',
      answers,
      files,
      skipped: [],
      sopVersion: found?.version ?? '',
      sopAcceptedAt: now.toISOString(),
      state: 'submitting',
      requestId: null,
      only: null,
      updatedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + 14 * 86_400_000).toISOString(),
    },
    found,
    vault,
  );
  await db.pool.query(
    `INSERT INTO draft (id, contact_id, service, service_version, answers, files, skipped, sop_version, sop_accepted_at,
       state, "only", updated_at, expires_at)
     SELECT r.id, $2::uuid, r.service, r.service_version, r.answers, r.files, r.skipped, r.sop_version, r.sop_accepted_at,
       r.state, r."only", r.updated_at, r.expires_at
     FROM jsonb_to_record($1::jsonb) AS r(id uuid, service text, service_version text, answers jsonb, files jsonb,
       skipped text[], sop_version text, sop_accepted_at timestamptz, state text, "only" text[], updated_at timestamptz,
       expires_at timestamptz)`,
    [JSON.stringify(row), contactId],
  );
  return id;
};

/** A request made by the worker of a draft put straight into the database: quicker than a whole form. */
export const makeRequestIn = async (
  house: Pick<House, 'db' | 'vault' | 'catalogue' | 'clock' | 'queues'>,
  contactId: string,
  sent: Sent,
): Promise<RequestView> => {
  const draftId = await storeSentDraft(house, contactId, sent);
  await addSubmit(house.queues, draftId);
  const deadline = Date.now() + 15_000;
  for (;;) {
    const made = await house.db.prisma.request.findUnique({ where: { draftId } });
    if (made) return requestIn(house, made.number);
    if (Date.now() > deadline) throw new Error('The worker made no request');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** A complaint, the service that asks for least. */
export const aComplaint: Sent = {
  service: 'pengaduan',
  answers: {
    kategori: 'lainnya',
    uraian: 'Lampu ruang layanan padam sejak pagi.',
    sembunyikan_identitas: false,
  },
};
