import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import type { StaffMember } from '../../domain/role.ts';
import { stateCodes } from '../../domain/state.ts';
import { inboxPage } from '../../app/db/request-list.ts';
import { requestViews } from '../../app/db/requests.ts';
import { sortedRequests, sortKeys, type Sort } from '../../app/db/sorted-requests.ts';
import type { InboxFilter, InboxFrom, InboxPage } from '../../flows/features/office/inbox-page.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { DeskNeeds } from './needs.ts';

/** Where a page of a list begins; `at` is what its list was sorted by there. */
type From = NonNullable<InboxFrom> & { at?: string };

/** Which requests a list shows, how sorted (null: by promise, what is finished newest first), from where, and whether all of them are chosen to begin with. */
export type Asked = {
  search: string;
  filter: InboxFilter;
  sort: Sort | null;
  from: From | null;
  pickAll: boolean;
};

/** A page of a list with all that is shown of each request. */
export type Listed = Omit<InboxPage, 'rows'> & { requests: RequestView[] };

const id = z.guid().optional().catch(undefined);
const Query = z.object({
  cari: z.string().trim().max(200).catch('').default(''),
  layanan: z.string().optional().catch(undefined),
  keadaan: z.enum(stateCodes).optional().catch(undefined),
  sesudah: id,
  sebelum: id,
  pilih: z.literal('semua').optional().catch(undefined),
  urut: z
    .string()
    .regex(/^-?[a-z-]+$/)
    .optional()
    .catch(undefined),
  pada: z.string().max(60).optional().catch(undefined),
});

/** The sorts by their names in an address; one that goes from its end has a minus before it. */
const sortNames: Record<Sort['by'], string> = {
  due: 'jatuh-tempo',
  since: 'sejak',
  service: 'layanan',
  state: 'keadaan',
};

const sortOf = (name: string | undefined): Sort | null => {
  const by = sortKeys.find((key) => name === sortNames[key] || name === `-${sortNames[key]}`);
  return by ? { by, down: name?.startsWith('-') === true } : null;
};

/** A sort as an address has it. */
export const sortName = ({ by, down }: Sort): string => `${down ? '-' : ''}${sortNames[by]}`;

const fromOf = ({ sesudah, sebelum, pada }: z.infer<typeof Query>): From | null => {
  const at = pada === undefined ? {} : { at: pada };
  if (sesudah !== undefined) return { after: sesudah, ...at };
  return sebelum === undefined ? null : { before: sebelum, ...at };
};

/** What an address asks for; what it says wrongly is left out. */
export const readAsked = (query: unknown, { catalogue }: Pick<DeskNeeds, 'catalogue'>): Asked => {
  const read = Query.parse(query);
  const service = read.layanan !== undefined && catalogue.byCode.has(read.layanan) ? read.layanan : null;
  return {
    search: read.cari,
    filter: { service, state: read.keadaan ?? null },
    sort: sortOf(read.urut),
    from: fromOf(read),
    pickAll: read.pilih !== undefined,
  };
};

/** The address of a list. */
export const listPath = (path: string, { search, filter, sort, from, pickAll }: Asked): string => {
  const query = new URLSearchParams({
    ...(search !== '' && { cari: search }),
    ...(filter.service !== null && { layanan: filter.service }),
    ...(filter.state !== null && { keadaan: filter.state }),
    ...(sort !== null && { urut: sortName(sort) }),
    ...(from !== null && ('after' in from ? { sesudah: from.after } : { sebelum: from.before })),
    ...(from?.at !== undefined && { pada: from.at }),
    ...(pickAll && { pilih: 'semua' }),
  });
  return query.size === 0 ? path : `${path}?${query.toString()}`;
};

/** Requests on a page: as many as somebody can look over. */
export const pageRows = 40;

/** What a list was sorted by at a request, for the address of the page next to it. */
const atOf = ({ since, service, state }: RequestView, { by }: Sort): { at?: string } => {
  const at = { due: undefined, since, service, state }[by];
  return at === undefined ? {} : { at };
};

/** The same list before or behind a request of it. */
export const besideRequest = (asked: Asked, way: 'before' | 'after', request: RequestView): Asked => {
  const at = asked.sort ? atOf(request, asked.sort) : {};
  const from = way === 'after' ? { after: request.id, ...at } : { before: request.id, ...at };
  return { ...asked, from, pickAll: false };
};

type List = Pick<Asked, 'filter' | 'sort' | 'from'>;

const sortedPage = async (
  { db, catalogue }: DeskNeeds,
  staff: StaffMember,
  { filter, sort, from }: List & { sort: Sort },
  take: number,
) => {
  const services = catalogue.services.toSorted((a, b) => a.title.localeCompare(b.title, 'id'));
  return sortedRequests(db, {
    ...{ staff, units: catalogue.city.units.codes, services: services.map(({ code }) => code) },
    ...{ filter, sort, take },
    from: from && {
      ...{ id: 'after' in from ? from.after : from.before, at: from.at ?? null },
      before: 'before' in from,
    },
  });
};

/** A page of the requests a member of staff asks for: one query for which, sorted otherwise two more, and one for all of them. */
export const listedRequests = async (
  needs: DeskNeeds,
  staff: StaffMember,
  { filter, sort, from }: List,
  take = pageRows,
): Promise<Listed> => {
  const { db, vault, clock, tz, catalogue } = needs;
  const today = cityDate(clock(), tz);
  const units = catalogue.city.units.codes;
  const about = { staff, units, filter, today };
  // Of a list sorted otherwise only the counts.
  const { rows, ...usual } = await inboxPage(
    db,
    sort ? { ...about, from: null, take: 1 } : { ...about, from, take },
  );
  const sorted = sort && (await sortedPage(needs, staff, { filter, sort, from }, take));
  const { ids, ...found } = sorted ? { ...usual, ...sorted } : { ...usual, ids: rows.map(({ id }) => id) };
  const views = ids.length === 0 ? [] : await requestViews(db, vault, { ids });
  const byId = new Map(views.map((view) => [view.id, view]));
  return { ...found, requests: ids.flatMap((id) => byId.get(id) ?? []) };
};
