import { askedGrams, askedWords, holdsWords, searchWords } from '../../domain/search-words.ts';
import type { StaffMember } from '../../domain/role.ts';
import { requestViews } from '../../app/db/requests.ts';
import { indexSome } from '../../app/db/search-index.ts';
import { searchRequests } from '../../app/db/search-requests.ts';
import { foundBy } from '../../flows/features/requests/found-by.ts';
import { requestFace } from '../../flows/features/requests/service-face.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { pageRows, type Asked } from './listed-requests.ts';
import type { DeskNeeds } from './needs.ts';

/** A page of what was found, the newest first; `asked` empty: what was typed holds nothing to look for. */
export type FoundPage = { asked: string[]; requests: RequestView[]; earlier: boolean; later: boolean };

/** What came in a moment ago is found, too; what an upgrade has left is the job's. */
const latest = 50;
/** Pieces in another order look like the word: what only looks so is left out, and the next are asked for. */
const mostRounds = 5;

const isFound = (asked: readonly string[], request: RequestView, needs: DeskNeeds): boolean =>
  holdsWords(asked, foundBy(request, requestFace(needs, request)).flatMap(searchWords));

/** The requests within somebody's reach that hold all the words they typed. */
export const foundRequests = async (
  needs: DeskNeeds,
  staff: StaffMember,
  { search, filter, from }: Asked,
): Promise<FoundPage> => {
  const { db, vault, searchKeys: keys } = needs;
  const asked = askedWords(search);
  const begin = from !== null && 'after' in from ? from.after : null;
  if (asked.length === 0) return { asked, requests: [], earlier: false, later: false };
  await indexSome({ ...needs, keys }, latest);
  const units = needs.catalogue.city.units.codes;
  const grams = keys(askedGrams(asked));
  const found: RequestView[] = [];
  let after = begin;
  for (let round = 0; round < mostRounds && found.length <= pageRows; round += 1) {
    const take = pageRows + 1;
    const ids = await searchRequests(db, { grams, staff, units, ...filter, after, take });
    const views = ids.length === 0 ? [] : await requestViews(db, vault, { ids });
    const byId = new Map(views.map((view) => [view.id, view]));
    found.push(...ids.flatMap((id) => byId.get(id) ?? []).filter((view) => isFound(asked, view, needs)));
    if (ids.length < take) break;
    after = ids.at(-1) ?? null;
  }
  return {
    asked,
    requests: found.slice(0, pageRows),
    earlier: begin !== null,
    later: found.length > pageRows,
  };
};
