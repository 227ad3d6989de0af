import { type State, stateCodes } from '../../../domain/state.ts';
import { buttons } from '../../labels.ts';
import type { InboxFilter, InboxFrom } from './inbox-page.ts';
import type { Option } from '../../kernel/message.ts';

/** What a button of the list opens: a page, or the choice of a filter. */
export type InboxLink = { filter: InboxFilter } & (
  { opens: 'page'; from: InboxFrom } | { opens: 'services' | 'states' }
);

// A button carries at most 64 bytes: states by their first four letters, ids as 22 characters instead of 36.
const shortState = (state: State | null): string => state?.slice(0, 4) ?? '';
const longState = (short: string): State | null =>
  short === '' ? null : (stateCodes.find((state) => state.slice(0, 4) === short) ?? null);

const shortId = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
const longId = (short: string): string =>
  Buffer.from(short, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const target = (link: InboxLink): string => {
  if (link.opens !== 'page') return link.opens === 'services' ? 'v' : 's';
  if (link.from === null) return 'p';
  return 'after' in link.from ? `a${shortId(link.from.after)}` : `b${shortId(link.from.before)}`;
};

/** The id of a button that opens a part of the list; whatever else was shown since, it opens the same. */
export const inboxOptionId = (link: InboxLink): string =>
  `act.in.${shortState(link.filter.state)}.${link.filter.service ?? ''}.${target(link)}`;

/** The button that opens all that waits for whoever presses it. */
export const allThatWaits: Option = {
  id: inboxOptionId({ opens: 'page', filter: { service: null, state: null }, from: null }),
  get label() {
    return buttons.staffInbox;
  },
};

const pattern = /^act\.in\.([a-z_]{0,4})\.(\w*)\.([vspab])([\w-]{22})?$/;

/** What an option id opens of the list; null when it is none of its buttons. */
export const readInboxLink = (id: string): InboxLink | null => {
  const found = pattern.exec(id);
  if (!found) return null;
  const [, state = '', service = '', opens = '', cursor] = found;
  const filter = { service: service || null, state: longState(state) };
  if (opens === 'v') return { opens: 'services', filter };
  if (opens === 's') return { opens: 'states', filter };
  const from = cursor && opens !== 'p' ? { [opens === 'a' ? 'after' : 'before']: longId(cursor) } : null;
  return { opens: 'page', filter, from: from as InboxFrom };
};
