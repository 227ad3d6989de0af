import { randomBytes } from 'node:crypto';
import { cityDate } from '../domain/city-time.ts';
import type { StaffMember } from '../domain/role.ts';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import type { RequestLetter, RequestView } from '../flows/features/requests/request.ts';
import { showAnswer } from '../flows/fields/index.ts';
import type { Field } from '../flows/fields/field-schema.ts';
import { itemLabel } from '../flows/features/requests/lacking.ts';
import { shownCopy } from '../flows/features/files/shown-copy.ts';
import { isClosed } from '../flows/features/requests/letters.ts';
import { maySeeSensitive, withinReach } from '../flows/features/requests/reach.ts';
import { requestFace, type ServiceFace } from '../flows/features/requests/service-face.ts';
import { stepTexts } from '../flows/features/office/texts.ts';
import type { Clock } from './clock.ts';
import { recordAccess } from './db/accesses.ts';
import { recordEvent } from './db/events.ts';
import type { Database } from './db/open.ts';
import { requestViews } from './db/requests.ts';
import { keepFileLink, spendLink, type ViewLink } from './db/secure-links.ts';
import { staffOf } from './db/staff-of.ts';
import { inTransaction, type Tx } from './db/transaction.ts';
import type { FileStore } from './files.ts';
import type { Vault } from './vault.ts';

export type ViewNeeds = {
  db: Database;
  vault: Vault;
  files: FileStore;
  catalogue: Catalogue;
  now: Clock;
  tz: string;
};

/** What there is to see of a request, and by whom it may be seen now. */
export type Viewing = {
  request: RequestView;
  service: ServiceFace;
  staff: StaffMember;
  fields: Field[];
  letters: RequestLetter[];
};

/** One sensitive thing, opened: words, an image to show, a file to fetch once with a token, or bytes that are gone. */
export type Opened = { label: string } & (
  | { words: string }
  | { image: { mime: string; bytes: Buffer } }
  | { token: string; name: string }
  | { missing: true }
);

const fileMinutes = 10;

const sensitiveFields = (service: ServiceFace, { answers }: RequestView): Field[] =>
  service.fields.filter(
    (field) => (field.sensitive || field.type === 'nik') && answers[field.key] !== undefined,
  );

/** What a view link shows to the member of staff it was sent to; null when there is nothing, or not for them. */
export const viewingOf = async (needs: ViewNeeds, link: ViewLink): Promise<Viewing | null> => {
  // Whoever has lost the role since the link was sent is nobody.
  const { units } = needs.catalogue.city;
  const staff = await staffOf(needs.db, link.contactId, { today: cityDate(needs.now(), needs.tz), units });
  const [request] = await requestViews(needs.db, needs.vault, { id: link.requestId });
  if (!staff || !request || !withinReach(request, staff) || !maySeeSensitive(request, staff)) return null;
  const service = requestFace(needs, request);
  // What a completion replaced can be opened beside what took its place.
  const all = [...(request.completion?.letters ?? []), ...request.letters];
  const closed = all.filter((file) => isClosed(service, file));
  const letters = link.sha256 === null ? closed : closed.filter(({ sha256 }) => sha256 === link.sha256);
  return {
    request,
    service,
    staff,
    letters,
    fields: link.sha256 === null ? sensitiveFields(service, request) : [],
  };
};

const labelOf = ({ service, request }: Viewing, file: RequestLetter): string => {
  const label = itemLabel(service, file.key);
  return request.completion?.letters.includes(file) ? stepTexts.oldFileLabel(label) : label;
};

/** What a viewing holds, by its labels. */
export const labelsOf = (viewing: Viewing): string[] => [
  ...viewing.fields.map(({ label }) => label),
  ...viewing.letters.map((file) => labelOf(viewing, file)),
];

/** Uses the link up and writes down that somebody looked, in one transaction; null when the link was used meanwhile. */
const look = async <T>(
  { db, now }: ViewNeeds,
  link: ViewLink,
  viewing: Viewing,
  work: (tx: Tx) => Promise<T>,
): Promise<T | null> =>
  inTransaction(db, async (tx) => {
    if (!(await spendLink(tx, link, now()))) return null;
    const { requestId } = link;
    const { id: staffId, name: actor, role } = viewing.staff;
    const note = labelsOf(viewing).join(', ');
    const event = { requestId, action: 'viewed', actor, role, at: now().toISOString(), note };
    await recordEvent(tx, event, { staffId });
    const by = { staffId, role };
    await recordAccess(tx, { by, door: 'page', what: 'identity', at: now(), of: [viewing.request] });
    return work(tx);
  });

/** Sixteen digits as people read, compare and type them. */
export const inFours = (digits: string): string => digits.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');

const wordsOf = (field: Field, answer: RequestView['answers'][string]): string =>
  field.type === 'nik' ? inFours(String(answer)) : showAnswer(answer, field);

/** A further one-time link for a file that cannot be shown on the page. */
const fileToken = async (tx: Tx, link: ViewLink, sha256: string, now: Date): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + fileMinutes * 60_000);
  await keepFileLink(tx, link, { token, sha256, now, expiresAt });
  return token;
};

/** What a page can show by itself: a picture of which there is a copy for staff. */
const isPicture = ({ mime, shown }: RequestLetter): boolean =>
  mime.startsWith('image/') && shown !== undefined;

/** Opens everything a viewing holds; images are the copies made for staff. */
export const reveal = async (
  needs: ViewNeeds,
  link: ViewLink,
  viewing: Viewing,
): Promise<Opened[] | null> => {
  const { request, fields, letters } = viewing;
  const words = fields.map((field): Opened => ({
    label: field.label,
    words: wordsOf(field, request.answers[field.key] ?? ''),
  }));
  const shown = await Promise.all(
    letters.map(async (file) => (isPicture(file) ? needs.files.get(shownCopy(file).sha256) : null)),
  );
  return look(needs, link, viewing, async (tx) => {
    const opened: Opened[] = [];
    for (const [index, file] of letters.entries()) {
      const label = labelOf(viewing, file);
      const bytes = shown[index];
      if (!isPicture(file))
        opened.push({ label, name: file.name, token: await fileToken(tx, link, file.sha256, needs.now()) });
      else
        opened.push(
          bytes ? { label, image: { mime: shownCopy(file).mime, bytes } } : { label, missing: true },
        );
    }
    return [...words, ...opened];
  });
};

/** The one file a file link leads to, as staff open it. */
export const fetchFile = async (
  needs: ViewNeeds,
  link: ViewLink,
  viewing: Viewing,
): Promise<{ file: RequestLetter; bytes: Buffer } | null> => {
  const [file] = viewing.letters;
  const bytes = file && (await needs.files.get(shownCopy(file).sha256));
  return file && bytes ? look(needs, link, viewing, () => Promise.resolve({ file, bytes })) : null;
};
