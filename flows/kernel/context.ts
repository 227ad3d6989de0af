/** What chats on a channel can do, as far as a conversation has to know it; which channel it is says nobody here. */
export type ChatCapabilities = {
  /** Every choice is a button that works at any time; otherwise choices are numbers that are typed and mean the list last shown. */
  buttons: boolean;
  /** Buttons can stand in a grid. */
  grid: boolean;
  /** People can share their own number with one press, and the channel vouches that it is theirs. */
  contactSharing: boolean;
  /** The channel itself proves the number a person writes from. */
  idsProvePhone: boolean;
};

/** The person behind the session. Each feature adds what it knows of them. */
export interface Contact {
  id: string;
}

/** Everything `step` may look at besides session and event; data only, so that a turn can be replayed. Each feature adds what it needs in every turn. */
export interface Context {
  now: Date;
  tz: string;
  publicUrl: string;
  can: ChatCapabilities;
  contact: Contact;
  /** When this contact last sent something before this event; null at first contact. */
  lastSeenAt: Date | null;
  /** Randomness for this turn: at most one new draft and one one-time token. */
  fresh: { draftId: string; token: string };
  /** Answers to earlier wants of this turn, by `wantKey`. */
  facts: ReadonlyMap<string, unknown>;
}
