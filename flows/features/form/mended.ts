import { Slot } from '../../fields/answer.ts';
import { fieldTexts } from '../../fields/field-texts.ts';
import { showAnswer } from '../../fields/index.ts';
import type { Context } from '../../kernel/context.ts';
import type { Move } from '../../kernel/move.ts';
import type { AtOf, Session } from '../../kernel/session.ts';
import { draftOf } from './form.ts';
import { item as place } from './item.ts';
import { hasAnswer, type Item } from './items.ts';
import { formTexts } from './texts.ts';

/** "Tanggal 12" instead of 11 January is of that month. */
const withMonthOf = (before: unknown, instead: string): string => {
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(typeof before === 'string' ? before : '') ?? [];
  const [, date] = /^(?:tgl|tanggal)?\.? ?(\d{1,2})$/i.exec(instead.trim()) ?? [];
  return year === undefined || month === undefined || date === undefined
    ? instead
    : `${date}/${month}/${year}`;
};

const tellsHours = /(?<!\p{L})(?:jam|jem|pukul|pkl|pagi|siang|sore)(?!\p{L})|\d[.:]\d\d(?!\d)|\d ?-/iu;
/** Another day of a period is another day for the same hours. */
const withHoursOf = (before: unknown, instead: string): string => {
  const hours = Slot.safeParse(before).data;
  const isDay = hours !== undefined && /\d|besok|lusa/iu.test(instead) && !tellsHours.test(instead);
  return isDay ? `${instead} ${hours.from}-${hours.to}` : instead;
};

/** An answer opened again; where it is said what it is to be instead, that is read as if it had been written there. */
export const mended = (
  item: Item,
  instead: string,
  from: AtOf<'item'>['from'],
  context: Context,
  session: Session,
): Move => {
  const before = draftOf(context).draft.answers[item.key];
  const day = Slot.safeParse(before).data?.date;
  const told = withHoursOf(before, withMonthOf(before, instead));
  const to = { name: 'item', key: item.key, from } as const;
  if (instead === '' || item.letter || item.sensitive)
    return { to, intro: formTexts.correctThis(item.label, hasAnswer(item, draftOf(context).draft)) };
  // The options of the present question are not its.
  const there = { ...session, wrong: 0, prompt: { ...session.prompt, options: [] } };
  // Hours alone are those of the day that was chosen before.
  const move = place.take(
    day === undefined ? to : { ...to, day },
    { kind: 'text', text: told },
    context,
    there,
  );
  const answer = move?.draft?.answers[item.key];
  if (!move) return { to };
  if (answer === undefined || move.intro?.includes('✓')) return move;
  const shown = showAnswer(answer, item.field);
  // What was converted on the way is said with its name already.
  const more = move.intro?.split('\n').filter((line) => line !== fieldTexts.told(shown)) ?? [];
  return { ...move, intro: [formTexts.noted(item.label, shown), ...more].join('\n') };
};
