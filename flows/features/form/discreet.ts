import { hideNik } from '../../../domain/nik.ts';
import type { Context, Draft } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Event } from '../../kernel/event.ts';
import type { Message, Option } from '../../kernel/message.ts';
import type { Result } from '../../kernel/result.ts';
import type { Session } from '../../kernel/session.ts';

const hideLabels = (options: Option[]): Option[] =>
  options.map((option) => ({ ...option, label: hideNik(option.label) }));

const hideIn = (message: Message): Message => ({
  ...message,
  text: hideNik(message.text),
  ...(message.options ? { options: hideLabels(message.options) } : {}),
});

const hideInEffect = (effect: Effect): Effect =>
  effect.type === 'say' ? { ...effect, message: hideIn(effect.message) } : effect;

/** The result without any NIK that a person typed into a free text or a file's name: it does not go through the chat again. */
export const discreet = ({ session, effects }: Result): Result => ({
  session: { ...session, prompt: { ...session.prompt, options: hideLabels(session.prompt.options) } },
  effects: effects.map(hideInEffect),
});

const holds = (draft: Draft | null, sha256: string): boolean =>
  Object.values(draft?.files ?? {}).some((files) => files.some((file) => file.sha256 === sha256));

const sentIn = (event: Event): string[] => {
  if (event.kind === 'album') return event.files.map(({ sha256 }) => sha256);
  return event.kind === 'file' ? [event.sha256] : [];
};

const settles = (effect: Effect, sha256: string): boolean =>
  (effect.type === 'save_draft' && holds(effect.draft, sha256)) ||
  (effect.type === 'forget_file' && effect.sha256 === sha256);

/** The file a member of staff has sent as the result, before its words. */
const resultFileIn = ({ at }: Session): string[] =>
  at.name === 'staff' && at.file ? [at.file.sha256, ...(at.file.shown ? [at.file.shown] : [])] : [];

/**
 * The result with an order to forget the files that came in, unless the draft or a dialogue of staff keeps them, and the
 * one of a dialogue that has ended; what a request has got by then is kept whatever the order.
 */
export const forgetting = (
  result: Result,
  before: Session,
  event: Event,
  { draft }: Pick<Context, 'draft'>,
): Result => {
  const kept = resultFileIn(result.session);
  const needless = [...sentIn(event), ...resultFileIn(before)].filter(
    (sha256) =>
      !holds(draft, sha256) &&
      !kept.includes(sha256) &&
      !result.effects.some((effect) => settles(effect, sha256)),
  );
  const orders = [...new Set(needless)].map((sha256) => ({ type: 'forget_file' as const, sha256 }));
  return orders.length === 0 ? result : { ...result, effects: [...result.effects, ...orders] };
};
