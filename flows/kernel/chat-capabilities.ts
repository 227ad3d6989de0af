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
