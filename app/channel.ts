import type { ChatCapabilities } from '../flows/kernel/context.ts';
import type { Message } from '../flows/kernel/message.ts';

/** A file of an outgoing message, opened. */
export type OutgoingFile = { name: string; mime: string; bytes: Buffer };

/** One message on its way out. `deliveryId` is unique and stays the same on every attempt. */
export type Outgoing = {
  deliveryId: string;
  address: string;
  message: Message;
  file?: OutgoingFile;
  /** When the person last wrote from this address: some channels take free messages for a while after it only. */
  lastInboundAt: Date;
};

/**
 * Why a channel did not take a message; adapters translate their provider's errors into this closed list and the
 * outbox decides. `blocked`, `gone`: the person cannot be reached there. `bad_request`: our bug. `too_old`: outside
 * the channel's window, so it waits until the person writes again. `slow_down`: wait `retryAfterMs`. `account`: our own
 * account may not send, administrators have to mend it. `transient`: try again. `off`: it is
 * switched off on our side. `unknown`: it may have arrived.
 */
export type SendError =
  'blocked' | 'gone' | 'bad_request' | 'too_old' | 'slow_down' | 'account' | 'off' | 'transient' | 'unknown';

/** `announced`: the person was only told by a template that there is news; the message itself waits until they write. */
export type SendResult =
  | { ok: true; providerId: string; announced?: true }
  | { ok: false; error: SendError; retryable: boolean; retryAfterMs?: number };

/** A file a person sent, or why it cannot be had: the person is asked to send it again. */
export type Fetched = { bytes: Buffer } | { because: 'too_large' | 'unavailable' };

/** What a channel can do. Nothing outside its folder asks which channel it is. */
export type Capabilities = ChatCapabilities & {
  /** It says which files were sent together; otherwise files that come in a row are taken for such. */
  album: boolean;
  /** Files sent together follow each other within so many milliseconds; 800 where it is not said. */
  togetherMs?: number;
  /** It says later what became of a message it took. */
  receipts: boolean;
  /** We may write to people at any time; otherwise only for a while after their last message, or only so often. */
  unasked: boolean;
};

/** The one port every channel adapter implements. */
export type Channel = {
  /** The word its rows bear in the database, and its figures in the metrics. */
  name: string;
  can: Capabilities;
  /** The account on our side: bot id, phone number id, or `simulator`. */
  account: string;
  send(outgoing: Outgoing): Promise<SendResult>;
  /**
   * How many deliveries it takes at once now, where that changes: what finds no place waits without counting as tried.
   * 0 while it cannot send at all.
   */
  atOnce?(): number;
  /** Whether it is switched off just now: then it is given nothing to send. */
  isOff?(): boolean;
  /** The bytes behind a `remote_file`, tried for a while; rejects when it should be asked again later. */
  fetch?(ref: string): Promise<Fetched>;
  /** null when ready, otherwise a sentence for `/readyz`. */
  notReady(): string | null;
  stop(): Promise<void>;
};

/** A chat of text alone, with numbers to choose by, whose address proves a phone number; also what a chat that no channel of this process serves is taken for. */
export const textOnly: Capabilities = {
  buttons: false,
  grid: false,
  contactSharing: false,
  idsProvePhone: true,
  album: false,
  receipts: false,
  unasked: false,
};

/** What the channel of an address can do. */
export type CapabilitiesOf = (of: { channel: string; account: string }) => Capabilities;

/** Looks capabilities up among these channels; for an account that is none of theirs those of another one of its name. */
export const capabilitiesAmong =
  (channels: readonly Pick<Channel, 'name' | 'account' | 'can'>[]): CapabilitiesOf =>
  ({ channel, account }) => {
    const named = channels.filter(({ name }) => name === channel);
    return (named.find((each) => each.account === account) ?? named[0])?.can ?? textOnly;
  };
