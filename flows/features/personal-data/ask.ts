import { cityDate, longDate } from '../../../domain/city-time.ts';
import { dataRequestMs, dataRequestNumber, type DataRequestKind } from '../../../domain/data-request.ts';
import type { Context } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Move } from '../../kernel/move.ts';
import { goOn } from '../form/index.ts';
import { dataTexts } from './texts.ts';

type Noted = { number: string; until: string; effects: Effect[] };

/** Writes a request about somebody's data down, with its number and the day until when it is answered. */
export const noted = (kind: DataRequestKind, words: string | null, context: Context): Noted => {
  const { now, tz, fresh } = context;
  const id = fresh.draftId;
  const year = Number(cityDate(now, tz).slice(0, 4));
  const number = dataRequestNumber(year, Buffer.from(id.replaceAll('-', ''), 'hex'));
  const until = longDate(cityDate(new Date(now.getTime() + dataRequestMs), tz));
  return { number, until, effects: [{ type: 'data_request', id, number, kind, words }] };
};

/** A request that the secure page answers by itself: the link to it. */
export const linked = (kind: 'copy' | 'portability' | 'erasure', context: Context): Move => {
  const { number, effects } = noted(kind, null, context);
  const { token } = context.fresh;
  const text = dataTexts.link(kind, number, `${context.publicUrl}/aman/${token}`);
  return {
    to: goOn(context),
    intro: kind === 'erasure' ? `${text}\n${dataTexts.eraseNote}` : text,
    effects: [
      ...effects,
      { type: 'issue_person_link', token, purpose: kind === 'erasure' ? 'erase' : 'person' },
    ],
  };
};

/** A request somebody of the office has to decide: administrators hear of it. */
export const handedOn = (kind: DataRequestKind, words: string, context: Context): Move => {
  const { number, until, effects } = noted(kind, words, context);
  return {
    to: goOn(context),
    intro: dataTexts.asked(kind, number, until),
    effects: [
      ...effects,
      {
        type: 'alert',
        to: { roles: ['administrator'] },
        messages: [{ text: dataTexts.alert(kind, number, until) }],
      },
    ],
  };
};
