import { openStates, type State } from './state.ts';

/** Why a request has to be kept although its person wants it erased, and until when (an ISO date; null: until it is decided). */
export type KeptBecause = { article: string; until: string | null };

/** A letter that was entered in the agenda is an archive of the office; the years wait for the city's own schedule. */
const archiveYears = 2;
const archiveArticle = 'UU 43/2009 Pasal 48 (JRA) dan Perwali 126/2022 Pasal 12 ayat (2) huruf b';
const openArticle = 'UU 27/2022 Pasal 20 ayat (2) huruf d: permohonan masih diproses';

/** Whether a request is still to be kept on an ISO date, and why: it is open, or an archive whose time is not over. */
export const keptBecause = (
  request: { state: State; agendaNumber: string | null; endedOn: string },
  today: string,
): KeptBecause | null => {
  if (openStates.includes(request.state)) return { article: openArticle, until: null };
  if (request.agendaNumber === null) return null;
  const until = `${Number(request.endedOn.slice(0, 4)) + archiveYears}${request.endedOn.slice(4)}`;
  return until > today ? { article: archiveArticle, until } : null;
};
