import type { Message } from './message.ts';
import type { Session } from './session.ts';

/** What the outside may have to do after a step, by name: what it needs to know for it. Each feature adds its own. */
export interface Effects {
  say: { message: Message };
}

/** All of it is written in the turn's one transaction; nothing is sent inside it. */
export type Effect = { [T in keyof Effects]: { type: T } & Effects[T] }[keyof Effects];
export type EffectOf<T extends keyof Effects> = { type: T } & Effects[T];
export type Say = EffectOf<'say'>;

/** What one step decided: where the contact is now, and what the outside has to do. */
export type Result = { session: Session; effects: readonly Effect[] };

/** The effects with a text before everything else that is said, in the same message. */
export const withIntro = (intro: string | undefined, effects: readonly Effect[]): readonly Effect[] => {
  if (!intro) return effects;
  const index = effects.findIndex(({ type }) => type === 'say');
  const said = effects[index];
  if (said?.type !== 'say') return [...effects, { type: 'say', message: { text: intro } }];
  const message = { ...said.message, text: `${intro}\n\n${said.message.text}` };
  return effects.with(index, { type: 'say', message });
};
