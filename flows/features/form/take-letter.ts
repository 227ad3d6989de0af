import { formTexts } from './texts.ts';
import type { GivenAnswer, Sent } from '../../kernel/dialogue.ts';
import type { Move } from '../../kernel/move.ts';
import type { Letter } from '../../catalogue/service.ts';
import { judgeLost } from '../files/index.ts';
import type { LostFile } from '../../kernel/event.ts';
import { filesAskedWhose } from './ask-whose.ts';
import { draftOf, nextPlace } from './form.ts';
import { afresh, refused, type ItemTurn } from './item-turn.ts';
import { allItems, hasAnswer } from './items.ts';
import {
  isPhoto,
  judgeAll,
  noted,
  openLetter,
  roomFor,
  withFiles,
  type Judged,
  type SentFile,
} from './letter-pages.ts';
import { lettersNamed, namesIdentityCard, pageWordIn, type PageWord } from './letter-words.ts';
import { pageTexts } from './page-texts.ts';
import { saidSigner, withSigner } from './signer.ts';

type Files = { sent: readonly SentFile[]; lost: readonly LostFile[] };

const filesOf = (turn: ItemTurn, key = turn.item.key) => turn.draft.files[key] ?? [];

/** Whether another photo could only be meant for the next letter: then this one has to be called whole first. */
const letterFollows = (turn: ItemTurn, draft: ItemTurn['draft']): boolean => {
  const context = { ...turn.context, draft };
  const next = nextPlace(context);
  if (next.name !== 'item') return false;
  const item = allItems(draftOf(context).service).find(({ key }) => key === next.key);
  return item?.letter !== undefined && !item.sensitive && item.letter.types.some((type) => type !== 'pdf');
};

/** A PDF is a whole letter; photos are its pages, and more of them may come. */
const isWhole = (
  turn: ItemTurn,
  letter: Letter,
  { files, taken }: Judged,
  draft: ItemTurn['draft'],
): boolean => {
  if (roomFor(letter, files) <= 0) return true;
  if (letter.max > 1) return false;
  if (!taken.every(isPhoto)) return true;
  return files.length === 1 && (turn.at.from === 'review' || !letterFollows(turn, draft));
};

const leftOver = (letter: Letter, left: number): string[] => {
  if (left === 0) return [];
  return [letter.max === 1 ? formTexts.onlyOneFile : formTexts.tooManyFiles(letter.max)];
};

const lostLines = (letter: Letter, lost: readonly LostFile[]): string[] =>
  lost.map((file) => judgeLost(letter, file));

/** The draft with what was taken, and on: to the next question, or to the same one for what else there is. */
const taken = (
  turn: ItemTurn,
  letter: Letter,
  judged: Judged,
  { lost, caption, done }: { lost: readonly LostFile[]; caption: string; done: boolean },
): Move => {
  const { item, context, at } = turn;
  const count = judged.files.length;
  const filed = withFiles(turn.draft, item.key, judged.files, context);
  const said = letter.signer === 'agency_head' ? saidSigner(caption) : null;
  const signed = said && withSigner(filed, letter, said, context);
  const draft = signed?.draft ?? filed;
  const whole = isWhole(turn, letter, judged, draft);
  const on = whole || done;
  const several = letter.max > 1 ? [formTexts.moreFiles(count, letter.max)] : [];
  const pages = letter.max === 1 && count > 1 ? [pageTexts.pages(count, item.label)] : [];
  const invites = on && !done && letter.max === 1 && count === 1 && judged.files.every(isPhoto);
  const lines = [
    ...judged.lines,
    ...lostLines(letter, lost),
    ...leftOver(letter, judged.left),
    ...(whole ? pages : [...several, ...pages]),
    ...(invites ? [pageTexts.morePages] : []),
    ...(signed ? [signed.told] : []),
  ];
  return {
    to: on
      ? nextPlace({ ...context, draft })
      : { ...afresh(at), ...(letter.max === 1 ? { more: true as const } : {}) },
    draft,
    intro: lines.join(judged.lines.length === 1 && lost.length === 0 && judged.left === 0 ? ' ' : '\n'),
    session: { pages: done ? null : noted(draft, item.key, context) },
  };
};

/** What its caption says belongs to another letter: it is filed there, and this one is still asked for. */
const forOther = (turn: ItemTurn, key: string, { sent, lost }: Files): Move | null => {
  const { context, draft } = turn;
  const letter = draftOf(context).service.letters.find((other) => other.key === key);
  if (!letter || letter.sensitive) return null;
  const adds = letter.max > 1 || openLetter(turn.session, draft, context)?.key === key;
  const judged = judgeAll(sent, letter, adds ? filesOf(turn, key) : [], context);
  const lines = [...judged.lines, ...lostLines(letter, lost), ...leftOver(letter, judged.left)];
  if (judged.taken.length === 0) return refused(turn, lines.join('\n'));
  const next = withFiles(draft, key, judged.files, context);
  return {
    to: afresh(turn.at),
    draft: next,
    intro: [...lines, pageTexts.filedUnder(letter.label, judged.files.length, turn.item.label)].join('\n'),
    session: { wrong: 1, pages: noted(next, key, context) },
  };
};

/** The first page has no letter before it that it could belong to. */
const isLaterPage = (word: PageWord | null, caption: string): boolean =>
  word === 'page' && !/\b(?:1|satu|pertama)\b/i.test(caption);

