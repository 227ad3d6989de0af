import { z } from 'zod';
import { idOf, type History, type StoredMessage } from './history.ts';
import type { FileStore } from './file-store.ts';
import { addressOf, type Known, type Person } from './person.ts';

/** What a page hands over when it sends. */
export const outgoingSchema = z.object({
  id: z.string().regex(/^3EB0[0-9A-F]{8,}$/),
  to: z.string(),
  type: z.enum(['chat', 'image', 'video', 'audio', 'ptt', 'document', 'sticker']),
  text: z.string().max(65_536),
  file: z
    .object({ directPath: z.string(), name: z.string(), mime: z.string().min(3), size: z.number() })
    .optional(),
  replyTo: z.string().optional(),
});

export type Outgoing = z.output<typeof outgoingSchema>;

/**
 * How a send goes wrong: it throws; the message gets the red mark and nothing is thrown; no answer ever comes;
 * no answer ever comes although the message arrived.
 */
export type Refusal = 'error' | 'failed' | 'never' | 'unanswered';

/** The server does not do what the page asked; the page's call throws with this status. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

type Setting = {
  history: History;
  files: FileStore;
  office: string;
  personAt: (address: string) => Person | null;
  tell: (event: { type: string; id: string; ack: number }) => void;
};

/** The second tick is the person's phone's, a moment after the server's. */
const SECOND_TICK_MS = 20;

const never = new Promise<never>(() => {});

/** The office's outgoing messages: what is handed over reaches its person, or is refused as planned. */
export const createSending = ({ history, files, office, personAt, tell }: Setting) => {
  const refusals: Refusal[] = [];

  const raise = (message: StoredMessage, ack: number): void => {
    if (message.ack >= ack) return;
    message.ack = ack;
    tell({ type: 'ack', id: idOf(message), ack });
  };

  const fileOf = ({ file }: Outgoing) => {
    if (file === undefined) return null;
    const bytes = files.bytes(file.directPath);
    if (bytes === null || bytes.length !== file.size) throw new Refused(400, 'The media was never uploaded.');
    return { name: file.name, mime: file.mime, bytes };
  };

  const accept = (outgoing: Outgoing): StoredMessage => {
    const person = personAt(outgoing.to);
    if (person === null) throw new Refused(404, 'Nobody has this address.');
    const file = fileOf(outgoing);
    if (file === null && outgoing.text === '') throw new Refused(400, 'An empty message.');
    const at = new Date();
    const message: StoredMessage = {
      key: { fromMe: true, remote: outgoing.to, id: outgoing.id },
      type: outgoing.type,
      t: Math.floor(at.getTime() / 1000),
      from: office,
      to: outgoing.to,
      ack: 1,
      ...(file === null
        ? { body: outgoing.text }
        : { caption: outgoing.text, media: files.keep(file.bytes, file.mime, file.name) }),
    };
    const chat = history.chat(outgoing.to, person.known.name);
    if (!history.add(chat, message)) throw new Refused(409, 'This message id was used before.');
    if (person.known.blocks) return message;
    person.hear({
      id: idOf(message),
      text: outgoing.text,
      at,
      ...(file === null ? {} : { file }),
      ...(outgoing.replyTo === undefined ? {} : { replyTo: outgoing.replyTo }),
    });
    setTimeout(() => raise(message, 2), SECOND_TICK_MS);
    return message;
  };

  const refused = {
    error: () => Promise.reject(new Refused(500, 'The message was refused.')),
    failed: () => Promise.resolve({ result: 'ERROR_UNKNOWN', ack: -1 }),
    never: () => never,
    unanswered: (outgoing: Outgoing) => {
      accept(outgoing);
      return never;
    },
  } satisfies Record<Refusal, (outgoing: Outgoing) => Promise<unknown>>;

  return {
    refuse: (times: number, how: Refusal): void => {
      refusals.push(...Array.from({ length: times }, () => how));
    },
    send: (outgoing: Outgoing): Promise<unknown> => {
      const how = refusals.shift();
      if (how !== undefined) return refused[how](outgoing);
      return Promise.resolve({ result: 'OK', ack: accept(outgoing).ack });
    },
    /** Blue ticks for all they heard. */
    read: (known: Known): void => {
      for (const message of history.chats.get(addressOf(known))?.messages ?? [])
        if (message.key.fromMe && message.ack === 2) raise(message, 3);
    },
  };
};
