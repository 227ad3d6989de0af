import type { Message } from './message.ts';

/** What the outside may have to do after a step, by name: what it needs to know for it. Each feature adds its own. */
export interface Effects {
  say: { message: Message };
}

/** All of it is written in the turn's one transaction; nothing is sent inside it. */
export type Effect = { [T in keyof Effects]: { type: T } & Effects[T] }[keyof Effects];
export type EffectOf<T extends keyof Effects> = { type: T } & Effects[T];
export type Say = EffectOf<'say'>;
