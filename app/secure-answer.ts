import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import type { Answer, StoredFile } from '../flows/fields/answer.ts';
import type { FieldContext } from '../flows/fields/field.ts';
import { readField } from '../flows/fields/index.ts';
import { bookingDay } from '../flows/features/form/form.ts';
import { allItems, type Item } from '../flows/features/form/items.ts';
import { judgeFile } from '../flows/features/files/judge-file.ts';
import type { Field } from '../flows/fields/field-schema.ts';
import type { Letter, Service } from '../flows/catalogue/service.ts';
import { storedFile } from '../flows/features/files/stored-file.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import { askedDraft, spendLink, type AnswerLink } from './db/secure-links.ts';
import { inTransaction } from './db/transaction.ts';
import type { FileStore } from './files.ts';
import { cleanFileName } from './file-name.ts';
import { forgetFiles } from './forget-files.ts';
import { storeNews } from './db/inbox.ts';
import type { Inspector } from './inspect/inspect.ts';
import type { Settings } from '../flows/settings.ts';
import { sealedPlaces } from './places.ts';
import { openAnswers } from './sealed-answers.ts';
import type { Vault } from './vault.ts';

export type AnswerNeeds = {
  db: Database;
  vault: Vault;
  files: FileStore;
  inspector: Pick<Inspector, 'inspect'>;
  catalogue: Catalogue;
  settings: Settings;
  /** Keeps what was erased outside the database, too. */
  keepErasures: () => Promise<void>;
  /** Has the contact's turn taken. */
  kick: (contactId: string) => void;
  now: Clock;
  tz: string;
};

/** What became of an answer; `gone`: the link was used meanwhile. */
export type Outcome =
  { is: 'taken' } | { is: 'gone' } | { is: 'refused'; say: string } | { is: 'unlikely'; say: string };

export type Upload = { name: string; mime: string; bytes: Buffer };

/** The question an answer link asks. */
export type Question = { service: Service; item: Item; answers: Record<string, Answer> };

/** The question of a link; null when the service no longer asks it. */
export const questionOf = async (
  { db, vault, catalogue }: AnswerNeeds,
  link: AnswerLink,
): Promise<Question | null> => {
  const draft = await askedDraft(db, link);
  const service = draft && catalogue.byCode.get(draft.service);
  const item = service && allItems(service).find(({ key }) => key === link.item);
  return item
    ? { service, item, answers: openAnswers(draft.answers, vault, sealedPlaces.draftAnswers(link.draftId)) }
    : null;
};

/** The link is used up and the news for the conversation stored together, or neither. */
const deliver = async (
  { db, vault, kick, now }: AnswerNeeds,
  link: AnswerLink,
  given: { answer: Answer } | { file: StoredFile },
): Promise<Outcome> => {
  const { contactId, draftId, item } = link;
  const taken = await inTransaction(db, async (tx) => {
    if (!(await spendLink(tx, link, now()))) return false;
    const event = { kind: 'secure_answer' as const, draftId, item, ...given };
    await storeNews(tx, vault, { contactId, providerId: `secure:${link.tokenHash}`, event }, now());
    return true;
  });
  if (taken) kick(contactId);
  return { is: taken ? 'taken' : 'gone' };
};

const contextOf = (
  { now, tz, settings, catalogue }: AnswerNeeds,
  answers: Record<string, Answer>,
): FieldContext => ({
  ...bookingDay({ now: now(), tz, settings, catalogue }),
  answers,
  // Neither rooms nor subdomains are secrets, so no sensitive field looks at them.
  holds: () => [],
  subdomainTaken: () => false,
});

/** Reads words given on the secure page; an unlikely value is taken only when it was confirmed. */
export const answerWithText = (
  needs: AnswerNeeds,
  link: AnswerLink,
  { field, answers }: { field: Field; answers: Record<string, Answer> },
  { value, confirmed }: { value: string; confirmed: boolean },
): Outcome | Promise<Outcome> => {
  const reading = readField({ text: value.trim() }, field, contextOf(needs, answers));
  if (reading.ok === false) return { is: 'refused', say: reading.say };
  if (reading.ok === 'ask' && !confirmed) return { is: 'unlikely', say: reading.say };
  return deliver(needs, link, { answer: reading.value });
};

/** Looks into a file given on the secure page and takes it as the letter when it will do; what came for nothing does not stay. */
export const answerWithFile = async (
  needs: AnswerNeeds,
  link: AnswerLink,
  letter: Letter,
  { name, mime, bytes }: Upload,
): Promise<Outcome> => {
  const sha256 = await needs.files.put(bytes, { owner: link.contactId });
  const claim = { sha256, name: cleanFileName(name), mime: mime.slice(0, 100) };
  const inspection = await needs.inspector.inspect(claim, link.contactId);
  const say = judgeFile(letter, inspection);
  if (say === null) return deliver(needs, link, { file: storedFile(inspection) });
  // Only what is refused: whoever loses a race has often sent the same photo twice, and the winner needs it.
  await forgetFiles({ ...needs, clock: needs.now }, [sha256, inspection.shown ?? sha256]);
  return { is: 'refused', say };
};