/** Where captions, or the letter before, say that these files may not be what is asked. */
const elsewhere = (turn: ItemTurn, files: Files, caption: string, word: PageWord | null): Move | null => {
  const { item, at, draft, context, session } = turn;
  const { service } = draftOf(context);
  const named = lettersNamed(caption, service);
  if (!named.includes(item.key)) {
    if (namesIdentityCard(caption)) return refused(turn, pageTexts.noIdentityCard(item.label));
    const [other, another] = named;
    if (other !== undefined && another === undefined) return forOther(turn, other, files);
  }
  const open = openLetter(session, draft, context);
  if (!open || open.key === item.key || named.includes(item.key) || filesOf(turn).length > 0) return null;
  if (isLaterPage(word, caption)) return forOther(turn, open.key, files);
  const photos = files.sent.length > 0 && files.sent.every(isPhoto);
  if (!open.recent || at.more || !photos) return null;
  return filesAskedWhose(turn, files.sent, [open.key, item.key]);
};

/** What stays beside new files: all of a letter of several, the pages so far, or nothing where they take its place. */
const beside = (turn: ItemTurn, letter: Letter, word: PageWord | null) => {
  const before = filesOf(turn);
  if (word === 'again' || word === 'wrong') return before.slice(0, -1);
  return letter.max > 1 || turn.at.more || word === 'page' ? before : [];
};

const takeFiles = (turn: ItemTurn, letter: Letter, files: Files): Move => {
  const caption = files.sent
    .map((file) => file.caption ?? '')
    .join(' ')
    .trim();
  const word = pageWordIn(caption);
  const moved = elsewhere(turn, files, caption, word);
  if (moved) return moved;
  const judged = judgeAll(files.sent, letter, beside(turn, letter, word), turn.context);
  if (judged.taken.length > 0)
    return taken(turn, letter, judged, { lost: files.lost, caption, done: word === 'finished' });
  const lines = [...judged.lines, ...lostLines(letter, files.lost), ...leftOver(letter, judged.left)];
  return refused(turn, lines.join('\n'));
};

/** The letter as it is, called whole by its sender. */
const finished = ({ context }: ItemTurn): Move => ({ to: nextPlace(context), session: { pages: null } });

/** Without its last file: that was the wrong one, and another comes. */
const withoutLast = (turn: ItemTurn, key: string, say: (label: string) => string): Move => {
  const { context, draft, at } = turn;
  const item = allItems(draftOf(context).service).find((other) => other.key === key) ?? turn.item;
  const rest = filesOf(turn, key).slice(0, -1);
  const to = key === at.key ? afresh(at) : { name: 'item' as const, key, from: 'form' as const };
  return {
    to: { ...to, ...(rest.length > 0 ? { more: true as const } : {}) },
    draft: withFiles(draft, key, rest, context),
    intro: say(item.label),
    session: { wrong: 1 },
  };
};

/** The letter that words about a photo mean: the one that is asked where it has any, else the one before. */
const meant = (turn: ItemTurn): string | null =>
  filesOf(turn).length > 0
    ? turn.item.key
    : (openLetter(turn.session, turn.draft, turn.context)?.key ?? null);

const labelOf = ({ context, item }: ItemTurn, key: string): string =>
  allItems(draftOf(context).service).find((other) => other.key === key)?.label ?? item.label;

/** What words mean about photos that were sent before; null where none was, or they say something else. */
export const takePageWords = (turn: ItemTurn, { choice, words }: GivenAnswer): Move | null => {
  if (choice === 'uploaded' && hasAnswer(turn.item, turn.draft)) return finished(turn);
  if (choice !== null || words === null) return null;
  const word = pageWordIn(words);
  const key = word === null ? null : meant(turn);
  if (word === null || key === null) return null;
  const here = key === turn.item.key;
  const stay = {
    ...afresh(turn.at),
    ...(here && turn.item.letter?.max === 1 ? { more: true as const } : {}),
  };
  switch (word) {
    case 'finished':
      return here ? finished(turn) : null;
    case 'more':
      return { to: stay, intro: pageTexts.sendMore(labelOf(turn, key)), session: { wrong: 1 } };
    case 'page':
      return {
        to: stay,
        intro: pageTexts.isPage(labelOf(turn, key), filesOf(turn, key).length),
        session: { wrong: 1 },
      };
    case 'wrong':
      return withoutLast(turn, key, pageTexts.dropped);
    case 'again':
      return withoutLast(turn, key, pageTexts.sendAgain);
  }
};

const cloudLink =
  /\b(?:drive\.google|docs\.google|dropbox\.com|1drv\.ms|onedrive|sharepoint\.com|icloud\.com|mega\.nz|mediafire\.com|wetransfer\.com|we\.tl|terabox|canva\.(?:com|link)|gdrive|google ?drive)\b/i;
const anyLink = /\bhttps?:\/\/\S+|\b(?:s\.id|bit\.ly|tinyurl\.com)\/\S+/i;

/** Words where a letter is asked: they are no letter, and a link to one is not the file itself. */
export const takeLetterWords = (turn: ItemTurn, { words }: GivenAnswer): Move | null => {
  if (words === null) return null;
  const linked = cloudLink.test(words) || anyLink.test(words);
  return refused(turn, (linked ? pageTexts.noLink : formTexts.wantFile)(turn.item.label));
};

/** What was sent where a letter is asked: its files are taken, each judged by itself. */
export const takeLetterSent = (turn: ItemTurn, letter: Letter, sent: Sent): Move | null => {
  if (sent.kind === 'album') return takeFiles(turn, letter, { sent: sent.files, lost: sent.lost });
  if (sent.kind === 'lost_file') return refused(turn, judgeLost(letter, sent));
  if (sent.kind === 'file') return takeFiles(turn, letter, { sent: [sent], lost: [] });
  return refused(turn, formTexts.wantFile(turn.item.label));
};
