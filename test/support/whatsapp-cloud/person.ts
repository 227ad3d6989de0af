import { createHash, randomInt } from 'node:crypto';
import { waitFor } from '../telegram/wait-for.ts';
import { messagesChange, newWamid, type Account, type Pressable, type Seen, type World } from './world.ts';

export type FileToSend = { name: string; mime: string; bytes: Buffer; caption?: string };
type Label = string | RegExp;
export type Pressed = Label | { message: Seen; label: Label };

/** One person's WhatsApp: their chat with the business. What they send answers with its message id. */
export type Person = {
  readonly account: Account;
  readonly messages: Seen[];
  readonly last: Seen | undefined;
  /** How often an answer was seen being written. */
  readonly typing: number;
  say(text: string): string;
  /** Presses what bears the label, under that message or under the latest that has it. */
  press(what: Pressed): string;
  sendDocument(file: FileToSend): string;
  sendPhoto(bytes: Buffer, caption?: string): string;
  shareContact(contact: { phone: string; own?: boolean }): string;
  sendLocation(latitude?: number, longitude?: number): string;
  sticker(): string;
  voice(): string;
  /** Something the Cloud API cannot carry. */
  poll(): string;
  react(to: string): void;
  edit(message: string, text: string): string;
  revoke(message: string): void;
  call(): void;
  /** Answers a template's quick reply. */
  quickReply(text: string): string;
  /** Moves to another number, as people do. */
  changeNumber(phone: string): void;
  /** Blocks the business, or is not on WhatsApp any more. */
  leave(): void;
  /** The next message that fits and was not given out yet. */
  next(fits?: (message: Seen) => boolean, ms?: number): Promise<Seen>;
  skip(): void;
  until<T>(look: (messages: Seen[]) => T | null | undefined | false, what: string, ms?: number): Promise<T>;
};

const bears = (label: Label, { label: title, description = title }: Pressable): boolean =>
  typeof label === 'string'
    ? [title, description].includes(label)
    : label.test(title) || label.test(description);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64');

/** Takes up a person's phone. */
export const openPerson = (world: World, account: Account, patience: number): Person => {
  let given = 0;

  const tell = (what: Record<string, unknown>, id = newWamid(account)): string => {
    const message = {
      ...(!account.hidden && { from: account.phone }),
      from_user_id: account.bsuid,
      id,
      timestamp: String(Math.floor(world.now() / 1000)),
      ...what,
    };
    world.messages.set(id, account);
    world.emit(messagesChange(world, account, { messages: [message] }));
    return id;
  };
  /** What opens the 24 hours. */
  const write = (type: string, value: unknown): string => {
    account.wroteAt = world.now();
    return tell({ type, [type]: value });
  };
  const media = (kind: string, { name, mime, bytes, caption }: FileToSend, more = {}): string => {
    const id = String(randomInt(1e14, 2e14));
    world.media.set(id, { id, name, mime, bytes, from: 'person' });
    return write(kind, {
      id,
      mime_type: mime,
      sha256: sha256(bytes),
      ...(caption === undefined ? {} : { caption }),
      ...more,
    });
  };
  const oddity = (kind: string, mime: string, more = {}): string =>
    media(kind, { name: kind, mime, bytes: Buffer.alloc(2048, 7) }, more);

  const sketch = (): string =>
    account.seen
      .slice(-3)
      .map(({ text, buttons }) => `${text.slice(0, 200)} [${buttons.map(({ label }) => label).join(' | ')}]`)
      .join(' // ') || 'nothing';
  const complaint = (what: string) => (): string => `No ${what} for ${account.phone}. There is: ${sketch()}`;

  const button = (what: Pressed): Pressable & { under: string } => {
    const { message, label } =
      typeof what === 'object' && 'label' in what ? what : { message: null, label: what };
    for (const seen of message ? [message] : account.seen.toReversed()) {
      const found = seen.buttons.find((each) => bears(label, each));
      if (found) return { ...found, under: seen.wamid };
    }
    throw new Error(complaint(`button ${String(label)}`)());
  };

  return {
    account,
    get messages() {
      return account.seen;
    },
    get last() {
      return account.seen.at(-1);
    },
    get typing() {
      return account.typing;
    },
    say: (body) => write('text', { body }),
    press(what) {
      const { id, label, list, description, under } = button(what);
      const kind = list ? 'list_reply' : 'button_reply';
      const reply = { id, title: label, ...(description === undefined ? {} : { description }) };
      account.wroteAt = world.now();
      return tell({
        context: { from: world.displayNumber, id: under },
        type: 'interactive',
        interactive: { type: kind, [kind]: reply },
      });
    },
    sendDocument: (file) => media('document', file, { filename: file.name }),
    sendPhoto: (bytes, caption) =>
      media('image', { name: 'photo', mime: 'image/jpeg', bytes, ...(caption ? { caption } : {}) }),
    shareContact: ({ phone, own = false }) =>
      write('contacts', [
        { name: { formatted_name: 'Rina' }, phones: [{ phone: `+${phone}`, ...(own && { wa_id: phone }) }] },
      ]),
    sendLocation: (latitude = -0.0263, longitude = 109.3425) => write('location', { latitude, longitude }),
    sticker: () => oddity('sticker', 'image/webp', { animated: false }),
    voice: () => oddity('audio', 'audio/ogg; codecs=opus', { voice: true }),
    poll: () =>
      tell({
        type: 'unsupported',
        unsupported: { type: 'poll_creation' },
        errors: [{ code: 131_051, title: 'Message type unknown' }],
      }),
    react: (to) => void write('reaction', { message_id: to, emoji: '👍' }),
    edit: (message, body) =>
      write('edit', { original_message_id: message, message: { type: 'text', text: { body } } }),
    revoke: (message) => void tell({ type: 'revoke', revoke: { original_message_id: message } }),
    call() {
      const id = newWamid(account).replace('wamid', 'wacid');
      for (const event of ['connect', 'terminate']) {
        const { value } = messagesChange(world, account, {
          calls: [
            {
              id,
              event,
              from: account.phone,
              direction: 'USER_INITIATED',
              timestamp: String(Math.floor(world.now() / 1000)),
            },
          ],
        });
        world.emit({ field: 'calls', chat: account.phone, value });
      }
    },
    quickReply: (text) => write('button', { payload: text, text }),
    changeNumber(phone) {
      tell({
        type: 'system',
        system: { type: 'user_changed_number', wa_id: phone, body: `User changed to ${phone}` },
      });
      account.phone = phone;
    },
    leave() {
      account.away = true;
    },
    async next(fits = () => true, ms = patience) {
      const look = (): Seen | undefined => account.seen.find((seen) => seen.seq > given && fits(seen));
      const found = await waitFor(account.bell, look, ms, complaint('message that fits'));
      given = found.seq;
      return found;
    },
    skip() {
      given = account.seen.length;
    },
    until: (look, what, ms = patience) =>
      waitFor(account.bell, () => look(account.seen), ms, complaint(what)),
  };
};
