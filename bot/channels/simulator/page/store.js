const KEY = 'teman-disko-simulator';
const KEPT_PER_CHAT = 300;

const emptyChat = { outbound: [], own: [], seen: 0, first: null };

/** What a chat is called everywhere on the page. */
export const chatKey = ({ channel, chat }) => `${channel}:${chat}`;

/** One chat's messages: `outbound` from the server, `own` as kept by this browser. */
export const chatOf = (state, person) => state.chats[chatKey(person)] ?? emptyChat;

/** Messages of a chat nobody has looked at yet. */
export const unseenOf = (chat) => chat.outbound.filter(({ seq }) => seq > chat.seen).length;

/** The newest number of a chat. */
export const newestOf = (chat) => chat.outbound.at(-1)?.seq ?? 0;

const read = (storage, fallback) => {
  try {
    return JSON.parse(storage.getItem(KEY)) ?? fallback;
  } catch {
    return fallback;
  }
};

const write = (storage, value) => {
  try {
    storage.setItem(KEY, JSON.stringify(value));
  } catch {
    // Full or forbidden: the page works without memory.
  }
};

const restored = (kept, state) =>
  Object.fromEntries(
    Object.entries(kept.chats ?? {}).map(([key, chat]) => [
      key,
      { ...emptyChat, ...chat, outbound: state?.chats[key]?.outbound ?? [] },
    ]),
  );

/** What was on its way when the page went: nobody knows whether it arrived, so the person may send it again. */
const interrupted = (chats) =>
  Object.fromEntries(
    Object.entries(chats).map(([key, chat]) => [
      key,
      { ...chat, own: chat.own.map((own) => (own.state === 'sending' ? { ...own, state: 'failed' } : own)) },
    ]),
  );

const lasting = ({ made, chats }) => ({
  made,
  chats: Object.fromEntries(
    Object.entries(chats)
      .filter(([, chat]) => chat.own.length > 0 || chat.seen > 0)
      .map(([key, { own, seen, first }]) => [key, { own: own.slice(-KEPT_PER_CHAT), seen, first }]),
  ),
});

/** The page's one state; own messages outlive a reload in this browser, the bot's are asked of the server again. */
export const createStore = () => {
  const kept = read(localStorage, {});
  const listeners = new Set();
  let state = {
    people: [],
    made: kept.made ?? [],
    chats: interrupted(restored(kept)),
    online: true,
    tab: 'whatsapp',
    chosen: {},
    ...read(sessionStorage, {}),
  };
  const tell = () => listeners.forEach((listener) => listener());
  const set = (change) => {
    state = { ...state, ...change };
    write(localStorage, lasting(state));
    write(sessionStorage, { tab: state.tab, chosen: state.chosen });
    tell();
  };
  // Another tab of this browser wrote: show what it sent.
  window.addEventListener('storage', (event) => {
    if (event.key !== KEY) return;
    const others = read(localStorage, {});
    state = { ...state, made: others.made ?? [], chats: { ...state.chats, ...restored(others, state) } };
    tell();
  });
  return {
    get: () => state,
    set,
    change: (person, how) => {
      const chat = chatOf(state, person);
      set({ chats: { ...state.chats, [chatKey(person)]: { ...chat, ...how(chat) } } });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
