import { Collection, Model } from './events.js';
import { createWid, MsgKey } from './ids.js';
import { ask, download } from './world-link.js';

class Message extends Model {
  #bytes = null;

  /** Fetches the media; afterwards `mediaData.mediaStage` tells how it went, as nothing is thrown. */
  async downloadMedia() {
    this.mediaData.mediaStage = 'FETCHING';
    try {
      this.#bytes = await download(this.directPath);
      this.mediaData.mediaStage = 'RESOLVED';
    } catch (error) {
      this.mediaData.mediaStage = error.status === 404 ? 'ERROR_MISSING' : 'ERROR_UNKNOWN';
    }
  }

  bytes() {
    return this.#bytes;
  }

  unsafe() {
    return this;
  }

  msgContextInfo() {
    return { quotedMsg: { type: this.type, body: this.body }, quotedStanzaID: this.id.id };
  }
}

class Chat extends Model {
  serialize() {
    return { ...this, msgs: this.msgs.getModelsArray().map((msg) => msg.serialize()) };
  }
}

/** Every message the page knows; older ones come with `getMessagesById` and `loadEarlierMsgs`. */
export const messages = Object.assign(new Collection(), {
  modelClass: Message,
  getMessagesById: async (ids) => {
    const records = await Promise.all(ids.map((id) => ask('/message', { id })));
    return { messages: records.filter((record) => record !== null).map((record) => modelOf(record)) };
  },
});

export const chats = new Collection();

const optionalWid = (address) => (address === undefined ? undefined : createWid(address));

const mediaFields = (media) =>
  media && { ...media, mediaObject: { filehash: media.filehash }, mediaData: { mediaStage: 'INIT' } };

/** A message's model out of what the world tells; the one that is known already when it is. */
export const modelOf = ({ key, from, to, author, media, extra, ...fields }, isNewMsg = false) => {
  const id = new MsgKey({
    from: createWid(key.remote),
    to: createWid(key.remote),
    id: key.id,
    participant: optionalWid(key.participant),
    selfDir: key.fromMe ? 'out' : 'in',
  });
  const known = messages.get(id);
  if (known !== undefined) return known;
  return new Message({
    ...fields,
    ...mediaFields(media),
    ...extra,
    id,
    from: createWid(from),
    to: createWid(to),
    ...(author === undefined ? {} : { author: createWid(author) }),
    isStatusV3: key.remote === 'status@broadcast',
    isNewMsg,
  });
};

const groupOf = (record) =>
  record.participants && {
    groupMetadata: new Model({
      id: createWid(record.id),
      announce: false,
      participants: record.participants.map((address) => ({ id: createWid(address), isAdmin: false })),
    }),
  };

/** The chat the world tells of, made when it is not there yet. */
export const chatOf = (record) => {
  const known = chats.get(record.id);
  if (known !== undefined) return known;
  const chat = new Chat({
    id: createWid(record.id),
    name: record.name,
    formattedTitle: record.name,
    unreadCount: record.unreadCount,
    t: record.t,
    archive: false,
    mute: { expiration: 0 },
    msgs: new Collection(),
    ...groupOf(record),
  });
  // Statuses and newsletters stand on pages of their own, not in the list of chats.
  if (!chat.id.isBroadcast() && !chat.id.isNewsletter()) chats.add(chat);
  return chat;
};

/** Puts a message into its chat; nobody hears of one that is there already. */
export const addMessage = (chat, model) => {
  // The chat holds it before anybody is told, as whoever is told may ask for it at once.
  if (messages.get(model.id) === undefined) {
    chat.msgs.add(model);
    Object.assign(chat, { t: model.t, lastReceivedKey: model.id });
    messages.add(model);
  }
  return model;
};

/** The older messages of a chat, some at a time; an empty list when there are no more. */
export const loadEarlierMsgs = async ({ chat }) => {
  const records = await ask('/earlier', {
    chat: chat.id._serialized,
    known: chat.msgs.getModelsArray().map((msg) => msg.id._serialized),
  });
  const models = records.map((record) => modelOf(record));
  chat.msgs.addBefore(models);
  for (const model of models) messages.add(model);
  return models;
};
