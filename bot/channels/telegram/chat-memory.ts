import type { Keyboard } from './keyboard.ts';

/** The last question's buttons in a chat. */
export type LastKeyboard = { message: number; keyboard: Keyboard; question: number };

const mostChats = 10_000;

const remember = <K, V>(map: Map<K, V>, key: K, value: V): void => {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > mostChats && !oldest.done) map.delete(oldest.value);
};

/**
 * What this process knows of what stands in the chats. Only looks depend on it: a button whose question is answered is
 * known as such by the session.
 */
export const openChatMemory = () => {
  const keyboards = new Map<number, LastKeyboard>();
  const keys = new Map<number, true>();
  return {
    /** A contact key stands under the phone's keyboard. */
    hasKeys: (chat: number): boolean => keys.has(chat),
    setKeys(chat: number, shown: boolean) {
      if (shown) remember(keys, chat, true);
      else keys.delete(chat);
    },
    lastKeyboard: (chat: number): LastKeyboard | undefined => keyboards.get(chat),
    setKeyboard(chat: number, last: LastKeyboard | null) {
      if (last) remember(keyboards, chat, last);
      else keyboards.delete(chat);
    },
  };
};

export type ChatMemory = ReturnType<typeof openChatMemory>;
