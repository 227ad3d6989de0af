import { showAnswer } from '../../fields/index.ts';
import type { Reader } from '../../kernel/feature.ts';
import { means } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { placeAt } from '../../kernel/places.ts';
import { item } from './item.ts';
import { hasAnswer, visibleItems } from './items.ts';
import { formTexts } from './texts.ts';

/** Words that say: what I wrote last is to be something else. */
const cues = new Set(
  'eh salah ralat koreksi maaf maksud maksudnya harusnya seharusnya tadi yang sori typo deng ding ups keliru bukan'.split(
    ' ',
  ),
);
/** One of these has to be among them. */
const telling = new Set(
  'salah ralat koreksi maksud maksudnya harusnya seharusnya typo ups keliru'.split(' '),
);
const longest = 300;

/** What the answer is to be instead: '' when that is still to be said, null when a text corrects nothing. */
const correctionIn = (text: string): string | null => {
  if (text.length > longest) return null;
  const star = /^\*\s*([^*]+)$/.exec(text.trim());
  if (star) return star[1]?.trim() ?? null;
  const heard = said(text);
  if (means(heard, 'correct')) return '';
  const { words } = heard;
  const but = words.findIndex(({ word }) => word === 'tapi' || word === 'melainkan');
  if (words[0]?.word === 'bukan' && but > 0) return text.slice(words[but]?.to).trim();
  const behind = words.findIndex(
    ({ word }) =>
      !cues.has(word) &&
      word !== 'saya' &&
      word !== 'pak' &&
      word !== 'kak' &&
      word !== 'min' &&
      word !== 'bu',
  );
  const before = words.slice(0, behind < 0 ? words.length : behind).map(({ word }) => word);
  const tells =
    before.some((word) => telling.has(word)) ||
    before.join(' ') === 'yang tadi' ||
    before.join(' ') === 'eh bukan';
  const first = words[behind];
  return tells && first ? text.slice(first.from).trim() : null;
};

/** "Eh salah, 4 orang": the answer given last is opened again, with what it is to be where that is said. */
export const readCorrection: Reader = ({ session, event, context }) => {
  const { at, answered, wrong } = session;
  const { draft } = context;
  if (event.kind !== 'text' || placeAt(at, context).inForm !== 'question' || !draft) return null;
  const instead = correctionIn(event.text);
  if (instead === null) return null;
  const service = context.catalogue.byCode.get(draft.service);
  // What was just refused is what they correct.
  const key =
    wrong > 0 && at.name === 'item' ? at.key : answered?.draftId === draft.id ? answered.key : undefined;
  const corrected = service && visibleItems(service, draft).find((one) => one.key === key);
  if (!corrected) return null;
  const to = { name: 'item', key: corrected.key, from: at.name === 'review' ? 'review' : 'form' } as const;
  if (instead === '' || corrected.letter || corrected.sensitive)
    return { to, intro: formTexts.correctThis(corrected.label, hasAnswer(corrected, draft)) };
  // Read as if it had been written there: the options of the present question are not its.
  const there = { ...session, wrong: 0, prompt: { ...session.prompt, options: [] } };
  const move = item.take(to, { kind: 'text', text: instead }, context, there);
  const answer = move?.draft?.answers[corrected.key];
  if (!move || answer === undefined || !corrected.field || move.intro?.includes('✓')) return move;
  const noted = formTexts.noted(corrected.label, showAnswer(answer, corrected.field));
  return { ...move, intro: [noted, ...(move.intro === undefined ? [] : [move.intro])].join('\n') };
};
