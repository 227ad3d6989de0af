import { randomBytes } from 'node:crypto';
import { waitFor, type Bell } from '../telegram/wait-for.ts';
import { idOf, type StoredMessage } from './history.ts';
import { otherMessage, type OtherKind } from './other-message.ts';
import { patience } from '../patience.ts';

/** A file as people hold it. */
export type PersonalFile = { name: string; mime: string; bytes: Buffer };

/** What reached a person's phone. */
export type HeardMessage = { id: string; text: string; file?: PersonalFile; at: Date; replyTo?: string };

/** Who somebody is; with `hidePhone` nothing tells the office their number. */
export type Who = { phone?: string; lid?: string; name?: string; hidePhone?: boolean };

type SayOptions = { id?: string; at?: Date };

/** What the world does with what a person does. */
export type Post = {
  bell: Bell;
  office: string;
  keep: (bytes: Buffer, mime: string, name?: string) => NonNullable<StoredMessage['media']>;
  deliver: (person: Known, message: StoredMessage) => string;
  find: (id: string) => StoredMessage | null;
  tell: (event: { type: string; [detail: string]: unknown }) => void;
  pages: () => number;
  read: (person: Known) => void;
};

/** Somebody the world knows. */
export type Known = { phone: string; lid: string | null; name: string; hidePhone: boolean; blocks: boolean };

export const numberAddress = (phone: string): string => `${phone.replace(/\D/g, '')}@c.us`;

/** Where somebody writes from and is written to. */
export const addressOf = ({ phone, lid }: Known): string =>
  lid === null ? numberAddress(phone) : `${lid}@lid`;

const newId = () => `3A${randomBytes(9).toString('hex').toUpperCase()}`;

/** Somebody with WhatsApp on their phone. */
export const createPerson = (known: Known, post: Post) => {
  const heard: HeardMessage[] = [];
  const rejected = new Set<string>();
  const states: string[] = [];
  let taken = 0;

  const message = (
    type: string,
    content: Partial<StoredMessage>,
    options: SayOptions = {},
  ): StoredMessage => {
    const address = addressOf(known);
    return {
      key: { fromMe: false, remote: address, id: options.id ?? newId() },
      type,
      t: Math.floor((options.at ?? new Date()).getTime() / 1000),
      from: address,
      to: post.office,
      ack: 1,
      notifyName: known.name,
      ...content,
    };
  };

  const send = (...what: Parameters<typeof message>): string => post.deliver(known, message(...what));

  const own = (id: string): StoredMessage => {
    const found = post.find(id);
    if (found === null || found.key.fromMe) throw new Error(`${known.name} has not written ${id}.`);
    return found;
  };

  const typeOf = (mime: string) => (mime.startsWith('image/') ? 'image' : 'document');

  const waitForHeard = <T>(look: () => T | null | undefined, ms: number): Promise<T> =>
    waitFor(post.bell, look, ms, () => {
      const texts = heard.map(({ text, file }) => (file === undefined ? text : `[${file.name}] ${text}`));
      return `${known.name} waited ${String(ms)} ms and heard:\n${texts.join('\n---\n')}`;
    });

  return {
    known,
    /** Where the library says a message is from. */
    get address() {
      return addressOf(known);
    },
    say: (text: string, options?: SayOptions): Promise<string> =>
      Promise.resolve(send('chat', { body: text }, options)),
    sendFile: (file: PersonalFile & { caption?: string }, options?: SayOptions): Promise<string> => {
      const type = typeOf(file.mime);
      // A document without a caption has its name in that place.
      const caption = file.caption ?? (type === 'document' ? file.name : undefined);
      const media = post.keep(file.bytes, file.mime, file.name);
      return Promise.resolve(send(type, { media, ...(caption === undefined ? {} : { caption }) }, options));
    },
    sendOther: async (kind: OtherKind): Promise<string> => {
      if (kind === 'revoked') {
        const id = send('chat', { body: 'Salah kirim' });
        Object.assign(own(id), { type: 'revoked' }, { body: undefined });
        post.tell({ type: 'revoke', id });
        return id;
      }
      if (kind === 'reaction') return react();
      return send(...otherMessage(kind, post.keep));
    },
    edit: async (id: string, text: string): Promise<void> => {
      const edited = own(id);
      const extra = { ...edited.extra, latestEditSenderTimestampMs: Date.now() };
      Object.assign(edited, { extra }, edited.media === undefined ? { body: text } : { caption: text });
      post.tell({ type: 'edit', id, text, extra });
    },
    /** Rings; with no page there the office later finds a missed call in the chat. */
    call: async (): Promise<void> => {
      const call = {
        id: newId(),
        peerJid: addressOf(known),
        isVideo: false,
        isGroup: false,
        outgoing: false,
      };
      if (post.pages() === 0) send('call_log', {});
      post.tell({ type: 'call', call: { ...call, canHandleLocally: true, participants: [] } });
    },
    /** How many of their calls were rejected. */
    rejectedCalls: (): number => rejected.size,
    rejectCall: (id: string): void => {
      rejected.add(id);
      post.bell.ring();
    },
    /** The states shown under the office's name, in their order: typing, recording, paused. */
    seesTyping: (): string[] => [...states],
    showState: (state: string): void => {
      states.push(state);
      post.bell.ring();
    },
    heard: (): HeardMessage[] => [...heard],
    hear: (news: HeardMessage): void => {
      heard.push(news);
      post.bell.ring();
    },
    waitFor: (matches: (message: HeardMessage) => boolean, ms = patience): Promise<HeardMessage> =>
      waitForHeard(() => heard.find(matches), ms),
    next: async (ms = patience): Promise<HeardMessage> => {
      const message = await waitForHeard(() => heard[taken], ms);
      taken += 1;
      return message;
    },
    read: (): void => post.read(known),
    /** What the office sends no longer arrives, and it is not told. */
    block: (): void => {
      known.blocks = true;
    },
    /** From now on they write from this hidden address, as WhatsApp moves people. */
    moveToLid: (lid: string): void => {
      known.lid = lid;
    },
  };

  /** To the last thing they heard; to nothing anybody knows when they heard nothing. */
  function react(): string {
    const { key, from } = message('reaction', {});
    const parent = post.find(heard.at(-1)?.id ?? '')?.key ?? { ...key, id: newId() };
    const what = { reactionText: '👍', reactionTimestamp: Date.now() };
    post.tell({ type: 'reaction', reaction: { key, parent, from, ...what } });
    return idOf({ key });
  }
};

export type Person = ReturnType<typeof createPerson>;
