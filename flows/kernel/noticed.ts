import type { NoticeKind } from '../notices.ts';
import type { Result } from './result.ts';

/** The result, all it says marked as one piece of news: some channels after a while take nothing but a template for it. */
export const noticed = (kind: NoticeKind, about: string, { session, effects }: Result): Result => ({
  session,
  effects: effects.map((effect) =>
    effect.type === 'say' ? { ...effect, message: { ...effect.message, notice: { kind, about } } } : effect,
  ),
});
