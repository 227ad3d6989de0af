import { z } from 'zod';
import { sealedPlaces } from '../../app/places.ts';
import type { Letter, Service } from '../../flows/catalogue/service.ts';
import { judgeFile, storedFile } from '../../flows/features/files/index.ts';
import { StoredFile } from '../../flows/fields/answer.ts';
import { letterFields, wrong, type CounterProblem } from './counter-fields.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import { deskTexts } from './texts.ts';

const { counter } = deskTexts;

/** What was scanned for each letter of a form. */
export type CounterLetters = Record<string, readonly StoredFile[]>;

const Kept = z.record(z.string(), z.array(StoredFile));

const placeOf = (staffId: string, form: string): string => `${sealedPlaces.deskForm(staffId)}/${form}`;

/** Seals what was scanned so far into the form, so that a mistake elsewhere in it costs nobody a second scan. */
export const sealLetters = (
  { vault }: Pick<DeskNeeds, 'vault'>,
  { staff }: Pick<Member, 'staff'>,
  form: string,
  letters: CounterLetters,
): string => vault.seal(JSON.stringify(letters), placeOf(staff.id, form));

const openLetters = (
  { vault }: Pick<DeskNeeds, 'vault'>,
  staffId: string,
  form: string,
  sealed: string,
): CounterLetters => {
  if (sealed === '') return {};
  try {
    return Kept.parse(JSON.parse(vault.open(sealed, placeOf(staffId, form))));
  } catch {
    // Nothing that was sealed here: as if nothing had been scanned yet.
    return {};
  }
};

type Sent = Posted['files'][number];

const judge = async (
  { files, inspector }: DeskNeeds,
  letter: Letter,
  sent: Sent,
  by: string,
): Promise<{ file: StoredFile } | { refuse: string }> => {
  const kept = { sha256: await files.put(sent.bytes), name: sent.name, mime: sent.mime };
  const found = await inspector.inspect(kept, by);
  const trouble = judgeFile(letter, found);
  return trouble === null ? { file: storedFile(found) } : { refuse: trouble };
};

/** The letters of a form at the counter: what was scanned before and now, judged as in the chat, and what is wrong with the rest. */
export const readLetters = async (
  needs: DeskNeeds,
  { staff, contactId }: Member,
  { service, form, posted }: { service: Service; form: string; posted: Posted },
): Promise<{ letters: CounterLetters; problems: Record<string, CounterProblem> }> => {
  const before = openLetters(needs, staff.id, form, posted.one(letterFields.kept));
  const letters: Record<string, readonly StoredFile[]> = {};
  const problems: Record<string, CounterProblem> = {};
  for (const letter of service.letters) {
    const { key } = letter;
    const kept = posted.one(letterFields.drop(key)) === '' ? (before[key] ?? []) : [];
    const sent = posted.files.filter(({ field }) => field === letterFields.file(key));
    const judged = await Promise.all(sent.map((one) => judge(needs, letter, one, contactId)));
    const refused = judged.flatMap((one) => ('refuse' in one ? [one.refuse] : []));
    const all = [...kept, ...judged.flatMap((one) => ('file' in one ? [one.file] : []))];
    const once = all.filter(({ sha256 }, at) => all.findIndex((one) => one.sha256 === sha256) === at);
    letters[key] = once.slice(0, letter.max);
    if (once.length > letter.max) refused.push(counter.tooManyFiles(letter.max));
    if (refused.length > 0) problems[key] = wrong(refused.join('\n'));
  }
  if (posted.tooLarge) problems['berkas'] = wrong(counter.filesTooLarge);
  return { letters, problems };
};
