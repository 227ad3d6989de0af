import type { Keyboard } from './keyboard.ts';

/** A question's buttons that stand in a chat. */
export type Standing = { message: number; keyboard: Keyboard; question: number };

const mostChats = 10_000;
const mostOfAChat = 10;

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
  const keyboards = new Map<number, Standing[]>();
  const keys = new Map<number, true>();
  return {
    /** A contact key stands under the phone's keyboard. */
    hasKeys: (chat: number): boolean => keys.has(chat),
    setKeys(chat: number, shown: boolean) {
      if (shown) remember(keys, chat, true);
      else keys.delete(chat);
    },
    /** The number of the question asked last. */
    lastQuestion: (chat: number): number | undefined => keyboards.get(chat)?.at(-1)?.question,
    asked(chat: number, question: Standing) {
      remember(keyboards, chat, [...(keyboards.get(chat) ?? []), question].slice(-mostOfAChat));
    },
    /** The questions before the last whose buttons still stand. */
    outdated: (chat: number): Standing[] => keyboards.get(chat)?.slice(0, -1) ?? [],
    /** The buttons of a message have been taken away or marked. */
    cleared(chat: number, message: number) {
      const left = (keyboards.get(chat) ?? []).filter((standing) => standing.message !== message);
      if (left.length > 0) keyboards.set(chat, left);
      else keyboards.delete(chat);
    },
  };
};

export type ChatMemory = ReturnType<typeof openChatMemory>;
