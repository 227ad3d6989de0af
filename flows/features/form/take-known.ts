import { meaningCue } from '../../kernel/lexicon/meanings.ts';
import { anyCue, cue } from '../../kernel/look-ahead.ts';
import type { Event } from '../../kernel/event.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { GivenAnswer } from '../../kernel/dialogue.ts';
import type { Move } from '../../kernel/move.ts';
import { plainWords } from '../../kernel/fold.ts';
import type { Context } from '../../kernel/context.ts';
import type { Want } from '../../kernel/fact.ts';
import type { AtOf, Session } from '../../kernel/session.ts';
import { agrees } from '../../kernel/spoken.ts';
import { acceptAnswer } from './accept-answer.ts';
import { draftOf, nextPlace } from './form.ts';
import type { ItemTurn } from './item-turn.ts';
import { isOffered, offersAt } from './known-answers.ts';
import { withSigner, letterSigned } from './signer.ts';
import { formTexts } from './texts.ts';

const sameWords: ReadonlySet<string> = new Set(
  [
    'masih',
    'sama',
    'masih sama',
    'sama saja',
    'masih itu',
    'seperti kemarin',
    'sama seperti kemarin',
    'yang kemarin',
  ].map(plainWords),
);

/** What takes what is offered: a yes, or that it is the same. */
export const sameCue = anyCue(
  meaningCue,
  cue({ words: new Set([...sameWords].flatMap((words) => words.split(' '))) }),
);

const isSame = (words: string): boolean => agrees(words) || sameWords.has(plainWords(words));

const takesKnown = (session: Session, event: Event): boolean =>
  chosen(session, event)?.startsWith('known.') === true || (event.kind === 'text' && isSame(event.text));

/** Of a question at which something is offered: what it is, to offer it and to take it; of no other answer. */
export const knownNeeds = (
  at: AtOf<'item'>,
  event: Event | null,
  { draft }: Context,
  session: Session,
): readonly Want[] =>
  draft && isOffered(at, draft, session) && (event === null || takesKnown(session, event))
    ? [{ fact: 'known_answers' }]
    : [];

/** What was said before, taken with one tap or a word; nothing is ever stored without it. */
export const takeKnown = (turn: ItemTurn, { choice, words }: GivenAnswer): Move | null => {
  const { at, item, draft, context, session } = turn;
  if (at.unlikely !== undefined || !isOffered(at, draft, session)) return null;
  const index = choice?.startsWith('known.') ? Number(choice.slice('known.'.length)) : 0;
  if (!choice?.startsWith('known.') && !(words !== null && choice === null && isSame(words))) return null;
  const { service } = draftOf(context);
  const offer = offersAt(at, draft, service, session, context)[index];
  if (!offer) return null;
  if ('value' in offer) {
    const move = acceptAnswer(draft, item, offer.value, context);
    const noted = formTexts.noted(item.label, offer.shown);
    return { ...move, intro: [noted, ...(move.intro === undefined ? [] : [move.intro])].join('\n') };
  }
  const letter = letterSigned(item.key, service);
  const signed = letter ? withSigner(draft, letter, offer.signer, context) : null;
  return (
    signed && { to: nextPlace({ ...context, draft: signed.draft }), draft: signed.draft, intro: signed.told }
  );
};
