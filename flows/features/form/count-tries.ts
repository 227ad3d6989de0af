import { cityDate } from '../../../domain/city-time.ts';
import { isPersonal } from '../../kernel/event.ts';
import type { After } from '../../kernel/feature.ts';
import type { AtOf, Session } from '../../kernel/session.ts';
import type { FormTry } from './facts-and-effects.ts';
import { waitsForYes } from './form.ts';

/** What became of an answer that was not simply taken; null for one that was, and for whatever was no answer. */
const kindOf = (asked: AtOf<'item'>, before: Session, after: Session): FormTry['kind'] | null => {
  const { at } = after;
  if (at.name !== 'item') return null;
  const isNew = at.unlikely !== asked.unlikely || at.several !== asked.several;
  if (waitsForYes(at) && isNew) return 'asked_back';
  return at.key === asked.key && after.wrong > before.wrong ? 'refused' : null;
};

/** Counts each answer in a new form that was refused, or asked back before it is stored: nobody's, by its question and the day. */
export const countTries: After = (result, { session, event, context }) => {
  const { draft, now, tz } = context;
  const { at } = session;
  if (at.name !== 'item' || !draft || draft.requestId !== null) return result;
  const kind = kindOf(at, session, result.session);
  if (kind === null || !isPersonal(event)) return result;
  const one: FormTry = { service: draft.service, item: at.key, kind, on: cityDate(now, tz) };
  return { ...result, effects: [...result.effects, { type: 'count_try', ...one }] };
};
