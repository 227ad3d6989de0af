import { hideNik, holdsNik } from '../../../domain/nik.ts';
import type { Effect, Result } from '../../kernel/effect.ts';
import type { Message, Option } from '../../kernel/message.ts';

// Nearly nothing that is said holds one, and is then handed on as it is.
const hideLabels = (options: Option[]): Option[] =>
  options.some(({ label }) => holdsNik(label))
    ? options.map((option) => ({ ...option, label: hideNik(option.label) }))
    : options;

const hideIn = (message: Message): Message => {
  const text = hideNik(message.text);
  const options = message.options && hideLabels(message.options);
  if (text === message.text && options === message.options) return message;
  return { ...message, text, ...(options ? { options } : {}) };
};

const hideInEffect = (effect: Effect): Effect => {
  if (effect.type !== 'say') return effect;
  const message = hideIn(effect.message);
  return message === effect.message ? effect : { ...effect, message };
};

const hideInAll = (effects: Result['effects']): Result['effects'] => {
  for (const effect of effects) if (hideInEffect(effect) !== effect) return effects.map(hideInEffect);
  return effects;
};

/** The result without any NIK that a person typed into a free text or a file's name: it does not go through the chat again. */
export const hideNiks = (result: Result): Result => {
  const { session, effects } = result;
  const options = hideLabels(session.prompt.options);
  const hidden = hideInAll(effects);
  if (options === session.prompt.options && hidden === effects) return result;
  return {
    session:
      options === session.prompt.options ? session : { ...session, prompt: { ...session.prompt, options } },
    effects: hidden,
  };
};
