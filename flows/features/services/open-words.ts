import { findService } from '../../catalogue/find-service.ts';
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { placeAt } from '../../kernel/places.ts';
import { isAssent, isGreeting, isThanks } from '../../kernel/small-talk.ts';
import { openService } from './open-service.ts';
import { servicesTexts } from './texts.ts';

declare module '../../kernel/place.ts' {
  interface Traits {
    /** Words that mean nothing to the place are read as in the menu. */
    openWords?: 'all' | 'but_greetings';
  }
}

/** A greeting is returned, thanks are too; the latter, and a mere "ok", ask for nothing. */
const smallTalk = (text: string): Move | null => {
  if (isGreeting(text)) return { to: { name: 'menu' }, intro: servicesTexts.greetingBack(text) };
  const said = isThanks(text) ? servicesTexts.youAreWelcome : isAssent(text) ? servicesTexts.allRight : null;
  return said === null ? null : { to: { name: 'start' }, quiet: true, say: [{ text: said }] };
};

/** The service words name, or those they hint at; null when there is none. */
const serviceNamed = (text: string, context: Context): Move | null => {
  const found = findService(text, context.catalogue);
  if (!found) return null;
  const [first, ...others] = found.services;
  if (found.exact) return openService(first, context);
  const codes = others.map(({ code }) => code);
  return {
    to: { name: 'suggest', service: first.code, ...(codes.length > 0 ? { others: codes } : {}) },
  };
};

/** What words outside a form may mean: a service, a greeting, thanks. */
export const readOpenWords: Reader = ({ session, event, context }) => {
  const { openWords } = placeAt(session.at, context);
  if (event.kind !== 'text' || openWords === undefined) return null;
  const named = serviceNamed(event.text, context);
  if (named) return named;
  return openWords === 'but_greetings' && isGreeting(event.text) ? null : smallTalk(event.text);
};
