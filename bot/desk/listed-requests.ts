import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import type { StaffMember } from '../../domain/role.ts';
import { stateCodes } from '../../domain/state.ts';
import { inboxPage } from '../../app/db/request-list.ts';
import { requestViews } from '../../app/db/requests.ts';
import type { InboxFilter, InboxFrom, InboxPage } from '../../flows/features/office/inbox-page.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { DeskNeeds } from './needs.ts';

/** Which requests a list shows, from where, and whether all of them are chosen to begin with. */
export type Asked = { search: string; filter: InboxFilter; from: InboxFrom; pickAll: boolean };

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
});

const fromOf = ({ sesudah, sebelum }: z.infer<typeof Query>): InboxFrom => {
  if (sesudah !== undefined) return { after: sesudah };
  return sebelum === undefined ? null : { before: sebelum };
};

/** What an address asks for; what it says wrongly is left out. */
export const readAsked = (query: unknown, { catalogue }: Pick<DeskNeeds, 'catalogue'>): Asked => {
  const read = Query.parse(query);
  const service = read.layanan !== undefined && catalogue.byCode.has(read.layanan) ? read.layanan : null;
  return {
    search: read.cari,
    filter: { service, state: read.keadaan ?? null },
    from: fromOf(read),
    pickAll: read.pilih !== undefined,
  };
};

/** The address of a list. */
export const listPath = (path: string, { search, filter, from, pickAll }: Asked): string => {
  const query = new URLSearchParams({
    ...(search !== '' && { cari: search }),
    ...(filter.service !== null && { layanan: filter.service }),
    ...(filter.state !== null && { keadaan: filter.state }),
    ...(from !== null && ('after' in from ? { sesudah: from.after } : { sebelum: from.before })),
    ...(pickAll && { pilih: 'semua' }),
  });
  return query.size === 0 ? path : `${path}?${query.toString()}`;
};

/** Requests on a page: as many as somebody can look over. */
export const pageRows = 40;

/** A page of the requests a member of staff asks for: one query for which, one for all of them. */
export const listedRequests = async (
  { db, vault, clock, tz, catalogue }: DeskNeeds,
  staff: StaffMember,
  { filter, from }: Pick<Asked, 'filter' | 'from'>,
  take = pageRows,
): Promise<Listed> => {
  const today = cityDate(clock(), tz);
  const units = catalogue.city.units.codes;
  const { rows, ...found } = await inboxPage(db, { staff, units, filter, from, today, take });
  const ids = rows.map(({ id }) => id);
  const views = ids.length === 0 ? [] : await requestViews(db, vault, { ids });
  const byId = new Map(views.map((view) => [view.id, view]));
  return { ...found, requests: rows.flatMap((row) => byId.get(row.id) ?? []) };
};
