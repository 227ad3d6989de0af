import type { EventOf } from '../../kernel/event.ts';
import type { Asked, Reader, Turn } from '../../kernel/feature.ts';
import type { Want } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Letter } from '../../catalogue/service.ts';
import { filesNeeds } from '../files/index.ts';
import { filesAskedWhose } from './ask-whose.ts';
import type { Draft } from './draft.ts';
import { draftOf } from './form.ts';
import { allItems } from './items.ts';
import { isPhoto, judgeAll, noted, openLetter, withFiles, type SentFile } from './letter-pages.ts';
import { lettersNamed, namesIdentityCard, pageCue, pageWordIn } from './letter-words.ts';
import { formTexts } from './texts.ts';
import { takePageWords } from './take-letter.ts';
import { pageTexts } from './page-texts.ts';

/** Places of a form where no file is asked for, though it may be a page of a letter all the same. */
export const isBesideLetters = ({ session: { at }, context }: Turn): boolean => {
  const { draft } = context;
  const service = draft && context.catalogue.byCode.get(draft.service);
  if (!draft || !service || draft.state !== 'open') return false;
  if (at.name === 'review' || at.name === 'details') return true;
  if (at.name !== 'item') return false;
  const item = allItems(service).find(({ key }) => key === at.key);
  return item?.field !== undefined && !item.sensitive;
};

const sentIn = (event: Turn['event']): SentFile[] => {
  if (event.kind === 'album') return event.files;
  return event.kind === 'file' ? [event as EventOf<'file'>] : [];
};

/** Beside the question, which is asked again in short. */
const beside = ({ session: { at, wrong } }: Turn, intro: string): Move => ({
  to: at,
  again: true,
  intro,
  session: { wrong: Math.max(1, wrong) },
});

const add = (
  turn: Turn,
  letter: Letter,
  draft: Draft,
  sent: readonly SentFile[],
  say: typeof pageTexts.added,
): Move => {
  const { context } = turn;
  const judged = judgeAll(sent, letter, draft.files[letter.key] ?? [], context);
  if (judged.taken.length === 0) return beside(turn, judged.lines.join('\n'));
  const next = withFiles(draft, letter.key, judged.files, context);
  const refusals = judged.lines.filter((line) => !line.startsWith('Diterima'));
  const move = beside(turn, [...refusals, say(letter.label, judged.files.length)].join('\n'));
  return { ...move, draft: next, session: { ...move.session, pages: noted(next, letter.key, context) } };
};

/** Files where none is asked for: to the letter they name, to that whose pages were just being sent, or it is asked. */
const takeFiles = (turn: Turn, sent: readonly SentFile[]): Move | null => {
  const { session, context } = turn;
  const { draft, service } = draftOf(context);
  const letterOf = (key: string | undefined) => service.letters.find((letter) => letter.key === key);
  const caption = sent.map((file) => file.caption ?? '').join(' ');
  const [named, another] = lettersNamed(caption, service);
  const letter = another === undefined ? letterOf(named) : undefined;
  if (namesIdentityCard(caption) && (!letter || letter.sensitive))
    return beside(turn, pageTexts.noIdentityCardHere);
  const open = openLetter(session, draft, context);
  if (letter && !letter.sensitive && (letter.key === open?.key || !draft.files[letter.key]?.length))
    return add(turn, letter, draft, sent, pageTexts.added);
  const last = letterOf(open?.key);
  const photos = sent.every(isPhoto);
  if (!letter && last && open?.recent && photos && session.at.name !== 'review')
    return add(turn, last, draft, sent, pageTexts.addedLate);
  const isFree = ({ key }: Letter): boolean =>
    session.at.name === 'review' || key === open?.key || !draft.files[key]?.length;
  const keys = letter ? [letter.key] : service.letters.filter(isFree).map(({ key }) => key);
  const move = filesAskedWhose(turn, sent, keys);
  return move && session.at.name !== 'review' ? { ...move, intro: formTexts.wantWords } : move;
};

/** Words about the last photo, after the form has gone on: "salah foto", "itu halaman 2". */
const takeWords = (turn: Turn, text: string): Move | null => {
  const { session, context } = turn;
  const { draft, service } = draftOf(context);
  const open = openLetter(session, draft, context);
  const word = open?.recent ? pageWordIn(text) : null;
  const letter = service.letters.find(({ key }) => key === open?.key);
  if (!open || !letter || word === null || chosen(session, turn.event, 'exact') !== null) return null;
  const files = draft.files[letter.key] ?? [];
  if (word === 'page') return beside(turn, pageTexts.isPage(letter.label, files.length));
  if (word === 'more') {
    const intro = pageTexts.sendMore(letter.label);
    // The review is not read out again: the letter's own question stands until its pages are there.
    return session.at.name === 'review'
      ? { to: { name: 'item', key: letter.key, from: 'review', more: true }, intro, session: { wrong: 1 } }
      : beside(turn, intro);
  }
  if (word === 'finished') return null;
  const rest = files.slice(0, -1);
  return {
    to: {
      name: 'item',
      key: letter.key,
      from: session.at.name === 'review' ? 'review' : 'form',
      ...(rest.length > 0 ? { more: true } : {}),
    },
    draft: withFiles(draft, letter.key, rest, context),
    intro: (word === 'wrong' ? pageTexts.dropped : pageTexts.sendAgain)(letter.label),
    session: { wrong: 1 },
  };
};

/** Words about photos at the letter itself: they are about its last page, before they correct anything else. */
const takeAtLetter = ({ session, context }: Turn, text: string): Move | null => {
  const { at } = session;
  const { draft } = context;
  const service = draft && context.catalogue.byCode.get(draft.service);
  if (at.name !== 'item' || !service || draft.state !== 'open') return null;
  const item = allItems(service).find(({ key }) => key === at.key);
  if (!item?.letter || item.sensitive) return null;
  return takePageWords({ at, session, context, item, draft }, { choice: null, words: text });
};

const read: Reader = (turn) => {
  const atLetter = turn.event.kind === 'text' ? takeAtLetter(turn, turn.event.text) : null;
  if (atLetter) return atLetter;
  if (!isBesideLetters(turn)) return null;
  const { event } = turn;
  if (event.kind === 'text') return takeWords(turn, event.text);
  const sent = sentIn(event);
  return sent.length > 0 ? takeFiles(turn, sent) : null;
};

/** Reads pages of a letter that come when the form has gone on, and words about them: nothing is dropped without a word. */
export const readPages: Asked = {
  when: { events: ['file', 'album'], text: pageCue, where: ({ inForm }) => inForm !== undefined },
  read: read,
};

/** What files turn out to be that come where none is asked for. */
export const pagesNeeds = (turn: Turn): Want[] => (isBesideLetters(turn) ? filesNeeds(turn.event) : []);
