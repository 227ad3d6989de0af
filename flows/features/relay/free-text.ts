import { findService, saysMuch } from '../../catalogue/find-service.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import { knownFact } from '../../kernel/fact.ts';
import type { Turn } from '../../kernel/feature.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { placeAt } from '../../kernel/places.ts';
import { isGreeting } from '../../kernel/small-talk.ts';
import { acknowledges } from './acknowledges.ts';
import { ownRequest, type RequestView } from '../requests/index.ts';
import type { LastNews } from './facts-and-effects.ts';
import { inVain, still, wishing } from './still-words.ts';

/** Longer ones tell a story of their own. */
const longestStill = 120;
/** Shorter texts are slips of the thumb, not messages to an office. */
const fewestLetters = 4;

/** Whether words may be a message to somebody: of one's own, where nothing is asked, and no service by its very name. */
export const isFreeText = ({ session, event, context }: Turn): boolean => {
  if (event.kind !== 'text' || context.contact.staff !== null || context.isFirst) return false;
  if (placeAt(session.at, context).free !== 'idle') return false;
  if (isGreeting(event.text)) return false;
  const letters = (event.text.match(/\p{L}/gu) ?? []).length;
  if (letters < fewestLetters && acknowledges(event.text) === null) return false;
  return chosen(session, event) === null && findService(event.text, context.catalogue)?.by !== 'name';
};

/** Whether words say enough, and wish for no service, to be about something that is open without any news of it. */
export const mayBeOfOpen = (turn: Turn): boolean => {
  const { event, context } = turn;
  return (
    event.kind === 'text' &&
    isFreeText(turn) &&
    acknowledges(event.text) === null &&
    (saysMuch(event.text) || asksSomething(said(event.text))) &&
    findService(event.text, context.catalogue) === null
  );
};

/** Whether a sentence speaks of a service without wishing for it anew: "wifinya masih mati". */
export const saysStill = (turn: Turn): boolean => {
  const { event, context } = turn;
  if (event.kind !== 'text' || !isFreeText(turn) || event.text.length > longestStill) return false;
  const { words } = said(event.text);
  const isVain = words.some(({ word }) => inVain.has(word));
  const isStill = words.some(({ word }) => still.has(word)) && !words.some(({ word }) => wishing.has(word));
  if (!isVain && !isStill) return false;
  return findService(event.text, context.catalogue)?.by === 'words';
};

/** Whether a file may be meant for somebody: sent where no file is asked for. */
export const isFreeFile = ({ session, event, context }: Turn): boolean =>
  (event.kind === 'file' || event.kind === 'album') &&
  context.contact.staff === null &&
  placeAt(session.at, context).free === 'idle';

/** What this contact was told last, as far as it is known. */
export const lastNews = (context: Pick<Context, 'facts'>): readonly LastNews[] =>
  knownFact(context, { fact: 'last_news' }) ?? [];

/** The news that the present words follow at once: nothing was said since, or its question still stands. */
export const newsJustNow = ({
  session,
  context,
}: Pick<Turn, 'session' | 'context'>): LastNews | undefined => {
  const [newest] = lastNews(context);
  if (!newest) return undefined;
  const { at, prompt } = session;
  const about =
    at.name === 'answerable' || at.name === 'told'
      ? at.requestId
      : at.name === 'question_answered'
        ? at.questionId
        : undefined;
  if (about !== undefined) return lastNews(context).find(({ id }) => id === about) ?? newest;
  const asked = lastNews(context).find(({ id }) => prompt.options.some((option) => option.id.includes(id)));
  if (asked) return asked;
  return context.lastSeenAt !== null && new Date(newest.at) > context.lastSeenAt ? newest : undefined;
};

/** The message of ours that words were written under, if they are an applicant's. */
export const quotedIn = ({ event, context }: Pick<Turn, 'event' | 'context'>): string | undefined =>
  event.kind === 'text' && context.contact.staff === null ? event.quotes : undefined;

/**
 * The request that words are about because they were written under a unit's message about it, wherever the person is, or
 * under other news of it, where nothing is asked; a question's own answer is none.
 */
export const quotedRequest = (turn: Turn): RequestView | null => {
  const { session, context } = turn;
  const message = quotedIn(turn);
  const found = message === undefined ? null : knownFact(context, { fact: 'quoted', message });
  if (!found?.requestId || found.notice === null || found.prompt === session.prompt.no) return null;
  const isIdle = placeAt(session.at, context).free === 'idle';
  if (!isIdle && found.notice?.kind !== 'unit_message') return null;
  return ownRequest(found.requestId, context);
};
