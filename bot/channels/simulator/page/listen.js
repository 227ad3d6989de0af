import { getMessages, getNews, getPeople } from './api.js';
import { chatOf } from './store.js';

const WAIT_MS = 25_000;
const LONGEST_PAUSE_MS = 8_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const everybody = ({ people, made }) => [...people, ...made];

/** A chat that begins differently from what this browser remembers is another installation's: its memory goes. */
const sameBeginning = (first, message) =>
  first === null || (first.seq === message?.seq && first.at === message.at);

const refresh = async (store, person, afresh) => {
  const before = afresh ? [] : chatOf(store.get(), person).outbound;
  const news = await getMessages(person.channel, person.chat, before.at(-1)?.seq ?? 0);
  const outbound = [...before, ...news];
  const begins = outbound[0] ?? null;
  const first = begins && { seq: begins.seq, at: begins.at };
  store.change(person, (chat) =>
    sameBeginning(chat.first, begins) ? { outbound, first } : { outbound, first, own: [], seen: 0 },
  );
};

/** Chats this browser remembers with answers the server has never given. */
const forgetOthers = (store, chats) => {
  const told = new Set(chats.map(({ channel, chat }) => `${channel}:${chat}`));
  for (const [key, { first }] of Object.entries(store.get().chats)) {
    const [channel, chat] = key.split(':');
    if (first !== null && !told.has(key))
      store.change({ channel, chat }, () => ({ outbound: [], own: [], seen: 0, first: null }));
  }
};

const look = async (store, after, wait) => {
  const chats = await getNews(after, wait);
  if (after === 0) forgetOthers(store, chats);
  const people = everybody(store.get());
  const concerned = people.filter((person) =>
    chats.some(({ channel, chat }) => channel === person.channel && chat === person.chat),
  );
  await Promise.all(concerned.map((person) => refresh(store, person, after === 0)));
  return Math.max(after, ...chats.map(({ seq }) => seq));
};

/** Keeps the store up to date for as long as the page lives: one waiting request for all phones. */
export const listen = async (store) => {
  let after = 0;
  let failures = 0;
  let wait = 0;
  for (;;) {
    try {
      if (store.get().people.length === 0) store.set({ people: await getPeople() });
      after = await look(store, after, wait);
      failures = 0;
      wait = WAIT_MS;
      if (!store.get().online) store.set({ online: true });
    } catch {
      failures += 1;
      // The server that comes back may be another one.
      after = 0;
      wait = 0;
      store.set({ online: false });
      await pause(Math.min(500 * 2 ** failures, LONGEST_PAUSE_MS));
    }
  }
};
