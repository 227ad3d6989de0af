import type { NetworkTrouble } from '../kit/network-trouble.ts';
import type { Content } from './content.ts';

/** Why the Graph API did not do something: its own error code (0 when it gave none), or no answer at all. */
export type Trouble =
  | { kind: 'api'; status: number; code: number | null; retryAfterMs?: number; trace?: string }
  | NetworkTrouble;

const sentenceOf = (trouble: Trouble): string =>
  trouble.kind === 'api'
    ? `answered ${trouble.code === null ? 'HTTP' : `error ${trouble.code} with`} ${trouble.status}`
    : `network ${trouble.code}`;

/** A call that failed; it carries no words of Meta's, because those may hold numbers, nor the address, which may hold ids. */
export class GraphTrouble extends Error {
  override name = 'GraphTrouble';
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(sentenceOf(trouble));
    this.trouble = trouble;
  }
}

/** A file of Meta's: where its bytes are for five minutes, their SHA-256 in hex, and how many. */
export type MediaPlace = { url: string; sha256: string | null; bytes: number | null };

/** The part of the Cloud API we use; every call rejects with a GraphTrouble. */
export type CloudApi = {
  /** Asks for our own number: whether token, permission and number are good. */
  check(signal: AbortSignal): Promise<void>;
  /** Sends to a phone number or a business-scoped user id; gives the message's id. */
  send(to: string, content: Content, signal: AbortSignal): Promise<string>;
  /** Keeps a file for 30 days; gives the id to send it by. */
  upload(file: { name: string; mime: string; bytes: Buffer }, signal: AbortSignal): Promise<string>;
  /** Marks a message and all before it as read; `typing` shows that an answer is being written, for 25 seconds. */
  markRead(message: string, typing: boolean, signal: AbortSignal): Promise<void>;
  mediaPlace(id: string, signal: AbortSignal): Promise<MediaPlace>;
  /** The bytes behind a place, as they come; null when the address is none we may show our token to. */
  openMedia(url: string, signal: AbortSignal): Promise<Response | null>;
};
