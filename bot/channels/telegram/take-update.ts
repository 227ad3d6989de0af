import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreInbound } from '../../../app/inbound.ts';
import type { Log } from '../../../app/log.ts';
import type { SetUpdateAside } from '../../../app/set-update-aside.ts';
import type { Message } from '../../../flows/kernel/message.ts';
import { channelTexts } from '../../../flows/pages/channels.ts';
import { asButtonText } from '../../../app/render-text.ts';
import { openTaking, type Piece } from '../kit/taking.ts';
import type { Typing } from '../kit/typing.ts';
import type { ChatMemory } from './chat-memory.ts';
import { keyboardAfter, keyboardOf, questionIn, withoutQuestion, type Keyboard } from './keyboard.ts';
import type { Pace } from './pace.ts';
import type { TelegramApi } from './port.ts';
import { readUpdate, type Press, type Reading } from './read-update.ts';
import { chatOf, Update } from './update.ts';

export type TakerNeeds = {
  account: string;
  api: TelegramApi;
  store: StoreInbound;
  pace: Pace;
  memory: ChatMemory;
  typing: Typing<number>;
  log: Log;
  setAside: SetUpdateAside;
  /** Writes down whether a person has blocked the bot. */
  markBlocked: (address: string, blocked: boolean) => Promise<void>;
  /** A message of ours, by its number in the chat. */
  sentMessage: (address: string, message: string) => Promise<Message | null>;
  background: (work: Promise<unknown>) => void;
};

/** What is left of a question's buttons after one was pressed; null when they stay. */
const pressedKeyboard = ({ chat, keyboard, data }: Press, memory: ChatMemory): Keyboard | null => {
  const question = questionIn(data);
  if (!keyboard || question === null) return null;
  // Pressed after its question was answered: nothing was chosen by it.
  const stale = (memory.lastQuestion(chat) ?? question) > question;
  return stale ? withoutQuestion(keyboard) : keyboardAfter(keyboard, data);
};

/** The press is answered, and its question shows what was chosen. */
const showPressed = async (press: Press, { api, memory }: TakerNeeds): Promise<void> => {
  const left = pressedKeyboard(press, memory);
  memory.cleared(press.chat, press.message);
  await api.answerPress(press.id);
  if (left) await api.editKeyboard(press.chat, press.message, left.inline_keyboard.length > 0 ? left : null);
};

/** Milliseconds between looks: a quick finger presses before it is written down what became of the message. */
const looks = [0, 100, 300, 1000, 3000];

const sentSoon = async (press: Press, { sentMessage }: TakerNeeds): Promise<Message | null> => {
  for (const ms of looks) {
    await sleep(ms);
    const message = await sentMessage(String(press.chat), String(press.message));
    if (message) return message;
  }
  return null;
};

/** Another page of a long list: nobody's turn, only what stands under the message changes. */
const turnPage = async (press: Press, page: number, needs: TakerNeeds): Promise<void> => {
  const { api } = needs;
  await api.answerPress(press.id);
  const message = await sentSoon(press, needs);
  const keyboard = message && keyboardOf(asButtonText(message).buttons, page, message.columns);
  if (keyboard) await api.editKeyboard(press.chat, press.message, keyboard);
};

/**
 * Opens the taking of updates: when it resolves, they may be acknowledged. What comes after that (the press
 * answered, its buttons marked) is looks, and nobody waits for it.
 */
export const openTaker = (needs: TakerNeeds): ((updates: readonly unknown[]) => Promise<void>) => {
  const { account, api, store, pace, typing, setAside, background } = needs;
  const taking = openTaking(needs);
  const told = new Set<number>();

  const tellGroup = async (chat: number): Promise<void> => {
    if (told.has(chat)) return;
    told.add(chat);
    await pace.turn(String(chat));
    await api.sendText({ chat, text: channelTexts.onlyPrivate, html: false });
  };

  const takers: { [K in Reading['kind']]: (reading: Extract<Reading, { kind: K }>) => Promise<void> } = {
    async said({ chat, inbound, press }) {
      const { fresh } = await store(inbound);
      if (fresh) {
        pace.earn(String(chat));
        typing.begin(chat);
      }
      if (press) background(showPressed(press, needs));
    },
    async page({ press, page }) {
      background(turnPage(press, page, needs));
    },
    async spent({ press }) {
      background(api.answerPress(press));
    },
    membership: ({ address, blocked }) => needs.markBlocked(address, blocked),
    async group({ chat }) {
      background(tellGroup(chat));
    },
    async nothing() {
      // A kind of update that asks for nothing.
    },
  };

  const take = (reading: Reading): Promise<void> =>
    (takers[reading.kind] as (reading: Reading) => Promise<void>)(reading);

  const pieceOf = (raw: unknown, isFollowed: (thread: string) => boolean): Piece => {
    const read = Update.safeParse(raw);
    // It would be as unreadable the next time: holding it back would only hold back everybody else's.
    if (!read.success) return { thread: '', raw, take: () => setAside(raw, 'unreadable') };
    const thread = chatOf(read.data);
    const reading = readUpdate(read.data, account);
    const followed = isFollowed(thread) ? { followed: true as const } : {};
    const whole =
      reading.kind === 'said' ? { ...reading, inbound: { ...reading.inbound, ...followed } } : reading;
    return { thread, raw, take: () => take(whole) };
  };
  return (updates) => {
    const later = new Set<string>();
    const isFollowed = (thread: string): boolean => {
      const isKnown = later.has(thread);
      later.add(thread);
      return isKnown;
    };
    // From the last to the first: what is known of a chat then came after it.
    const pieces = updates.toReversed().map((raw) => pieceOf(raw, isFollowed));
    return taking(pieces.toReversed());
  };
};
