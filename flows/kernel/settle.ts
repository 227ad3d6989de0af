import { ask } from './ask.ts';
import type { Context } from './context.ts';
import type { Effect } from './effect.ts';
import type { Move } from './place.ts';
import { placeOf } from '../places.ts';
import type { Result } from './result.ts';
import type { Session } from './session.ts';

const savedContact = ({ contact = {} }: Move): Effect[] => {
  const { name, phone, institution, email, detailsConfirmed, privacyVersion, remindersOff } = contact;
  const all = { name, phone, institution, email, detailsConfirmed, privacyVersion, remindersOff };
  const changes = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return Object.keys(changes).length > 0 ? [{ type: 'save_contact', changes }] : [];
};

/** The result with a text before everything else it says, in the same message. */
export const withIntro = (intro: string | undefined, result: Result): Result => {
  if (!intro) return result;
  const index = result.effects.findIndex((effect) => effect.type === 'say');
  const said = result.effects[index];
  if (said?.type !== 'say')
    return { ...result, effects: [...result.effects, { type: 'say', message: { text: intro } }] };
  const message = { ...said.message, text: `${intro}\n\n${said.message.text}` };
  return { ...result, effects: result.effects.with(index, { type: 'say', message }) };
};

/** Carries a move out: the changed draft and contact as effects, and the question of the place entered. */
export const settle = (move: Move, session: Session, context: Context): Result => {
  const moved: Session = { ...session, wrong: 0, ...move.session, at: move.to };
  const changes: Effect[] = [
    ...(move.draft ? [{ type: 'save_draft' as const, draft: move.draft }] : []),
    ...savedContact(move),
    ...(move.effects ?? []),
  ];
  if (move.quiet) {
    // Typed numbers must not mean the options of a question that has been left.
    const left = move.to.name !== session.at.name && !move.keepsPrompt;
    const quiet = left ? { ...moved, prompt: { no: session.prompt.no + 1, options: [] } } : moved;
    return withIntro(move.intro, { session: quiet, effects: changes });
  }
  const known: Context = {
    ...context,
    ...(move.draft ? { draft: move.draft } : {}),
    contact: { ...context.contact, ...move.contact },
    openDrafts: stillOpen(move, context),
  };
  const question = placeOf(move.to).enter(move.to as never, known, moved);
  const before: Effect[] = question.messages.slice(0, -1).map((message) => ({ type: 'say', message }));
  const asked = ask(moved, question.messages.at(-1) ?? { text: '' }, move.again);
  const effects = [...changes, ...(question.effects ?? []), ...before, asked.say];
  return withIntro(move.intro, { session: asked.session, effects });
};

const stillOpen = (move: Move, context: Context): Context['openDrafts'] => {
  const gone = new Set(
    [
      move.draft,
      ...(move.effects ?? []).map((effect) => (effect.type === 'save_draft' ? effect.draft : undefined)),
    ]
      .filter((draft) => draft !== undefined && draft.state !== 'open')
      .map((draft) => draft?.id),
  );
  return context.openDrafts.filter((draft) => !gone.has(draft.id));
};
