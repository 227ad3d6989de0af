import { hideNik, holdsNik } from '../../../domain/nik.ts';
import type { Effect, Result } from '../../kernel/effect.ts';
import type { Message, Option } from '../../kernel/message.ts';

// Nearly nothing that is said holds one, and is then handed on as it is.
const hideLabels = (options: Option[]): Option[] =>
  options.some(({ label }) => holdsNik(label))
    ? options.map((option) => ({ ...option, label: hideNik(option.label) }))
    : options;

/** Options that have been looked at, as they were and as they are said: the question's own are those of its message as well. */
type Seen = { given: Option[]; hidden: Option[] };

const hideIn = (message: Message, seen: Seen): Message => {
  const text = hideNik(message.text);
  const { options: given } = message;
  const options = given === seen.given ? seen.hidden : given && hideLabels(given);
  if (text === message.text && options === message.options) return message;
  return { ...message, text, ...(options ? { options } : {}) };
};

const hideInEffect = (effect: Effect, seen: Seen): Effect => {
  if (effect.type !== 'say') return effect;
  const message = hideIn(effect.message, seen);
  return message === effect.message ? effect : { ...effect, message };
};

const hideInAll = (effects: Result['effects'], seen: Seen): Result['effects'] => {
  for (const effect of effects)
    if (hideInEffect(effect, seen) !== effect) return effects.map((one) => hideInEffect(one, seen));
  return effects;
};

/** The result without any NIK that a person typed into a free text or a file's name: it does not go through the chat again. */
export const hideNiks = (result: Result): Result => {
  const { session, effects } = result;
  const options = hideLabels(session.prompt.options);
  const hidden = hideInAll(effects, { given: session.prompt.options, hidden: options });
  if (options === session.prompt.options && hidden === effects) return result;
  return {
    session:
      options === session.prompt.options ? session : { ...session, prompt: { ...session.prompt, options } },
    effects: hidden,
  };
};
