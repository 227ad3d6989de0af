import type { Phone, Shown } from './phone.ts';
import type { Person } from './telegram/person.ts';
import type { Seen } from './telegram/seen.ts';

const marks: [RegExp, string][] = [
  [/<\/?b>/g, '*'],
  [/<\/?i>/g, '_'],
  [/<\/?s>/g, '~'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
];
const markup = ({ html, text }: Seen): string =>
  marks.reduce((shown, [from, to]) => shown.replace(from, to), html ?? text);

const shownOf = (seen: Seen): Shown => ({
  seq: seen.id,
  id: String(seen.id),
  at: new Date(seen.at).toISOString(),
  text: markup(seen),
  options: seen.buttons.map(({ label, data }) => ({ id: data ?? '', label })),
  ...(seen.document && { file: { name: seen.document.name, mime: seen.document.mime, url: '' } }),
});

/** The button of the message that bears the label, its list turned page by page until it is there. */
const reach = async (person: Person, message: Seen, label: string | RegExp): Promise<string> => {
  const bears = (text: string): boolean => (typeof label === 'string' ? text === label : label.test(text));
  for (let now = message; ;) {
    const found = now.buttons.find((button) => bears(button.label));
    if (found) return found.label;
    const onward = now.buttons.find((button) => button.label.endsWith('»'));
    if (!onward)
      throw new Error(
        `No ${String(label)} under: ${message.text} [${message.buttons.map((each) => each.label).join(' | ')}]`,
      );
    person.press({ message: now, label: onward.label });
    const before = now;
    now = await person.until(
      (all) =>
        all.find(({ id, rows }) => id === before.id && JSON.stringify(rows) !== JSON.stringify(before.rows)),
      'next page',
    );
  }
};

/** A person's Telegram as the phone that the tests of the conversation write with; what can be pressed is pressed. */
export const telegramPhone = (person: Person): Phone => {
  const all: Shown[] = [];
  const seenBy = new Map<number, Seen>();
  const take = (seen: Seen): Shown => {
    seenBy.set(seen.id, seen);
    const shown = shownOf(seen);
    all.push(shown);
    return shown;
  };
  const until: Phone['until'] = async (fits) => take(await person.next((seen) => fits(shownOf(seen))));
  const answer = (): Promise<Shown> => until(() => true, 'answer');
  const after = (act: () => unknown): Promise<Shown> => {
    person.skip();
    act();
    return answer();
  };
  return {
    channel: 'telegram',
    chat: String(person.id),
    all,
    until,
    reply: answer,
    async send(body) {
      const message = person.messages.findLast(({ buttons }) =>
        buttons.some(({ data }) => data === body['button']),
      );
      const button = message?.buttons.find(({ data }) => data === body['button']);
      if (!message || !button) throw new Error('Only what stands there can be pressed');
      person.press({ message, label: button.label });
      return 202;
    },
    async news() {
      person.skip();
      return [];
    },
    say: (text) => after(() => person.say(text)),
    async share() {
      person.skip();
      person.press('Bagikan kontak');
      return until(({ options }) => options.length > 0, 'answer with buttons');
    },
    file: (name, mime, bytes) => after(() => person.sendDocument({ name, mime, bytes })),
    async choose(message, label) {
      const seen = person.messages.find(({ id }) => id === message.seq);
      if (!seen) throw new Error('That message does not stand there');
      const found = await reach(person, seen, label);
      person.skip();
      person.press({ message: seen, label: found });
      return answer();
    },
  };
};
