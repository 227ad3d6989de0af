import type { LostFile } from '../../kernel/event.ts';
import type { FileKind, Inspection } from './inspection.ts';
import type { FileType, Letter } from '../../catalogue/service.ts';
import { refusedTexts as texts } from './refused-texts.ts';

type Trouble = NonNullable<Inspection['trouble']>;
type Types = Pick<Letter, 'types'>;

const typeNames: Record<FileType, string> = { pdf: 'PDF', jpg: 'JPG', png: 'PNG' };

const typesOf = ({ types }: Types): [pdf: boolean, photos: string[]] => [
  types.includes('pdf'),
  types.filter((type) => type !== 'pdf').map((type) => typeNames[type]),
];

/** "PDF atau foto (JPG, PNG)": what the letter takes, the way people say it. */
const accepted = (letter: Types): string => texts.types(...typesOf(letter));

/** How to make something acceptable of it: "simpan sebagai PDF atau foto dokumennya (JPG, PNG)". */
const mend = (letter: Types): string => texts.mend(...typesOf(letter));

/** The sender's name for the file, without what would break the bold print around it. */
const calledOf = ({ name }: Pick<Inspection, 'name'>): string => {
  const plain = name
    .replace(/[*_~`\s]+/g, ' ')
    .trim()
    .slice(0, 60);
  return plain === '' ? texts.nameless : texts.called(plain);
};

/** Other files that were sent have not been lost with this one. */
const andOthers = (said: string): string => `${said} ${texts.othersSafe}`;

const troubleText = (trouble: Trouble, called: string, letter: Letter): string =>
  andOthers(texts.troubles[trouble](called, accepted(letter), mend(letter), letter.megabytes));

const isAccepted = (type: Inspection['type'], { types }: Pick<Letter, 'types'>): boolean =>
  (types as readonly string[]).includes(type);

/** How what is no letter yet becomes one on a phone. */
const mendOf = (kind: FileKind, letter: Letter): string => {
  if (kind === 'heic' && letter.types.includes('jpg')) return texts.mends.photographed;
  return kind === 'archive' || kind === 'web_page' ? texts.mends[kind] : mend(letter);
};

const kindText = (kind: FileKind, called: string, letter: Letter): string =>
  kind === 'audio' || kind === 'video'
    ? texts.heard(called, accepted(letter))
    : texts.is(called, texts.kinds[kind], accepted(letter), mendOf(kind, letter));

/** Where the bytes do not tell, a name or claimed type may. */
const claimed: [RegExp, FileKind][] = [
  [/\bhei[cf]\b/i, 'heic'],
  [/\.(?:docx?|odt|rtf)$|wordprocessingml|\bmsword\b/i, 'word'],
  [/\.(?:mp4|mov|3gp|ogg|opus|m4a|mp3|aac|wav)$|^(?:audio|video)\//i, 'video'],
];

const wrongContent = (called: string, letter: Letter, { kind, name, mime }: Inspection): string => {
  const known = kind ?? claimed.find(([claim]) => claim.test(name) || claim.test(mime))?.[1];
  return andOthers(
    known ? kindText(known, called, letter) : texts.unknown(called, accepted(letter), mend(letter)),
  );
};

/** What to say of a file for a letter that was sent and could not be had. */
export const judgeLost = (letter: Letter, { name, because }: LostFile): string =>
  troubleText(because, calledOf({ name }), letter);

/** Where these stand, nobody knows what a file is. */
const unopened: readonly Trouble[] = ['empty', 'unavailable', 'too_large', 'too_much'];

/** Size first: a file that is too large has not been opened, so nothing else is known of it. */
const troubleOf = (letter: Letter, { bytes, trouble }: Inspection): Trouble | null => {
  if (trouble === 'unavailable' || trouble === 'empty') return trouble;
  return bytes > letter.megabytes * 1024 * 1024 ? 'too_large' : (trouble ?? null);
};

/** Whether an inspected file will do for a letter: null, or the sentence that says what is wrong and how to mend it. */
export const judgeFile = (letter: Letter, inspection: Inspection): string | null => {
  const called = calledOf(inspection);
  const trouble = troubleOf(letter, inspection);
  const opened = trouble === null || !unopened.includes(trouble);
  if (opened && !isAccepted(inspection.type, letter)) return wrongContent(called, letter, inspection);
  return trouble === null ? null : troubleText(trouble, called, letter);
};
