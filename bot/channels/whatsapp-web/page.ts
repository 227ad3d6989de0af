import whatsapp from 'whatsapp-web.js';
import type { Call, Client as LibraryClient, Message, Reaction } from 'whatsapp-web.js';
import { within } from '../../../app/within.ts';
import type { OpenPage } from './port.ts';
import type { Answer, Beginning, Ending, SeenMessage, Send } from './protocol.ts';

const { Client, LocalAuth, MessageMedia } = whatsapp;

const origin = 'https://web.whatsapp.com';
const authMs = 45_000;
/** Long enough that whoever uses the number in a browser of their own notices that the bot takes it back. */
const takeoverMs = 10_000;
const lookupMs = 2_000;
const recheckMs = 5_000;
const mostKnown = 20_000;

/** What the library knows of a message beyond what it says. */
type Data = {
  filename?: unknown;
  mimetype?: unknown;
  size?: unknown;
  latestEditSenderTimestampMs?: unknown;
  quotedStanzaID?: unknown;
  isViewOnce?: unknown;
  subtype?: unknown;
  isLive?: unknown;
  protocolMessageKey?: { id?: unknown };
};
const dataOf = (message: Message): Data => (message as unknown as { _data?: Data })._data ?? {};
const textOr = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOr = (value: unknown): number | null => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};
/** An id comes as text or as the page's own object. */
const idOf = (id: unknown): string =>
  typeof id === 'string' ? id : ((id as { _serialized?: string } | null)?._serialized ?? '');

const mediaOf = (message: Message): SeenMessage['media'] => {
  if (!message.hasMedia) return null;
  const { filename, mimetype, size } = dataOf(message);
  return { name: textOr(filename), mime: textOr(mimetype), bytes: numberOr(size) };
};

const placeOf = ({ location }: Message): SeenMessage['place'] => {
  const [latitude, longitude] = [numberOr(location?.latitude), numberOr(location?.longitude)];
  return latitude === null || longitude === null ? null : { latitude, longitude };
};

/** What WhatsApp keeps from browsers is only named as such. */
const isViewOnce = ({ isViewOnce: marked, subtype }: Data): boolean =>
  marked === true || String(subtype).startsWith('view_once');

const marksOf = (message: Message): SeenMessage['marks'] => {
  const data = dataOf(message);
  return [
    ...(message.isForwarded ? (['forwarded'] as const) : []),
    ...(isViewOnce(data) ? (['view_once'] as const) : []),
    ...(message.isGif ? (['gif'] as const) : []),
    ...(data.isLive === true ? (['live'] as const) : []),
  ];
};

/** A message taken back is told by one that names it. */
const keyOf = (message: Message): string => textOr(dataOf(message).protocolMessageKey?.id) ?? message.id.id;

const seenOf = (message: Message, aliases: string[], edited: boolean): SeenMessage => ({
  id: message.id._serialized,
  key: keyOf(message),
  chat: idOf(message.from),
  aliases,
  fromMe: message.fromMe,
  type: message.isStatus ? 'status' : String(message.type),
  at: numberOr(message.timestamp) ?? 0,
  body: message.body ?? '',
  editedAt: edited ? (numberOr(dataOf(message).latestEditSenderTimestampMs) ?? 0) : null,
  media: mediaOf(message),
  place: placeOf(message),
  cards: (message.vCards ?? []).filter((card) => typeof card === 'string'),
  quotes: textOr(dataOf(message).quotedStanzaID),
  marks: marksOf(message),
});

/** Only people are listened to: what a group says is not even looked at. */
const isPerson = (chat: string): boolean => /@(c\.us|lid)$/.test(chat);

/** The library's word for a session's end. */
const endings: Record<string, Ending> = { LOGOUT: 'logout', CONFLICT: 'conflict' };

/** Chats in which something happened since, by their ids; the library's own way asks the network about every group. */
const recentChats = (since: number): string => `
  window.require('WAWebCollections').Chat.getModelsArray()
    .filter((chat) => (chat.id.server === 'c.us' || chat.id.server === 'lid') && !(chat.t < ${since}))
    .map((chat) => chat.id._serialized)`;

