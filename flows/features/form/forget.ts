import type { Effect, Result } from '../../kernel/effect.ts';
import type { Event } from '../../kernel/event.ts';
import type { Asked, Reader, Turn } from '../../kernel/feature.ts';
import { placeAt } from '../../kernel/places.ts';
import type { Context } from '../../kernel/context.ts';
import type { At, Session } from '../../kernel/session.ts';
import type { Draft } from './draft.ts';
import { isBesideLetters } from './read-pages.ts';

declare module '../../kernel/place.ts' {
  interface Traits {
    /** The stored files a dialogue keeps until it is over, by SHA-256. */
    keepsFiles?(at: At): readonly string[];
  }
}

const holds = (draft: Draft | null, sha256: string): boolean =>
  Object.values(draft?.files ?? {}).some((files) => files.some((file) => file.sha256 === sha256));

const sentIn = (event: Event): string[] => {
  if (event.kind === 'album') return event.files.map(({ sha256 }) => sha256);
  return event.kind === 'file' ? [event.sha256] : [];
};

const settles = (effect: Effect, sha256: string): boolean =>
  (effect.type === 'save_draft' && holds(effect.draft, sha256)) ||
  (effect.type === 'forget_file' && effect.sha256 === sha256);

const keptIn = ({ at }: Session, context: Context): readonly string[] =>
  placeAt(at, context).keepsFiles?.(at) ?? [];

/**
 * The result with an order to forget the files that came in, unless the draft or a dialogue keeps them, and those of a
 * dialogue that has ended; what a request has got by then is kept whatever the order.
 */
export const forgetNeedless = (
  result: Result,
  { context }: Turn,
  { session: before, event, context: { draft: stored } }: Turn,
): Result => {
  const kept = keptIn(result.session, context);
  const needless = [...sentIn(event), ...keptIn(before, context)].filter(
    (sha256) =>
      !holds(stored, sha256) &&
      !kept.includes(sha256) &&
      !result.effects.some((effect) => settles(effect, sha256)),
  );
  if (needless.length === 0) return result;
  const orders = [...new Set(needless)].map((sha256): Effect => ({ type: 'forget_file', sha256 }));
  return { ...result, effects: [...result.effects, ...orders] };
};

const read: Reader = (turn) => {
  const { session, event, context } = turn;
  if (event.kind !== 'album' || placeAt(session.at, context).albums?.(session.at, context)) return null;
  if (isBesideLetters(turn)) return null;
  const [file] = event.files;
  const [lost] = event.lost;
  if (file) return { turn: { ...turn, event: { kind: 'file', ...file } } };
  return {
    turn: { ...turn, event: lost ? { kind: 'lost_file', ...lost } : { kind: 'other', what: 'unknown' } },
  };
};

/** Files sent together are one answer where the place takes them so; everywhere else the first stands for all. */
export const oneOfAlbum: Asked = { when: { events: ['album'] }, read };
