import { stateWords } from '../../domain-words.ts';
import { longDate } from '../../../domain/city-time.ts';
import { stateCodes, states } from '../../../domain/state.ts';
import { fact, knownFact, type WantOf } from '../../kernel/fact.ts';
import type { Message, Option } from '../../kernel/message.ts';
import {
  actOption,
  type InboxFilter,
  type InboxFrom,
  type InboxLink,
  inboxOptionId,
  type InboxPage,
  type InboxRow,
  type StaffTurn,
  withOptions,
} from '../office/index.ts';
import { inboxTexts } from './inbox-texts.ts';
import {
  decisionDay,
  disposedTo,
  isBeside,
  isLate,
  serviceFace,
  shownState,
  today,
} from '../requests/index.ts';

/** What waits for the person, of every service. */
const unfiltered: InboxFilter = { service: null, state: null };

const linkOption = (label: string, link: InboxLink): Option => ({ id: inboxOptionId(link), label });

/** The day that counts now: the one promised for the decision, after it the one the head has set. */
const dayOf = ({ state, dueOn, ...promise }: InboxRow): string =>
  dueOn !== undefined && disposedTo.includes(state)
    ? inboxTexts.dueBy(longDate(dueOn))
    : inboxTexts.promised(longDate(decisionDay(promise)));

/** One request of a list in a line: number, service, state, the day that counts; overdue marked, and what the unit is only beside. */
export const rowLine = (row: InboxRow, { context, staff }: StaffTurn): string =>
  inboxTexts.line({
    number: row.number,
    title: serviceFace(context, row.service).title,
    state: shownState(row),
    day: dayOf(row),
    late: isLate(row, today(context)),
    beside: isBeside(row, staff),
  });

/** The button that opens a request of a list. */
export const rowOption = ({ id, number }: InboxRow): Option => ({
  ...actOption('see', id),
  label: number,
});

const titleOf = ({ count, late }: InboxPage, { service, state }: InboxFilter, turn: StaffTurn): string => {
  if (service !== null || state !== null)
    return inboxTexts.filteredTitle(count, late, state !== null && !states[state].open);
  return turn.staff.role === 'administrator'
    ? inboxTexts.everythingTitle(count, late)
    : inboxTexts.title(count, late);
};

const filterParts = ({ service, state }: InboxFilter, { context }: StaffTurn): string[] => [
  ...(service === null ? [] : [serviceFace(context, service).title]),
  ...(state === null ? [] : [stateWords[state].label]),
];

const turning = (page: InboxPage, filter: InboxFilter): Option[] => {
  const [first, last] = [page.rows[0], page.rows.at(-1)];
  return [
    ...(page.earlier && first
      ? [linkOption(inboxTexts.labels.previous, { opens: 'page', filter, from: { before: first.id } })]
      : []),
    ...(page.later && last
      ? [linkOption(inboxTexts.labels.next, { opens: 'page', filter, from: { after: last.id } })]
      : []),
  ];
};

const filters = (filter: InboxFilter): Option[] => [
  linkOption(inboxTexts.labels.byService, { opens: 'services', filter }),
  linkOption(inboxTexts.labels.byState, { opens: 'states', filter }),
];

/** What the list holds; of what the unit is only beside the second line. */
const headOf = (page: InboxPage, filter: InboxFilter, turn: StaffTurn): string[] => {
  const filtered = filter.service !== null || filter.state !== null;
  if (page.rows.length === 0) return [filtered ? inboxTexts.noneFit : inboxTexts.empty];
  const none = filtered ? [] : [inboxTexts.empty];
  return [
    ...(page.count > 0 ? [titleOf(page, filter, turn)] : none),
    ...(page.beside > 0 ? [inboxTexts.besideTitle(page.beside)] : []),
  ];
};

const pageMessage = (turn: StaffTurn, filter: InboxFilter, page: InboxPage): Message => {
  const parts = filterParts(filter, turn);
  const lines = page.rows.map((row, index) => `${index + 1}. ${rowLine(row, turn)}`);
  return {
    text: [
      ...headOf(page, filter, turn),
      ...(parts.length > 0 ? [inboxTexts.filterLine(parts)] : []),
      ...lines,
    ].join('\n'),
    options: [...page.rows.map(rowOption), ...turning(page, filter), ...filters(filter)],
    ...(page.rows.length > 0 ? { footer: inboxTexts.footer } : {}),
  };
};

const openPage = (turn: StaffTurn, filter: InboxFilter, from: InboxFrom) =>
  fact(turn.context, { fact: 'inbox', staff: turn.staff, filter, from });

const firstPage = (filter: InboxFilter) => ({ opens: 'page', filter, from: null }) as const;

/** What the list opens with: all that waits for the person. */
export const wholeList: InboxLink = firstPage(unfiltered);

/** What a part of the list needs: a page of it, and the first one where that turns out empty. */
export const inboxNeeds = (
  { staff, context }: Pick<StaffTurn, 'staff' | 'context'>,
  link: InboxLink,
): WantOf<'inbox'>[] => {
  if (link.opens !== 'page') return [];
  const { filter, from } = link;
  const page = { fact: 'inbox', staff, filter, from } as const;
  const isOver = from !== null && knownFact(context, page)?.rows.length === 0;
  return [page, ...(isOver ? [{ ...page, from: null }] : [])];
};

const chooseService = ({ context }: StaffTurn, filter: InboxFilter): Message => ({
  text: inboxTexts.serviceQuestion,
  ...withOptions([
    linkOption(inboxTexts.labels.anyService, firstPage({ ...filter, service: null })),
    ...context.catalogue.services.map(({ code, title }) =>
      linkOption(title, firstPage({ ...filter, service: code })),
    ),
  ]),
});

const chooseState = ({ staff }: StaffTurn, filter: InboxFilter): Message => ({
  text: inboxTexts.stateQuestion,
  options: [
    linkOption(
      staff.role === 'administrator' ? inboxTexts.labels.open : inboxTexts.labels.waiting,
      firstPage({ ...filter, state: null }),
    ),
    ...stateCodes.map((state) => linkOption(stateWords[state].label, firstPage({ ...filter, state }))),
  ],
});

/** A part of the list of requests: a page of it, oldest promise first, each to be opened, or the choice of a filter. */
export const inbox = (turn: StaffTurn, link: InboxLink = wholeList): Message => {
  if (link.opens !== 'page')
    return (link.opens === 'services' ? chooseService : chooseState)(turn, link.filter);
  const page = openPage(turn, link.filter, link.from);
  // What stood beyond the page shown may have been dealt with since: then the list begins anew.
  const shown = page.rows.length === 0 && link.from ? openPage(turn, link.filter, null) : page;
  return pageMessage(turn, link.filter, shown);
};
