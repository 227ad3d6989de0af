import { calls, commands, connection, logout, markSeen, me, socket, start } from './app.js';
import { chats, loadEarlierMsgs, messages } from './collections.js';
import { aliases, contactGetters, contacts, findOrCreateLatestChat, queryWidExists } from './contacts.js';
import { Collection } from './events.js';
import { createWid, MsgKey } from './ids.js';
import { getOrCreateMediaObject, OpaqueData, prepRawMedia, uploadMedia } from './media.js';
import { encodeB64, getADVSecretKey, registration } from './qr.js';
import { reactionTable } from './reactions.js';
import { addAndSendMsgToChat } from './send.js';
import { ask } from './world-link.js';

const nothing = () => undefined;
const later = () => Promise.resolve();

const urls = (text = '') =>
  (text.match(/https?:\/\/\S+/g) ?? []).map((href) => ({ href, suspiciousCharacters: new Set() }));

const typing = (state) => (wid) => ask('/typing', { chat: wid._serialized, state });

const downloaded = ({ directPath }) => {
  const message = messages.getModelsArray().find((known) => known.directPath === directPath);
  return Promise.resolve(message.bytes());
};

const socketModule = Object.assign(socket, { logout, takeover: start });

/** WhatsApp Web's modules by the names the library asks for, each with no more than what it uses of them. */
const modules = {
  // Pairing and connection
  WAWebSocketModel: { Socket: socketModule },
  WAWebConnModel: { Conn: connection },
  WAWebCmd: { Cmd: Object.assign(commands, { refreshQR: () => ask('/refresh') }) },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
  WAWebAltDeviceLinkingApi: {},
  WABase64: { encodeB64 },
  WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: registration.DEVICE_PLATFORM },
  WAWebAdvSignatureApi: {},
  WAWebUserPrefsInfoStore: { waNoiseInfo: registration.waNoiseInfo },
  WAWebSignalStoreApi: { waSignalStore: registration.waSignalStore },
  WAWebUserPrefsMultiDevice: { getADVSecretKey },
  WAWebUserPrefsMeUser: { getMaybeMePnUser: () => me.wid, getMaybeMeLidUser: () => me.lid },
  WAWebMiscBrowserUtils: { info: () => ({ os: 'Linux', name: 'Chrome' }) },
  WAWebStreamModel: { Stream: { markAvailable: nothing, markUnavailable: nothing } },
  WAWebPresenceChatAction: { sendPresenceAvailable: later, sendPresenceUnavailable: later },
  // Addresses and people
  WAWebWidFactory: { createWid, createWidFromWidLike: createWid, asUserWidOrThrow: createWid },
  WAWebApiContact: aliases,
  WAWebQueryExistsJob: { queryWidExists },
  WAWebLidMigrationUtils: { toPn: (wid) => aliases.getPhoneNumber(createWid(wid)) },
  WAWebContactGetters: contactGetters,
  WAWebFrontendContactGetters: { getIsMyContact: () => false },
  // Chats and messages
  WAWebCollections: {
    Msg: messages,
    Chat: chats,
    Contact: contacts,
    Blocklist: new Collection(),
    GroupMetadata: { update: later },
    WAWebNewsletterCollection: new Collection(),
  },
  WAWebChatGetters: {
    getIsNewsletter: ({ id }) => id.isNewsletter(),
    getIsBroadcast: ({ id }) => id.isBroadcast(),
  },
  WAWebFindChatAction: { findOrCreateLatestChat },
  WAWebChatLoadMessages: { loadEarlierMsgs },
  WAWebUpdateUnreadChatAction: { sendSeen: markSeen },
  WAWebChatStateBridge: {
    sendChatStateComposing: typing('typing'),
    sendChatStateRecording: typing('recording'),
    sendChatStatePaused: typing('paused'),
  },
  WAWebMsgKey: MsgKey,
  WAWebMsgReply: { canReplyMsg: (msg) => msg.type !== 'revoked' },
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebSendMsgChatAction: { addAndSendMsgToChat },
  WALinkify: { findLink: (text) => urls(text)[0] ?? null, findLinks: urls },
  WAWebLinkPreviewChatAction: { getLinkPreview: () => Promise.resolve(null) },
  // Media
  WAWebMediaOpaqueData: OpaqueData,
  WAWebPrepRawMedia: { prepRawMedia },
  WAWebMediaStorage: { getOrCreateMediaObject },
  WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: (type) => type },
  WAWebMediaDataUtils: { shouldUseMediaCache: () => false },
  WAWebMediaInMemoryBlobCache: { InMemoryMediaBlobCache: { put: nothing } },
  WAWebMediaMmsV4Upload: { uploadMedia },
  WAWebDownloadManager: { downloadManager: { downloadAndMaybeDecrypt: downloaded } },
  // What the library changes or listens to
  WAWebSyncGatingUtils: { isPlaceholderMessageResendEnabled: () => false },
  WAWebCallCollection: { on: nothing, activeCalls: calls },
  WAWebAddonReactionTableMode: { reactionTableMode: reactionTable },
  WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert: later } },
  WAWebBackendJobsCommon: { mediaTypeFromProtobuf: nothing },
  WAWebE2EProtoUtils: { typeAttributeFromProtobuf: nothing },
  WAWap: {
    wap: (tag, attributes, children) => ({ tag, attributes, children }),
    generateId: () => crypto.randomUUID(),
  },
  WADeprecatedSendIq: { deprecatedCastStanza: (stanza) => ask('/stanza', stanza) },
};

/** The page's `require`: one module of the original by its name, an error when there is none. */
export const requireFrom = (name) => {
  const found = modules[name];
  if (found === undefined) throw new Error(`Requiring unknown module "${name}".`);
  return found;
};