const optionsOf = ({ browser, pin }: Beginning) => ({
  ...(pin
    ? { webVersion: pin.version, webVersionCache: { type: 'local' as const, path: pin.cache, strict: true } }
    : { webVersionCache: { type: 'none' as const } }),
  authTimeoutMs: authMs,
  takeoverOnConflict: true,
  takeoverTimeoutMs: takeoverMs,
  puppeteer: {
    headless: true,
    executablePath: browser.path,
    args: browser.args,
    // Whoever started this process decides about its end, and the browser's.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  },
});

/** Ids the page says are the same person's, remembered; a page that does not answer costs nobody their message. */
const openAliases = (client: LibraryClient) => {
  const known = new Map<string, string[]>();
  return async (chat: string): Promise<string[]> => {
    const before = known.get(chat);
    if (before) return before;
    const looked = client.getContactLidAndPhone([chat]);
    const found = await within(lookupMs, 'Looking an address up', looked).catch(() => null);
    const ids = (found ?? []).flatMap(({ lid, pn }) => [lid, pn]);
    const aliases = ids.filter((id): id is string => typeof id === 'string' && id !== chat && isPerson(id));
    if (known.size >= mostKnown) known.clear();
    if (aliases.length > 0) known.set(chat, aliases);
    return aliases;
  };
};

/** A message of ours in the chat that says the same and was sent since; null when none is seen there. */
const findSent = async (client: LibraryClient, { chat, text, file }: Send, since: number) => {
  const messages = await (await client.getChatById(chat)).fetchMessages({ limit: 15, fromMe: true });
  const isIt = (message: Message): boolean =>
    message.timestamp >= Math.floor(since) - 1 &&
    message.ack >= 0 &&
    message.body.trim() === text.trim() &&
    (file === null ? !message.hasMedia : dataOf(message).filename === file.name);
  return messages.findLast(isIt) ?? null;
};

const sendOnce = async (client: LibraryClient, send: Send): Promise<Answer> => {
  if (send.doubtfulSince !== null) {
    const looked = findSent(client, send, send.doubtfulSince);
    const found = await within(recheckMs, 'Looking for a sent message', looked).catch(() => null);
    if (found) return { is: 'sent', key: found.id.id };
  }
  // A preview would have WhatsApp open our one-time links; what a person wrote must not become a contact card.
  const common = { waitUntilMsgSent: true, sendSeen: false, linkPreview: false, parseVCards: false };
  const { chat, text, file } = send;
  const media = file && new MessageMedia(file.mime, Buffer.from(file.bytes).toString('base64'), file.name);
  const sent = media
    ? await client.sendMessage(chat, media, { ...common, caption: text, sendMediaAsDocument: true })
    : await client.sendMessage(chat, text, common);
  // The library's types promise a message; it may find none.
  const message = sent as Message | undefined;
  if (!message) return { is: 'unsure' };
  return message.ack < 0 ? { is: 'refused' } : { is: 'sent', key: message.id.id };
};

const downloadOnce = async (client: LibraryClient, id: string): Promise<Answer> => {
  const message = (await client.getMessageById(id)) as Message | null | undefined;
  const media = (await message?.downloadMedia()) as { data?: unknown } | null | undefined;
  const data = textOr(media?.data);
  return data === null ? { is: 'nothing' } : { is: 'bytes', bytes: Buffer.from(data, 'base64') };
};

/** Messages of one chat since then, oldest first: more and more are asked for until they reach back far enough. */
const messagesSince = async (client: LibraryClient, id: string, since: number): Promise<Message[]> => {
  const chat = await client.getChatById(id);
  for (let limit = 30; ; limit *= 4) {
    const messages = await chat.fetchMessages({ limit });
    const reaches = messages.length < limit || messages.some(({ timestamp }) => timestamp < since);
    if (reaches || limit > 2_000) return messages.filter((each) => !each.fromMe && each.timestamp >= since);
  }
};

/** WhatsApp Web over whatsapp-web.js in a browser of its own; the only place that knows the library. */
export const openWhatsappPage: OpenPage = (beginning, tell) => {
  const authStrategy = new LocalAuth({ dataPath: beginning.folder });
  const client = new Client({ ...optionsOf(beginning), authStrategy });
  const aliasesOf = openAliases(client);
  let telling: Promise<unknown> = Promise.resolve();

  const trouble = (what: string) => (error: unknown) => {
    tell({ type: 'trouble', what, error: error instanceof Error ? error.message : String(error) });
  };
  const end = (because: Ending): void => tell({ type: 'ended', because });

  /** In the order they came, although some have to be looked up first. */
  const tellMessage = (message: Message, edited = false): Promise<unknown> => {
    const chat = idOf(message.from);
    if (message.fromMe || !isPerson(chat)) return telling;
    telling = telling
      .then(async () => tell({ type: 'message', message: seenOf(message, await aliasesOf(chat), edited) }))
      .catch(trouble('a message could not be read'));
    return telling;
  };

  const answerCall = (call: Call): void => {
    const chat = idOf(call.from);
    if (call.fromMe || call.isGroup || !isPerson(chat)) return;
    call.reject().catch(trouble('a call could not be rejected'));
    telling = telling.then(() => tell({ type: 'call', key: call.id, chat, video: call.isVideo }));
  };

  const tellReaction = ({ id, msgId, reaction }: Reaction): void => {
    const chat = idOf(id.remote);
    const emoji = textOr(reaction);
    if (id.fromMe || !msgId.fromMe || !isPerson(chat) || emoji === null) return;
    telling = telling.then(() => tell({ type: 'reaction', key: id.id, chat, emoji, to: msgId.id }));
  };

  client.on('qr', (qr) => tell({ type: 'qr', qr }));
  client.on('authenticated', () => tell({ type: 'loading' }));
  client.on('loading_screen', () => tell({ type: 'loading' }));
  client.on('ready', () => tell({ type: 'ready', number: textOr(client.info?.wid?.user) }));
  client.on('message', (message) => void tellMessage(message));
  client.on('message_edit', (message) => void tellMessage(message, true));
  client.on('message_ciphertext_failed' as 'message', (message) => void tellMessage(message));
  client.on('message_revoke_everyone', (message) => void tellMessage(message));
  client.on('message_reaction', tellReaction);
  client.on('message_ack', ({ id, fromMe }, ack) => {
    if (fromMe) tell({ type: 'ack', key: id.id, ack });
  });
  client.on('call', answerCall);
  client.on('auth_failure', () => end('fault'));
  client.on('disconnected', (reason) => end(endings[String(reason)] ?? 'unpaired'));

  const watchBrowser = (): void => {
    const { pupBrowser, pupPage } = client;
    pupBrowser?.on('disconnected', () => end('browser'));
    pupPage?.on('framenavigated', (frame) => {
      if (frame === pupPage.mainFrame() && !frame.url().startsWith(origin)) end('navigated');
    });
    pupPage?.on('error', () => end('browser'));
  };
  // Called between launch and page, where the browser can first be watched. The session's folder is not the library's
  // to delete while the browser still writes to it.
  Object.assign(authStrategy, {
    afterBrowserInitialized: () => Promise.resolve(watchBrowser()),
    logout: () => Promise.resolve(),
  });

  return {
    open: () => client.initialize(),
    // A page that is still to come is nobody's fault yet.
    answers: async () => {
      const at = client.pupPage ? await client.pupPage.evaluate('location.origin') : origin;
      return at === origin || at === 'null';
    },
    send: (send) => sendOnce(client, send),
    download: (message) => downloadOnce(client, message),
    async missed(since) {
      const chats = ((await client.pupPage?.evaluate(recentChats(since))) ?? []) as string[];
      const found: Message[] = [];
      for (const chat of chats) found.push(...(await messagesSince(client, chat, since)));
      const inOrder = found.toSorted((a, b) => a.timestamp - b.timestamp);
      for (const message of inOrder) await tellMessage(message);
      return inOrder.length;
    },
    async seen(chat) {
      await client.sendSeen(chat);
    },
    async typing(chat) {
      await (await client.getChatById(chat)).sendStateTyping();
    },
    close: () => client.destroy(),
  };
};
