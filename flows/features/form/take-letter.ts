import { formTexts } from './texts.ts';
import { fileTexts } from '../files/texts.ts';
import { acceptFile } from './accept-answer.ts';
import type { GivenAnswer, Sent } from '../../kernel/dialogue.ts';
import { fact } from '../../kernel/fact.ts';
import { nextPlace } from './form.ts';
import { afresh, refused, type ItemTurn } from './item-turn.ts';
import { judgeFile, judgeLost } from '../files/judge-file.ts';
import type { Letter } from '../../catalogue/service.ts';
import type { Move } from '../../kernel/move.ts';
import { storedFile } from '../files/stored-file.ts';
import { takeAlbum } from './take-album.ts';

const takeFiles = (turn: ItemTurn, letter: Letter, album: Extract<Sent, { kind: 'album' }>): Move => {
  const { draft, accepted, full, lines } = takeAlbum(album, { ...turn, letter });
  const intro = lines.join('\n');
  if (accepted === 0) return refused(turn, intro);
  return { to: full ? nextPlace({ ...turn.context, draft }) : afresh(turn.at), draft, intro };
};

const takeFile = (turn: ItemTurn, letter: Letter, file: Extract<Sent, { kind: 'file' }>): Move => {
  const { at, item, draft, context } = turn;
  const { sha256, name, mime } = file;
  const found = fact(context, { fact: 'inspection', sha256, name, mime });
  const trouble = judgeFile(letter, found);
  if (trouble !== null) return refused(turn, trouble);
  const next = acceptFile(draft, item, storedFile(found), context);
  const count = next.files[item.key]?.length ?? 0;
  if (count < letter.max)
    return {
      to: afresh(at),
      draft: next,
      intro: `${fileTexts.received(found)} ${formTexts.moreFiles(count, letter.max)}`,
    };
  return { to: nextPlace({ ...context, draft: next }), draft: next, intro: fileTexts.received(found) };
};

/** Words where a letter is asked: they are no letter. */
export const takeLetterWords = (turn: ItemTurn, { words }: GivenAnswer): Move | null =>
  words === null ? null : refused(turn, formTexts.wantFile(turn.item.label));

/** What was sent where a letter is asked: its files are taken, each judged by itself. */
export const takeLetterSent = (turn: ItemTurn, letter: Letter, sent: Sent): Move | null => {
  if (sent.kind === 'album') return takeFiles(turn, letter, sent);
  if (sent.kind === 'lost_file') return refused(turn, judgeLost(letter, sent));
  if (sent.kind === 'file') return takeFile(turn, letter, sent);
  return refused(turn, formTexts.wantFile(turn.item.label));
};
