import { expect } from 'vitest';
import { emptyTally } from '../../domain/figures/figures.ts';
import { isIsoDate } from '../../domain/iso-date.ts';
import { isWaiting } from '../../flows/features/questions/question.ts';
import type { Facts, Want, WantOf } from '../../flows/kernel/fact.ts';
import type { World } from './conversation.ts';

const dayMs = 86_400_000;

const newestFirst = <T extends { submittedAt: string }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => b.submittedAt.localeCompare(a.submittedAt));

/**
 * What only staff places ask for, which have their facts given to them in their tests: an answer from here would be made up,
 * and nothing would notice when the real one changes.
 */
const notHeld = (): never => {
  throw new Error('The small world does not hold this: give the fact to the test, or teach it to the world');
};

/**
 * What the small world in memory answers to each want, as the database would; a fact without its line does not compile.
 * `test/app/facts-contract.test.ts` asks the same of the database over the same world.
 */
const answers: { [F in keyof Facts]: (world: World, want: WantOf<F>) => Facts[F] } = {
  holds: ({ holds }, { resources, from, until }) => {
    // As the database does: what is no day is no question.
    expect([from, until].every(isIsoDate)).toBe(true);
    return holds.filter(
      ({ resource, date }) => resources.includes(resource) && date >= from && date <= until,
    );
  },
  open_move: ({ setting, now }, { of }) => {
    const { move } = setting;
    const meant = move && ('id' in of ? of.id === move.id : of.requestId === move.requestId);
    return move && meant && new Date(move.expiresAt) > now ? move : null;
  },
  subdomain_taken: ({ setting }, { label }) => setting.subdomains?.includes(label) ?? false,
  employees_by_phone: ({ setting }, want) =>
    (setting.employees ?? []).filter(({ phone }) => phone === want.phone),
  employee_by_nip: ({ setting }, want) => setting.employees?.find(({ nip }) => nip === want.nip) ?? null,
  my_requests: ({ requests, contact }) =>
    newestFirst(requests.filter(({ contactId }) => contactId === contact.id)),
  request: ({ requests }, want) => requests.find(({ id }) => id === want.id) ?? null,
  request_by_number: ({ requests }, want) => requests.find(({ number }) => number === want.number) ?? null,
  request_of_draft: ({ requests, contact }, { draftId }) => {
    const mine = requests.filter(({ contactId }) => contactId === contact.id);
    const made = mine.find(({ id }) => id === draftId.replace(/^d/, 'b'));
    return made ? { id: made.id, number: made.number } : null;
  },
  unrecorded: ({ drafts, setting }) =>
    [...drafts.values()]
      .filter(({ state }) => state === 'submitting')
      .map(({ id, service, updatedAt }) => ({
        draftId: id,
        service,
        sentAt: updatedAt,
        held: setting.held ?? false,
      })),
  survey_about: ({ requests, contact, setting, now }) => {
    const [last] = requests
      .filter(({ contactId, state }) => contactId === contact.id && ['completed', 'rejected'].includes(state))
      .filter(({ since }) => Date.parse(since) > now.getTime() - 90 * dayMs)
      .toSorted((a, b) => b.since.localeCompare(a.since));
    return last
      ? { requestId: last.id, service: last.service, answered: (setting.surveys ?? []).length > 0 }
      : null;
  },
  my_accesses: ({ setting }) => setting.accesses ?? [],
  quoted: ({ setting }, { message }) => setting.quoted?.[message] ?? null,
  office_staff: ({ setting }) => setting.office ?? [],
  figures: ({ setting: { figures }, now }, { from, to }) =>
    figures
      ? {
          ...{ from, to, at: now.toISOString(), services: [], channels: [], units: [] },
          total: { ...emptyTally, ...figures.total },
          rows: (figures.rows ?? []).map((row) => ({ ...emptyTally, ...row })),
        }
      : notHeld(),
  relay: ({ relayed, now }, { requestId }) => {
    const mine = relayed.filter((one) => one.requestId === requestId);
    const today = mine.filter(({ at }) => now.getTime() - new Date(at).getTime() < dayMs).length;
    const last = mine.map(({ text, file, at }) => ({
      ...{ sender: 'applicant' as const, unit: null, text, at },
      ...(file ? { file } : {}),
    }));
    return { last: last.slice(-10), today: { unit: 0, applicant: today } };
  },
  written_about: ({ requests, setting, contact }) =>
    requests
      .filter(({ id, contactId }) => setting.writtenAbout?.includes(id) && contactId === contact.id)
      .map(({ id, number, service }) => ({ id, number, service })),
  last_news: ({ requests, questions, told, now }) => {
    const all = [
      ...requests.map(({ id, number, unit }) => ({ kind: 'request' as const, id, number, unit })),
      ...questions.map(({ id, number, unit }) => ({ kind: 'question' as const, id, number, unit })),
    ];
    return all
      .flatMap((one) => {
        const at = told.get(one.id);
        return at === undefined || now.getTime() - new Date(at).getTime() > 5 * dayMs ? [] : [{ ...one, at }];
      })
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, 4);
  },
  question: ({ questions }, { id }) => questions.find((question) => question.id === id) ?? null,
  my_questions: ({ questions, contact }) =>
    questions
      .filter(({ contactId }) => contactId === contact.id)
      .toSorted((a, b) => b.since.localeCompare(a.since)),
  open_questions: ({ questions }, { staff: { role, unit, everyUnit, acting } }) => {
    const isHead = role === 'head' || acting !== undefined;
    const waiting = questions
      .filter((one) =>
        one.dueOn === undefined ? role === 'operator' && (everyUnit || one.unit === unit) : isHead,
      )
      .filter(isWaiting)
      .toSorted((a, b) => a.since.localeCompare(b.since));
    return { questions: waiting, count: waiting.length };
  },
  inspection: ({ files }, { sha256 }) => {
    const found = files.get(sha256);
    if (!found) throw new Error(`No file ${sha256} was sent`);
    return found;
  },
  draft: ({ drafts }, { id }) => drafts.get(id) ?? null,
  unsent_form: ({ drafts }, { id }) => drafts.get(id) ?? null,
  known_answers: ({ requests, contact }) =>
    requests
      .filter(({ contactId }) => contactId === contact.id)
      .sort((a, b) => b.submittedAt.localeCompare(a.submittedAt))
      .slice(0, 5)
      .map(({ service, answers, letters }) => ({
        service,
        answers,
        signers: letters.flatMap(({ signer }) => (signer ? [signer] : [])),
      })),
  thrown_drafts: ({ drafts, now }) =>
    [...drafts.values()]
      .filter(
        ({ state, requestId, expiresAt, answers, files }) =>
          state === 'abandoned' &&
          requestId === null &&
          new Date(expiresAt) > now &&
          Object.keys({ ...answers, ...files }).length > 0,
      )
      .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
  completion_draft: ({ drafts }, want) =>
    [...drafts.values()].find(({ requestId, state }) => requestId === want.requestId && state === 'open') ??
    null,
  // Nobody has been given one.
  staff_code: ({ codeMisses, now }) => {
    const today = codeMisses.filter((at) => now.getTime() - new Date(at).getTime() < dayMs);
    return { ok: false, locked: today.length >= 3 };
  },
  counter_code: notHeld,
  booked: notHeld,
  block: notHeld,
  inbox: notHeld,
  requests_by_code: notHeld,
  reminders_off: notHeld,
  history: notHeld,
  held: notHeld,
  agenda_last: notHeld,
  agenda_taken: notHeld,
  colleagues: notHeld,
  city_proposals: notHeld,
  city_trial: notHeld,
  city_file: notHeld,
  city_preview: notHeld,
  city_texts: notHeld,
};

/** What the small world answers to a want. */
export const answerOf = <F extends keyof Facts>(world: World, want: Want & { fact: F }): Facts[F] => {
  const given: Partial<Facts> = world.setting.facts ?? {};
  return given[want.fact] ?? answers[want.fact](world, want as WantOf<F>);
};
