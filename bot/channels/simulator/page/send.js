import { postMessage } from './api.js';
import { chatKey, chatOf, newestOf } from './store.js';

/** The server takes 25 MB of JSON, and base64 makes four bytes of three. */
const LARGEST_FILE = 18 * 1024 * 1024;

const queues = new Map();
const contents = new Map();
const previews = new Map();

const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

const asContent = {
  text: (own) => ({ text: own.text }),
  button: (own) => ({ button: own.option }),
  contact: (own) => ({ contact: { phone: own.phone, ...(own.foreign && { own: false }) } }),
  location: (own) => ({ location: { latitude: own.latitude, longitude: own.longitude } }),
  file: async (own) => {
    const { name, mime } = own.file;
    const caption = own.text ? { caption: own.text } : {};
    const file = { name, mime, base64: await base64(contents.get(own.id)), ...caption };
    return { file, ...(own.album && { album: own.album }) };
  },
  voice: (own) => ({ voice: { seconds: own.seconds } }),
  sticker: () => ({ sticker: {} }),
  viewOnce: () => ({ viewOnce: {} }),
  poll: () => ({ poll: {} }),
  reaction: (own) => ({ reaction: { seq: own.seq, emoji: own.emoji } }),
  edit: (own) => ({ edit: { id: own.of, text: own.text } }),
  delete: (own) => ({ delete: { id: own.of } }),
};

/** What is done to a message instead of being one: it has no bubble of its own. */
const wordless = ['button', 'reaction', 'edit', 'delete'];
export const hasBubble = ({ kind }) => !wordless.includes(kind);

/** Whether the page still holds what is needed to send a message again. */
export const canSendAgain = (own) => own.kind !== 'file' || contents.has(own.id);

/** The address of a picture this page has sent, as long as it lives. */
export const previewOf = (own) => previews.get(own.id) ?? null;

const mark = (store, person, id, state) =>
  store.change(person, ({ own }) => ({
    own: own.map((each) => (each.id === id ? { ...each, state } : each)),
  }));

const deliver = async (store, person, own) => {
  const { channel, chat } = person;
  try {
    const quote = own.quote ? { quote: own.quote.seq } : {};
    const content = await asContent[own.kind](own);
    const stored = await postMessage({ channel, chat, id: own.id, ...content, ...quote });
    mark(store, person, own.id, stored ? 'sent' : 'failed');
  } catch {
    mark(store, person, own.id, 'failed');
  }
};

/** One after the other, as a phone sends them. */
const queue = (store, person, own) => {
  const key = chatKey(person);
  const turn = (queues.get(key) ?? Promise.resolve()).then(() => deliver(store, person, own));
  queues.set(key, turn);
};

/** Sends files chosen together, the first with a caption; answers what could not be sent. */
export const sendFiles = (store, person, files, caption = '') => {
  const album = files.length > 1 ? newId() : null;
  const troubles = files.map((file, index) =>
    sendFile(store, person, file, { caption: index === 0 ? caption : '', album }),
  );
  return troubles.find(Boolean) ?? null;
};

/** Shows a message of a person at once and sends it. */
export const send = (store, person, content, file = null) => {
  const after = newestOf(chatOf(store.get(), person));
  const own = { id: newId(), at: new Date().toISOString(), after, state: 'sending', ...content };
  if (file !== null) contents.set(own.id, file);
  if (file?.type.startsWith('image/')) previews.set(own.id, URL.createObjectURL(file));
  store.change(person, (chat) => ({ own: [...chat.own, own], seen: Math.max(chat.seen, after) }));
  queue(store, person, own);
};

/** Sends a failed message once more, under its old id. */
export const sendAgain = (store, person, own) => {
  mark(store, person, own.id, 'sending');
  queue(store, person, own);
};

const changeOwn = (store, person, id, change) =>
  store.change(person, ({ own }) => ({
    own: own.map((each) => (each.id === id ? { ...each, ...change } : each)),
  }));

/** Writes one's own text over, as messengers let people do. */
export const edit = (store, person, { id }, text) => {
  changeOwn(store, person, id, { text, edited: true });
  send(store, person, { kind: 'edit', of: id, text });
};

/** Takes one's own message back. */
export const takeBack = (store, person, { id }) => {
  changeOwn(store, person, id, { deleted: true });
  send(store, person, { kind: 'delete', of: id });
};

/** Sends a file, or answers why not. */
export const sendFile = (store, person, file, { caption = '', album = null } = {}) => {
  if (file.size === 0) return `${file.name} kosong, jadi tidak dikirim.`;
  if (file.size > LARGEST_FILE) return `${file.name} lebih dari 18 MB, jadi tidak dikirim.`;
  const mime = file.type || 'application/octet-stream';
  const beside = { ...(caption && { text: caption }), ...(album && { album }) };
  send(store, person, { kind: 'file', file: { name: file.name, mime, bytes: file.size }, ...beside }, file);
  return null;
};
