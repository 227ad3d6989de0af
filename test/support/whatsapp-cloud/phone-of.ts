import type { Phone, Shown } from '../phone.ts';
import type { Person } from './person.ts';
import type { Seen } from './world.ts';

const nextPage = 'Berikutnya';

/** The choices of a message by their numbers: the last list in its text that begins with 1. */
const numbered = (text: string): string[] => {
  const labels: string[] = [];
  for (const [, number = '', label = ''] of text.matchAll(/^(\d+)\. (.+)$/gm)) {
    if (number === '1') labels.length = 0;
    if (Number(number) === labels.length + 1) labels.push(label);
  }
  return labels;
};

const shownOf = (seen: Seen): Shown => ({
  seq: seen.seq,
  id: seen.wamid,
  at: new Date(seen.at).toISOString(),
  text: seen.text,
  options: numbered(seen.text).map((label) => ({ id: label, label })),
  ...(seen.file && { file: { name: seen.file.name, mime: seen.file.mime, url: '' } }),
});

/** Presses what bears the label under a message, turning pages until it is there; false when it never is. */
export const pressLabel = async (person: Person, message: Seen, label: string | RegExp): Promise<boolean> => {
  const bears = ({ label: title, description = title }: Seen['buttons'][number]): boolean =>
    typeof label === 'string'
      ? [title, description].includes(label)
      : label.test(title) || label.test(description);
  for (let now = message; ;) {
    const found = now.buttons.find(bears);
    if (found) {
      person.skip();
      person.press({
        message: now,
        label: found.label === label ? label : (found.description ?? found.label),
      });
      return true;
    }
    if (!now.buttons.some((each) => each.label === nextPage)) return false;
    person.skip();
    person.press({ message: now, label: nextPage });
    now = await person.next();
  }
};

/** A person's WhatsApp as the phone the tests of the conversation write with: what can be pressed is pressed, the rest typed. */
export const cloudPhone = (person: Person): Phone => {
  const all: Shown[] = [];
  const take = (seen: Seen): Shown => {
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
    channel: 'whatsapp',
    chat: person.account.phone,
    all,
    until,
    reply: answer,
    async send({ text }) {
      person.say(String(text));
      return 200;
    },
    async news() {
      person.skip();
      return [];
    },
    say: (text) => after(() => person.say(text)),
    share: (phone) => after(() => person.shareContact({ phone, own: true })),
    file: (name, mime, bytes) => after(() => person.sendDocument({ name, mime, bytes })),
    async choose(message, label) {
      const seen = person.messages.find(({ seq }) => seq === message.seq);
      if (seen && (await pressLabel(person, seen, label))) return answer();
      const index = message.options.findIndex((option) =>
        typeof label === 'string' ? option.label === label : label.test(option.label),
      );
      if (index < 0) throw new Error(`No option ${String(label)} in: ${message.text}`);
      return after(() => person.say(String(index + 1)));
    },
  };
};
