import { quoted, quotedInLine } from '../../domain/quotation.ts';
import { states } from '../../domain/state.ts';
import { readTrackingNumber } from '../../domain/tracking-number.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { recordAccess } from '../db/accesses.ts';
import { eventsOf, type ChainedEvent } from '../db/events.ts';
import { requestViews } from '../db/requests.ts';
import { AdminError, type AdminCommand } from './command.ts';

const letterOf = ({ key, name, mime, bytes, sha256, signer }: RequestView['letters'][number]) => ({
  key,
  name,
  mime,
  bytes,
  sha256,
  ...(signer && { signer }),
});

/** The applicant is named in their request; the history holds only who they are by id. */
const actorIn = (view: RequestView, { actor, role }: ChainedEvent): string =>
  role === 'applicant' ? view.applicant.name : actor;

const eventOf = (view: RequestView, event: ChainedEvent) => {
  const { seq, action, from, to, role, at, note } = event;
  return { seq, action, from, to, actor: actorIn(view, event), role, at, note };
};

const jsonOf = (view: RequestView, events: ChainedEvent[]) => ({
  number: view.number,
  service: view.service,
  state: view.state,
  unit: view.unit,
  supporting: view.supporting,
  promisedOn: view.promisedOn,
  submittedAt: view.submittedAt,
  completedOn: view.completedOn ?? null,
  agendaNumber: view.agendaNumber,
  agendaOn: view.agendaOn ?? null,
  disposition: view.disposition ?? null,
  dueOn: view.dueOn ?? null,
  schedule: view.schedule ?? null,
  outcome: view.outcome,
  resultFile: view.resultFile ?? null,
  rating: view.rating,
  ratingComment: view.ratingComment ?? null,
  ratings: view.ratings ?? [],
  lacking: view.lacking,
  applicant: view.applicant,
  answers: view.answers,
  letters: view.letters.map(letterOf),
  events: events.map((event) => eventOf(view, event)),
});

const plain = (value: unknown): string => quoted(typeof value === 'string' ? value : JSON.stringify(value));

const textOf = (view: RequestView, events: ChainedEvent[]): string =>
  [
    `${view.number}  ${view.service}  ${states[view.state].label}  unit ${view.unit}  promised ${view.promisedOn}`,
    `Applicant: ${Object.values(view.applicant)
      .filter((value) => value)
      .map((value) => quotedInLine(String(value)))
      .join(', ')}`,
    ...Object.entries(view.answers).map(([key, value]) => `  ${key}: ${plain(value)}`),
    'Letters:',
    ...view.letters.map(({ key, name, bytes }) => `  ${key}: ${quotedInLine(name)} (${bytes} bytes)`),
    ...(view.ratings ?? []).map(
      ({ stars, at, comment }) =>
        `Rating: ${stars} of 5  ${at}${comment ? `: ${quotedInLine(comment)}` : ''}`,
    ),
    'History:',
    ...events.map(
      (event) =>
        `  ${event.seq}. ${event.at}  ${event.from ?? '–'} → ${event.to}  ${actorIn(view, event)} (${event.role})${event.note ? `: ${quoted(event.note)}` : ''}`,
    ),
  ].join('\n');

/** Shows one request in full, identity numbers included. */
export const requestShow: AdminCommand = {
  usage: 'request show <number>',
  summary: 'show one request in full, identity numbers included',
  options: [],
  run: async ({ db, vault, now }, given) => {
    const number = readTrackingNumber(given) ?? given;
    const [view] = await requestViews(db, vault, { number });
    if (!view) throw new AdminError(`There is no request ${number}. A number looks like TD-2026-XXXXXXXX.`);
    await recordAccess(db.pool, { by: 'command', door: 'command', what: 'request', at: now, of: [view] });
    const events = await eventsOf(db.pool, [view.id]);
    return { json: jsonOf(view, events), text: textOf(view, events) };
  },
};
