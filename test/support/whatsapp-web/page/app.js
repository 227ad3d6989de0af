import { addMessage, chatOf, chats, messages, modelOf } from './collections.js';
import { forgetDevice, keepDevice, readDevice } from './device-store.js';
import { Events, Model } from './events.js';
import { createWid, MsgKey } from './ids.js';
import { qrOf } from './qr.js';
import { reactionTable } from './reactions.js';
import { ask, listen, standStill } from './world-link.js';

export const socket = new Model({ state: 'UNLAUNCHED', hasSynced: false });
export const connection = new Model({ ref: undefined, pushname: undefined, platform: 'android' });
export const commands = new Events();
export const me = { wid: null, lid: null };
export const calls = new Map();

/** The line to the world; closed when the page gives way or leaves. */
let line = null;

const until = async (condition) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};

const showQr = async (ref) => {
  connection.set({ ref });
  await ask('/shown', { qr: qrOf(ref) });
};

/** Everything is there: the library, when it listens by now, tells of `authenticated` and `ready`. */
const synced = async ({ late, tellsLate, losesReady }) => {
  if (losesReady) return;
  // The last thing the library listens to. The original takes seconds to get here; we only wait until we are heard.
  await until(() => commands.heeded('logout_from_bridge'));
  commands.trigger('offline_progress_update_from_bridge');
  socket.set({ hasSynced: true });
  await until(() => messages.heeded('add'));
  for (const { message } of tellsLate ? late : []) {
    const model = modelOf(message);
    model.isNewMsg = true;
    messages.trigger('add', model);
  }
};

const receive = ({ chat, message }) => {
  const model = chatOf(chat);
  addMessage(model, modelOf(message, true));
  model.set({ unreadCount: chat.unreadCount });
};

const enter = (snapshot) => {
  Object.assign(me, { wid: createWid(snapshot.me.wid), lid: createWid(snapshot.me.lid) });
  connection.set({ wid: me.wid, pushname: snapshot.me.name });
  for (const { chat, messages: records } of snapshot.chats)
    for (const record of records) addMessage(chatOf(chat), modelOf(record));
  socket.set({ state: 'CONNECTED' });
  void synced(snapshot);
};

/** The line was lost for a while: what came meanwhile is new. */
const comeBack = ({ late }) => {
  for (const news of late) receive(news);
  socket.set({ state: 'CONNECTED' });
};

const heard = {
  hello: async (event) => {
    if (event.paired) return socket.hasSynced ? comeBack(event) : enter(event);
    await forgetDevice().catch(() => {});
    await showQr(event.ref);
    socket.set({ state: 'UNPAIRED' });
  },
  ref: ({ ref }) => showQr(ref),
  pair: async ({ device, secret }) => {
    socket.set({ state: 'PAIRING' });
    await keepDevice({ device, secret });
    await start();
  },
  idle: () => socket.set({ state: 'UNPAIRED_IDLE' }),
  message: receive,
  ack: ({ id, ack }) => {
    const message = messages.get(id);
    if (message !== undefined && message.ack < ack) message.set({ ack });
  },
  edit: ({ id, text, extra }) => {
    const message = messages.get(id);
    const change = message?.directPath === undefined ? { body: text } : { caption: text };
    message?.set({ ...extra, ...change });
  },
  revoke: ({ id }) => messages.get(id)?.set({ type: 'revoked', body: undefined }),
  reaction: ({ reaction }) => {
    const keyOf = ({ remote, ...key }) =>
      new MsgKey({
        ...key,
        from: createWid(remote),
        to: createWid(remote),
        selfDir: key.fromMe ? 'out' : 'in',
      });
    reactionTable.bulkUpsert([
      {
        ...reaction,
        id: keyOf(reaction.key),
        reactionParentKey: keyOf(reaction.parent),
        from: createWid(reaction.from),
      },
    ]);
  },
  call: ({ call }) => calls.set(call.id, { ...call, peerJid: createWid(call.peerJid) }),
  freeze: () => standStill(),
  repeatReady: () => socket.trigger('change:hasSynced', socket, true),
  leave: ({ url }) => {
    line.close();
    location.assign(url);
  },
  conflict: () => {
    line.close();
    socket.set({ state: 'CONFLICT' });
  },
  logout: async ({ how }) => {
    commands.trigger('logout_from_bridge');
    await forgetDevice();
    // Told by the connection's state or by leaving the page; the library takes either.
    if (how === 'UNPAIRED') return socket.set({ state: how });
    await new Promise((resolve) => setTimeout(resolve, 50));
    line.close();
    // The original goes to an address with post_logout=1, which only the network has.
    location.reload();
  },
};

/** Ends the pairing from this side. */
export const logout = async () => {
  await ask('/logout');
  commands.trigger('logout');
  await forgetDevice();
  socket.set({ state: 'UNPAIRED' });
};

/** Opens the line to the world as the device this profile is paired as, and does what it says one by one. */
export const start = async () => {
  line?.close();
  socket.set({ state: 'OPENING' });
  const device = await readDevice();
  let before = Promise.resolve();
  line = listen(device ?? { device: crypto.randomUUID(), secret: '' }, {
    heard: (event) => {
      before = before.then(() => heard[event.type](event));
    },
    lost: () => {
      if (socket.state === 'CONNECTED') socket.set({ state: 'TIMEOUT' });
    },
  });
};

/** A chat's unread mark goes away, here and for the world. */
export const markSeen = async ({ chat }) => {
  await ask('/seen', { chat: chat.id._serialized });
  chats.get(chat.id)?.set({ unreadCount: 0 });
};
