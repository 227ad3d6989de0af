import { shortTitle } from '../../catalogue/short-title.ts';
import { isFreeText } from '../../fields/index.ts';
import type { Field } from '../../fields/field-schema.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { said } from '../../kernel/lexicon/said.ts';
import type { Move } from '../../kernel/move.ts';
import { otherWish, withWish } from './free-text.ts';
import { afresh, type ItemTurn } from './item-turn.ts';
import { formTexts } from './texts.ts';

/** Somebody will not, or cannot, give what is asked. */
const withheld =
  /(?<!\p{L})(?:(?:bawa|bawak|punya|pakai|pake|siapkan|sediakan) sendiri|keberatan|(?:tidak|tdk|tak|gak?|nggak|ngga|ndak|dak) (?:mau|ingin|bersedia|punya|ada|boleh|bisa|perlu|tau|tahu)|gapunya|gamau|rahasia|privasi|males|malas|takut)(?!\p{L})/iu;

/** "Laptop disediakan gak", "disebar ga nomornya", "boleh bawa makanan": asked without a word that asks. */
const asking =
  /^(?:boleh|bisa|apa|ada|kok|koq|ngape|knp)(?= )|(?<=\S )(?:tidak|tdk|gak?|nggak|ngga|ndak|kah|ke)(?: \p{L}+n(?:ya|ye))?\W*$/iu;

/** "Maksimal berapa ya", "brp bae boleh": how many there may be. */
const limitAsked =
  /(?<!\p{L})(?:max|maks|maksimal|maksimalnya|maximal|paling (?:banyak|sedikit)|minimal|min berapa|batas(?:nya)?|kapasitas(?:nya)?|muat(?:nya)?|how many|limit)(?!\p{L})|(?<!\p{L})(?:berapa|brp|brapa|berape|berapo|brp)(?: \p{L}+){0,3} (?:boleh|bisa|bise|biso|muat|dibolehkan|diperbolehkan|diizinkan)|(?<!\p{L})(?:boleh|bisa)(?: \p{L}+){0,2} (?:berapa|brp)(?!\p{L})/iu;

/** What somebody says who does not answer, as we understand it; null where it may as well be an answer that failed. */
const heardIn = (text: string, turn: ItemTurn): string | null => {
  const { label, required } = turn.item;
  const wish = otherWish(text, turn);
  if (wish) return formTexts.heardWish(wish.map(shortTitle), label);
  if (/\d/.test(text)) return null;
  if (turn.item.field?.type === 'integer' && limitAsked.test(text))
    return formTexts.heardLimit(turn.item.field.min, turn.item.field.max);
  if (withheld.test(text)) return formTexts.heardNo(label, required);
  return asksSomething(said(text)) || asking.test(text.trim()) ? formTexts.heardQuestion(label) : null;
};

/**
 * The move a text leads to that a field of a kind of its own has refused, though nobody meant it as an answer: a wish, a
 * question, a refusal to say is answered as such, with the ways out; nobody is told that it is no number.
 */
export const heard = (turn: ItemTurn, field: Field, text: string | null, move: Move): Move => {
  const to = move.to?.name === 'item' && move.to.key === turn.at.key ? move.to : null;
  if (text === null || isFreeText(field) || to?.refusal === undefined || to.offers || to.watch) return move;
  const say = heardIn(text, turn);
  if (say === null) return move;
  const again: Move = {
    to: { ...afresh(turn.at), refusal: say },
    intro: say,
    session: { wrong: Math.max(2, turn.session.wrong) },
  };
  return withWish(again, otherWish(text, turn));
};
