import { patience } from './patience.ts';
import type { Phone, Shown } from './phone.ts';
import type { HeardMessage, WhatsappPerson } from './whatsapp-web/world.ts';

/** The choices of a message: its last lines numbered from 1 on, as a person reads them. */
const choicesIn = (text: string): Shown['options'] => {
  const lines = text.split('\n');
  const first = lines.findLastIndex((line) => line.startsWith('1. '));
  const options: Shown['options'] = [];
  for (const line of first < 0 ? [] : lines.slice(first)) {
    const label = line.startsWith(`${options.length + 1}. `) ? line.replace(/^\d+\. /, '') : null;
    if (label === null) break;
    options.push({ id: String(options.length + 1), label });
  }
  return options;
};

const shownOf = ({ id, text, at, file }: HeardMessage, seq: number): Shown => ({
  seq,
  id,
  at: at.toISOString(),
  text,
  options: choicesIn(text),
  ...(file && { file: { name: file.name, mime: file.mime, url: '' } }),
});

/** A person's WhatsApp as the phone that the tests of the conversation write with; choices are typed by their number. */
export const whatsappPhone = (person: WhatsappPerson): Phone => {
  const all: Shown[] = [];
  let seen = 0;
  const skip = (): void => {
    seen = person.heard().length;
  };
  const until: Phone['until'] = async (fits) => {
    const isIt = (message: HeardMessage): boolean => {
      const index = person.heard().findIndex(({ id }) => id === message.id);
      return index >= seen && fits(shownOf(message, index + 1));
    };
    const found = await person.waitFor(isIt, patience);
    seen = person.heard().findIndex(({ id }) => id === found.id) + 1;
    const shown = shownOf(found, seen);
    all.push(shown);
    return shown;
  };
  const reply = (): Promise<Shown> => until(() => true, 'answer');
  const after = async (act: () => Promise<unknown>): Promise<Shown> => {
    skip();
    await act();
    return reply();
  };
  return {
    channel: 'whatsapp',
    chat: person.address,
    all,
    until,
    reply,
    async send(body) {
      await person.say(String(body['text']));
      return 202;
    },
    news: () => {
      skip();
      return Promise.resolve([]);
    },
    say: (text) => after(() => person.say(text)),
    share: () => Promise.reject(new Error('WhatsApp has no button that shares a number')),
    file: (name, mime, bytes) => after(() => person.sendFile({ name, mime, bytes })),
    choose(message, label) {
      const found = message.options.find((option) =>
        typeof label === 'string' ? option.label === label : label.test(option.label),
      );
      if (!found) throw new Error(`No option ${String(label)} in: ${message.text}`);
      return after(() => person.say(found.id));
    },
  };
};
