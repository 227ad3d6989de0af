import { chatOf, chats } from './collections.js';
import { Collection, Model } from './events.js';
import { createWid } from './ids.js';
import { ask } from './world-link.js';

const known = new Map();

const learn = async (wid) => {
  const record = await ask('/contact', { address: wid._serialized });
  if (record !== null) known.set(wid._serialized, record);
  return record;
};

const numberOf = (wid) => {
  const { phone } = known.get(wid._serialized) ?? {};
  return phone === undefined ? undefined : createWid(phone);
};

/** Which number stands behind a hidden address and the other way round, as far as the page was told. */
export const aliases = {
  getPhoneNumber: (wid) => (wid.isLid() ? numberOf(wid) : wid),
  getCurrentLid: (wid) => {
    if (wid.isLid()) return wid;
    const { lid } = known.get(wid._serialized) ?? {};
    return lid === undefined ? undefined : createWid(lid);
  },
  getAlternateUserWid: (wid) => (wid.isLid() ? numberOf(wid) : aliases.getCurrentLid(wid)),
};

/** Gives `{wid}` of somebody who has WhatsApp, else null. */
export const queryWidExists = async (wid) => ((await learn(wid)) === null ? null : { wid });

/** The chat with an address, made when there is none; nobody without WhatsApp gets one. */
export const findOrCreateLatestChat = async (wid) => {
  const record = await ask('/chat', { address: wid._serialized });
  if (record === null) throw new Error('No LID for user');
  return { chat: chats.get(record.id) ?? chatOf(record), created: false };
};

/** Everybody the page has looked up. */
export const contacts = Object.assign(new Collection(), {
  find: async (address) => {
    const wid = createWid(address);
    const record = (await learn(wid)) ?? {};
    const contact = contacts.get(wid) ?? new Model({ id: wid, isBusiness: false, isEnterprise: false });
    contact.set({ pushname: record.name, phoneNumber: numberOf(wid), isMe: record.isMe ?? false });
    contacts.add(contact);
    return contact;
  },
});

/** What the original reads off a contact. */
export const contactGetters = {
  getIsMe: ({ isMe }) => isMe,
  getIsUser: ({ id }) => id.isUser(),
  getIsGroup: ({ id }) => id.isGroup(),
  getIsWAContact: ({ id }) => known.has(id._serialized),
  // The digits of the address itself: of a hidden number they are those of the lid, not of the phone.
  getUserid: ({ id }) => id.user,
  getVerifiedName: () => undefined,
  getVerifiedLevel: () => undefined,
  getStatusMute: () => false,
  getName: () => undefined,
  getShortName: ({ pushname }) => pushname,
  getPushname: ({ pushname }) => pushname,
  getIsEnterprise: () => false,
};
