import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { recordAccess } from '../../app/db/accesses.ts';
import { recordEvent } from '../../app/db/events.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { pagePicture } from '../../app/letters/page-picture.ts';
import { shownCopy } from '../../flows/features/files/shown-copy.ts';
import { itemLabel } from '../../flows/features/requests/lacking.ts';
import { openLetters } from '../../flows/features/requests/letters.ts';
import { requestFace } from '../../flows/features/requests/service-face.ts';
import type { RequestLetter, RequestView } from '../../flows/features/requests/request.ts';
import type { DeskNeeds, Member } from './needs.ts';

/** The pages of a letter that are looked at, each with the address of its picture. */
export type Look = {
  label: string;
  pages: number;
  shown: { page: number; src: string }[];
  next: number | null;
};

const pagesAtOnce = 20;
/** The pictures of a look may be fetched for so long; after that it is another look. */
const lookMs = 10 * 60_000;

const Address = z.object({ sampai: z.coerce.number().int(), tanda: z.string() });

const isPicture = ({ mime, shown }: RequestLetter): boolean =>
  mime.startsWith('image/') && shown !== undefined;

const letterOf = (needs: DeskNeeds, request: RequestView, sha256: string): RequestLetter | null =>
  openLetters(requestFace(needs, request), request.letters).find((file) => file.sha256 === sha256) ?? null;

const signOf = ({ vault }: DeskNeeds, { id }: Member, request: RequestView, sha256: string, until: number) =>
  vault.key(`desk-look ${id} ${request.id} ${sha256} ${until}`);

/**
 * Opens a letter for a member of staff: the look is written into the request's history (Pasal 16(2)), and only then there are
 * addresses of its pages, good in this session and for a while. Null for what may not be seen here.
 */
export const lookAt = async (
  needs: DeskNeeds,
  member: Member,
  request: RequestView,
  { sha256, from }: { sha256: string; from: number },
): Promise<Look | null> => {
  const file = letterOf(needs, request, sha256);
  if (!file || !(isPicture(file) || file.mime === 'application/pdf')) return null;
  const label = itemLabel(requestFace(needs, request), file.key);
  const now = needs.clock();
  const { name: actor, role } = member.staff;
  await inTransaction(needs.db, async (tx) => {
    const by = { staffId: member.staff.id, role };
    const event = {
      requestId: request.id,
      action: 'viewed',
      actor,
      role,
      at: now.toISOString(),
      note: label,
    };
    await recordEvent(tx, event, by);
    await recordAccess(tx, { by, door: 'desk', what: 'letters', at: now, of: [request] });
  });
  const until = now.getTime() + lookMs;
  const sign = signOf(needs, member, request, sha256, until);
  const pages = isPicture(file) ? 1 : (file.pages ?? 1);
  const first = Math.min(Math.max(1, from), pages);
  const last = Math.min(pages, first + pagesAtOnce - 1);
  const shown = Array.from({ length: last - first + 1 }, (_, more) => {
    const page = first + more;
    const src = `/meja/permohonan/${request.number}/berkas/${sha256}/${page}?sampai=${until}&tanda=${sign}`;
    return { page, src };
  });
  return { label, pages, shown, next: last < pages ? last + 1 : null };
};

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** A page's picture; `later`: it is theirs to see, and could not be drawn at this moment. */
type PagePicture = { mime: string; bytes: Buffer } | 'later';

/** The picture of a page at an address that a look has given; null at any other. */
export const pictureAt = async (
  needs: DeskNeeds,
  member: Member,
  request: RequestView,
  { sha256, page, query }: { sha256: string; page: number; query: unknown },
): Promise<PagePicture | null> => {
  const { data } = Address.safeParse(query);
  const file = letterOf(needs, request, sha256);
  if (!data || !file || data.sampai < needs.clock().getTime()) return null;
  if (!same(data.tanda, signOf(needs, member, request, sha256, data.sampai))) return null;
  const copy = shownCopy(file);
  const bytes = await needs.files.get(copy.sha256);
  if (!bytes) return 'later';
  if (isPicture(file)) return { mime: copy.mime, bytes };
  const drawn = await pagePicture(needs.sandbox, bytes, { page: page - 1, by: member.contactId });
  // A busy machine is nobody's intrusion.
  return drawn ? { mime: 'image/jpeg', bytes: drawn } : 'later';
};
