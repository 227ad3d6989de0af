import { z } from 'zod';
import { longestShown, parted, shownLength } from '../../kernel/long-text.ts';
import type { Context } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { After, Feature, Turn } from '../../kernel/feature.ts';
import { option, type Message, type Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import type { Session } from '../../kernel/session.ts';
import { moreTexts } from './texts.ts';

const memory = {
  /** What is still to be read of the text that was begun. */
  rest: z.array(z.string()).optional(),
};

declare module '../../kernel/session.ts' {
  interface Memory extends z.infer<z.ZodObject<typeof memory>> {}
}

const moreOption: Option = option('more.rest', () => moreTexts.more);

/** Room for the text beside what else a message holds. */
const roomFor = (message: Message, listed: boolean): number =>
  Math.max(300, longestShown - shownLength({ ...message, text: '' }, listed));

const withoutMark = (message: Message): Message => {
  if (message.long === undefined) return message;
  const { text, ...others } = message;
  return { ...Object.fromEntries(Object.entries(others).filter(([key]) => key !== 'long')), text };
};

/** Somebody's own words, and whatever has no *Selengkapnya*, come in several messages; the choices stand under the last. */
const inMessages = (message: Message, listed: boolean): Message[] => {
  const plain = withoutMark(message);
  if (shownLength(message, listed) <= longestShown) return [plain];
  const { text, options, footer, file, ...rest } = plain;
  const parts = parted(text, longestShown - 10, roomFor(plain, listed));
  return parts.map((part, index) => ({
    ...rest,
    text: part,
    // The file comes with the first words about it.
    ...(file && index === 0 ? { file } : {}),
    ...(index === parts.length - 1 ? { ...(options ? { options } : {}), ...(footer ? { footer } : {}) } : {}),
  }));
};

const isAsked = ({ prompt }: Session, { options = [] }: Message): boolean =>
  options.length > 0 && options[0]?.id === prompt.options[0]?.id;

type Begun = { message: Message; session: Session };

/** The first part of a long text, with the way to the rest. */
const begun = (message: Message, session: Session, { can }: Context): Begun => {
  const plain = withoutMark(message);
  const asked = isAsked(session, plain);
  const button = can.buttons || asked;
  const options = button ? [...(plain.options ?? []), moreOption] : plain.options;
  const footer = button ? plain.footer : moreTexts.how;
  const shape = { ...plain, ...(options ? { options } : {}), ...(footer ? { footer } : {}) };
  const [text = '', ...rest] = parted(plain.text, roomFor(shape, !can.buttons));
  return {
    message: { ...shape, text },
    session: {
      ...session,
      rest,
      ...(asked ? { prompt: { ...session.prompt, options: [...session.prompt.options, moreOption] } } : {}),
    },
  };
};

/** The next part; the choices of the question stand under it again. */
const goOn = ({ session, context }: Turn): Move => {
  const [text, ...rest] = session.rest ?? [];
  if (text === undefined) return { say: [{ text: moreTexts.nothing }] };
  const question = session.prompt.options.filter(({ id }) => id !== moreOption.id);
  const asked = question.length < session.prompt.options.length;
  const more = rest.length > 0 ? [moreOption] : [];
  const options = asked ? [...question, ...more] : context.can.buttons ? more : [];
  const footer = rest.length > 0 && options.length === 0 ? { footer: moreTexts.how } : {};
  return {
    to: session.at,
    quiet: true,
    session: { rest, wrong: session.wrong },
    say: [{ text, ...(options.length > 0 ? { options } : {}), ...footer }],
  };
};

const isLong = (message: Message, listed: boolean): boolean =>
  message.long === true && shownLength(message, listed) > longestShown;

/** What is short however it is counted: nearly everything. */
const isPlainlyShort = ({ text, options = [], footer = '' }: Message): boolean => {
  let most = text.length + footer.length;
  for (const { label } of options) most += label.length + 10;
  return most < longestShown - 10;
};

const fits = (message: Message, listed: boolean): boolean =>
  message.long === undefined && (isPlainlyShort(message) || shownLength(message, listed) <= longestShown);

const isShort = (effect: Effect, listed: boolean): boolean => {
  if (effect.type === 'say') return fits(effect.message, listed);
  if (effect.type === 'tell') return fits(effect.message, true);
  if ('held' in effect && effect.held) return effect.held.effects.every((one) => isShort(one, listed));
  return effect.type !== 'alert' || effect.messages.every((message) => fits(message, false));
};

/** What goes to others, at once or when it is due, in as many messages as it takes. */
const elsewhereShort = (effect: Effect): Effect[] => {
  if (effect.type === 'alert')
    return [{ ...effect, messages: effect.messages.flatMap((message) => inMessages(message, false)) }];
  if (effect.type === 'tell')
    return inMessages(effect.message, true).map((message) => ({ ...effect, message }));
  if (!('held' in effect) || !effect.held) return [effect];
  return [
    { ...effect, held: { ...effect.held, effects: effect.held.effects.flatMap(elsewhereShort) } } as Effect,
  ];
};

/** No message is longer than can be read: what is everybody's is begun, with *Selengkapnya*; the rest comes in several. */
const keepShort: After = (result, _turn, given) => {
  let { session } = result;
  const listed = !given.context.can.buttons;
  // What was begun is over once something else is said.
  if (given.session.rest && session.rest === given.session.rest) session = { ...session, rest: undefined };
  // Nearly everything is short, and is handed on as it is.
  if (session === result.session && result.effects.every((effect) => isShort(effect, listed))) return result;
  const effects = result.effects.flatMap((effect): Effect[] => {
    if (effect.type !== 'say') return elsewhereShort(effect);
    if (!isLong(effect.message, listed))
      return inMessages(effect.message, listed).map((message) => ({ type: 'say', message }));
    const first = begun(effect.message, session, given.context);
    session = first.session;
    return [{ type: 'say', message: first.message }];
  });
  return { session, effects };
};

/** Long texts in parts. */
export const more: Feature = {
  memory: { shape: memory, fresh: {} },
  commands: {
    selengkapnya: {
      also: ['lengkapnya', 'lebih lengkap', 'baca lengkap', 'lanjutannya'],
      take: (turn) => (turn.session.rest ? goOn(turn) : null),
    },
  },
  buttons: { more: (_option, turn) => goOn(turn) },
  after: [keepShort],
};
