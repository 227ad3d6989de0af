import { addDays } from './city-time.ts';
import { isCarriedOut, type Period } from './retention.ts';
import { openStates, type State } from './state.ts';

/** Why something has to be kept although its person wants it erased, and until when (an ISO date; null: until it is decided). */
export type KeptBecause = { article: string; until: string | null };

const archiveArticle = 'UU 43/2009 Pasal 48 (JRA)';
const openArticle = 'UU 27/2022 Pasal 20 ayat (2) huruf e: permohonan masih diproses';
const heldArticle = 'UU 27/2022 Pasal 44 ayat (1) huruf c: ditahan selama ada sengketa atau insiden';

/** Why nothing goes of whom an incident touched, as long as it is open: they have to be told of it, and what happened is looked into. */
export const incidentArticle = 'UU 27/2022 Pasal 46: insiden belum selesai ditangani';

/** Why an entry of the employee register stays that its person wants erased: it goes once they have left the register. */
export const registerArticle = 'layanan internal: masih tercatat sebagai pegawai';

/** What an archive is kept by: the years of the city's own schedule, or the usual ones as long as it has adopted none. */
export type Archive = Pick<Period, 'days' | 'source'>;

type Kept = { state: State; agendaNumber: string | null; endedOn: string; isHeld: boolean };

/**
 * Whether a request is still to be kept on an ISO date, and why: it is open or held, or it was entered in the agenda, which makes it an
 * archive of the office, and its time is not over.
 */
export const keptBecause = (
  { state, agendaNumber, endedOn, isHeld }: Kept,
  today: string,
  archive: Archive,
): KeptBecause | null => {
  if (openStates.includes(state)) return { article: openArticle, until: null };
  if (isHeld) return { article: heldArticle, until: null };
  if (agendaNumber === null) return null;
  const until = addDays(endedOn, archive.days);
  const schedule = isCarriedOut('requests', archive) ? `; ${archive.source}` : '';
  return until > today ? { article: `${archiveArticle}${schedule}`, until } : null;
};
