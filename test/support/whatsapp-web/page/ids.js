const servers = {
  'c.us': /^\d{5,20}$/,
  lid: /^\d{5,20}$/,
  'g.us': /^[\d-]{5,40}$/,
  newsletter: /^\d{5,30}$/,
  broadcast: /^(status|\d{5,30})$/,
};

/** An address; as JSON it is its text, as a value by itself it keeps user and server apart. */
class Wid {
  constructor(user, server) {
    this.user = user;
    this.server = server;
    this._serialized = `${user}@${server}`;
  }

  isLid() {
    return this.server === 'lid';
  }

  isUser() {
    return this.server === 'c.us' || this.server === 'lid';
  }

  isGroup() {
    return this.server === 'g.us';
  }

  isNewsletter() {
    return this.server === 'newsletter';
  }

  isStatus() {
    return this._serialized === 'status@broadcast';
  }

  isBroadcast() {
    return this.server === 'broadcast';
  }

  toJid() {
    return this.server === 'c.us' ? `${this.user}@s.whatsapp.net` : this._serialized;
  }

  toString() {
    return this._serialized;
  }

  toJSON() {
    return this._serialized;
  }
}

/** Gives the address of a text or of something like an address; anything else is an error, as in the original. */
export const createWid = (from) => {
  const text = String(typeof from === 'object' && from !== null ? from._serialized : from);
  const [user = '', server = '', ...more] = text.split('@');
  if (more.length > 0 || !servers[server]?.test(user)) throw new Error(`wid error: invalid wid`);
  return new Wid(user, server);
};

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A message's name: who sent it, in which chat, its own id and in a group the member. */
export class MsgKey {
  constructor({ from, to, id, participant, selfDir }) {
    this.fromMe = selfDir === 'out';
    this.remote = this.fromMe ? to : from;
    this.id = id;
    if (participant) this.participant = participant;
    this._serialized = [this.fromMe, this.remote, id, ...(participant ? [participant] : [])].join('_');
  }

  static newId() {
    return Promise.resolve(`3EB0${hex(crypto.getRandomValues(new Uint8Array(9))).toUpperCase()}`);
  }

  toString() {
    return this._serialized;
  }
}
