import type { Phone, Shown } from '../phone.ts';
import { asShown } from './as-shown.ts';
import type { Person } from './person.ts';
import { bears, type Label } from './pressing.ts';
import type { Seen } from './seen.ts';

/** A turn may be several messages; the one with inline buttons is its last. So long the others are waited for. */
const QUIET_MS = { afterKeyboard: 400, afterText: 1_500 };
const NEXT_PAGE = /^(?:[»›>→▶]|.*[»›>→▶]$|berikut|selanjutnya|lainnya|halaman berikut)/i;

const isComplete = (turn: Seen[]): boolean => turn.some(({ buttons }) => buttons.length > 0);

const readTurn = async (person: Person): Promise<Seen[]> => {
  const turn = [await person.next()];
  while (!isComplete(turn)) {
    const quiet = turn.some(({ keyboard }) => keyboard) ? QUIET_MS.afterKeyboard : QUIET_MS.afterText;
    const more = await person.next(() => true, quiet).catch(() => null);
    if (!more) break;
    turn.push(more);
  }
  return turn;
};

/** A label too long for a button may be cut with an ellipsis. */
const isLabel =
  (wanted: Label) =>
  ({ label }: { label: string }): boolean =>
    bears(wanted, label) ||
    (typeof wanted === 'string' && label.endsWith('…') && wanted.startsWith(label.slice(0, -1).trimEnd()));

/** Turns pages until the label is there; answers with its full name on the button. */
const findLabel = async (person: Person, wanted: Label): Promise<string> => {
  for (let page = 0; page < 20; page += 1) {
    const last = person.messages.findLast(({ buttons }) => buttons.length > 0);
    const found = [...(last?.buttons ?? []), ...(person.keyboard ?? [])].find(isLabel(wanted));
    if (found) return found.label;
    const turn = last?.buttons.find(({ label }) => NEXT_PAGE.test(label));
    if (!last || !turn) break;
    const before = last.buttons.map(({ label }) => label).join();
    person.press({ message: last, label: turn.label });
    await person.until(
      (messages) =>
        messages
          .findLast(({ buttons }) => buttons.length > 0)
          ?.buttons.map(({ label }) => label)
          .join() !== before,
      'next page',
    );
  }
  throw new Error(`No option ${String(wanted)} in: ${person.last?.text ?? 'nothing'}`);
};

/**
 * A person's Telegram as the simulator's phone, so that what is written for the one plays over the other. It presses
 * what is offered and types the rest.
 */
export const phoneOf = (person: Person): Phone => {
  const all: Shown[] = [];
  const reply = async (): Promise<Shown> => {
    const shown = asShown(await readTurn(person));
    all.push(shown);
    return shown;
  };
  const ask = (act: () => unknown): Promise<Shown> => {
    person.skip();
    act();
    return reply();
  };
  const share = (phone: string): unknown => {
    const key = person.keyboard?.find(({ requestContact }) => requestContact);
    if (!key) throw new Error(`No key to share the contact under: ${person.last?.text ?? 'nothing'}`);
    return person.shareContact({ phone, own: true });
  };
  const pressId = (id: unknown): unknown => {
    const has = ({ data, label }: { data: string | null; label: string }): boolean => (data ?? label) === id;
    const message = person.messages.findLast(({ buttons }) => buttons.some(has));
    const label = message?.buttons.find(has)?.label ?? String(id);
    return person.press(message ? { message, label } : label);
  };

  return {
    channel: 'telegram',
    chat: String(person.id),
    all,
    reply,
    say: (text) => ask(() => person.say(text)),
    share: (phone) => ask(() => share(phone)),
    file: (name, mime, bytes) => ask(() => person.sendDocument({ name, mime, bytes })),
    async choose(_message, label) {
      const found = await findLabel(person, label);
      return ask(() => person.press(found));
    },
    send: ({ button, text }) => {
      if (button === undefined) person.say(String(text));
      else pressId(button);
      return Promise.resolve(202);
    },
    until: async (fits) => asShown([await person.next((seen) => fits(asShown([seen])))]),
    news: () => {
      person.skip();
      return Promise.resolve([]);
    },
  };
};
