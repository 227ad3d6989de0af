import { hideNik } from '../../../domain/nik.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Message, Option } from '../../kernel/message.ts';
import type { Result } from '../../kernel/result.ts';

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
export const hideNiks = ({ session, effects }: Result): Result => ({
  session: { ...session, prompt: { ...session.prompt, options: hideLabels(session.prompt.options) } },
  effects: effects.map(hideInEffect),
});
