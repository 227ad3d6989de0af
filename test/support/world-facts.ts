import { expect } from 'vitest';
import { isIsoDate } from '../../domain/iso-date.ts';
import type { Facts, Want, WantOf } from '../../flows/kernel/fact.ts';
import type { World } from './conversation.ts';

const nothingDone = { received: 0, done: 0, overdue: 0, medianHours: null, rating: null };

/** What the small world in memory answers to each want, as the database would; a fact without its line does not compile. */
const answers: { [F in keyof Facts]: (world: World, want: WantOf<F>) => Facts[F] } = {
  holds: ({ holds }, { resources, from, until }) => {
    // As the database does: what is no day is no question.
    expect([from, until].every(isIsoDate)).toBe(true);
    return holds.filter(
      ({ resource, date }) => resources.includes(resource) && date >= from && date <= until,
    );
  },
  booked: () => [],
  block: () => null,
  open_move: ({ setting }) => setting.move ?? null,
  subdomain_taken: ({ setting }, { label }) => setting.subdomains?.includes(label) ?? false,
  employees_by_phone: ({ setting }, want) =>
    (setting.employees ?? []).filter(({ phone }) => phone === want.phone),
  employee_by_nip: ({ setting }, want) => setting.employees?.find(({ nip }) => nip === want.nip) ?? null,
  my_requests: ({ requests, contact }) => requests.filter(({ contactId }) => contactId === contact.id),
  request: ({ requests }, want) => requests.find(({ id }) => id === want.id) ?? null,
  request_by_number: ({ requests }, want) => requests.find(({ number }) => number === want.number) ?? null,
  request_of_draft: ({ requests }, { draftId }) =>
    requests.find(({ id }) => id === draftId.replace(/^d/, 'b')) ?? null,
  unrecorded: ({ drafts, now, setting }) =>
    [...drafts.values()]
      .filter(({ state }) => state === 'submitting')
      .map(({ id, service }) => ({
        draftId: id,
        service,
        sentAt: now.toISOString(),
        held: setting.held ?? false,
      })),
  inbox: () => ({ rows: [], earlier: false, later: false, count: 0, late: 0, beside: 0 }),
  reminders_off: () => false,
  requests_by_code: () => [],
  history: () => [],
  quoted: ({ setting }, { message }) => setting.quoted?.[message] ?? null,
  agenda_last: () => 0,
  agenda_taken: () => false,
  colleagues: () => [],
  office_staff: ({ setting }) => setting.office ?? [],
  figures: ({ setting }, { from, to }) => ({ rows: [], total: nothingDone, ...setting.figures, from, to }),
  relay: ({ relayed }) => ({ last: [], today: { unit: 0, applicant: relayed.length } }),
  written_about: ({ requests, setting }) => requests.filter(({ id }) => setting.writtenAbout?.includes(id)),
  last_news: ({ requests, questions, told }) => {
    const all = [
      ...requests.map(({ id, number, unit }) => ({ kind: 'request' as const, id, number, unit })),
      ...questions.map(({ id, number, unit }) => ({ kind: 'question' as const, id, number, unit })),
    ];
    return all
      .flatMap((one) => {
        const at = told.get(one.id);
        return at === undefined ? [] : [{ ...one, at }];
      })
      .sort((a, b) => b.at.localeCompare(a.at));
  },
  question: ({ questions }, { id }) => questions.find((question) => question.id === id) ?? null,
  my_questions: ({ questions, contact }) => questions.filter(({ contactId }) => contactId === contact.id),
  open_questions: ({ questions }) => ({ questions, count: questions.length }),
  inspection: ({ files }, { sha256 }) => {
    const found = files.get(sha256);
    if (!found) throw new Error(`No file ${sha256} was sent`);
    return found;
  },
  draft: ({ drafts }, { id }) => drafts.get(id) ?? null,
  completion_draft: ({ drafts }, want) =>
    [...drafts.values()].find(({ requestId, state }) => requestId === want.requestId && state === 'open') ??
    null,
  staff_code: () => ({ ok: false, locked: false }),
};

/** What the small world answers to a want. */
export const answerOf = <F extends keyof Facts>(world: World, want: Want & { fact: F }): Facts[F] =>
  answers[want.fact](world, want as WantOf<F>);
