import { cityDate } from '../domain/city-time.ts';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import type { Facts, Want, WantOf } from '../flows/kernel/fact.ts';
import { bookedBetween } from './booked.ts';
import type { Clock } from './clock.ts';
import { isAgendaTaken, lastAgendaNo } from './db/agenda.ts';
import { colleagues } from './db/colleagues.ts';
import { wantsNoReminders } from './db/contacts.ts';
import { tryCounterCode } from './db/counter-codes.ts';
import { draftsBy, thrownDrafts } from './db/drafts.ts';
import { employeesOf } from './db/employees.ts';
import { recentEvents } from './db/events.ts';
import { liveCityData } from './city/city-data.ts';
import { previewEdits } from './city/preview-edits.ts';
import { tryEdits } from './city/try-edits.ts';
import { cityProposals } from './db/city-proposals.ts';
import { openFigures } from './figures-cache.ts';
import { unrecordedOf } from './db/held-submissions.ts';
import { heldOf } from './db/held-steps.ts';
import { holdsOfAll } from './db/holds.ts';
import { openBlock, openMoves } from './db/open-moves.ts';
import type { Database } from './db/open.ts';
import { officeStaff } from './db/office-staff.ts';
import { openQuestions, questionById, questionsOf } from './db/questions.ts';
import { knownAnswers } from './db/known-answers.ts';
import { lastNews, relaysOf, writtenAbout } from './db/request-messages.ts';
import { inboxPage, requestsByCode } from './db/request-list.ts';
import { inBatches } from './in-batches.ts';
import { isGuid } from './db/request-view.ts';
import { quotedMessage } from './db/quoted.ts';
import { requestsOfDrafts, requestViews } from './db/requests.ts';
import { accessesOf } from './db/accesses.ts';
import { surveyAbout } from './db/surveys.ts';
import { takenSubdomains } from './db/reserved-names.ts';
import { codeMisses, staffByCode } from './db/staff-codes.ts';
import { mostLooks } from '../flows/features/personal-data/index.ts';
import { mostOwn } from '../flows/features/requests/index.ts';
import { staffCodeHours } from '../flows/features/enrolment/staff-code.ts';
import type { Settings } from '../flows/settings.ts';
import type { Log } from './log.ts';
import type { Vault } from './vault.ts';

type Needs = {
  db: Database;
  vault: Vault;
  clock: Clock;
  tz: string;
  catalogue: Pick<Catalogue, 'city'>;
  log: Pick<Log, 'error'>;
  settings: Settings;
};
/** A want of the contact whose turn it is. */
type Asked<F extends keyof Facts> = { want: WantOf<F>; contactId: string };
/** The answers to all that is asked at the same time, in its order. */
type Loader<F extends keyof Facts> = (asked: readonly Asked<F>[]) => Promise<Facts[F][]>;
/** How each fact is loaded; one without its line does not compile. */
type Loaders = { [F in keyof Facts]: Loader<F> };

/** A query for each: what staff ask for, or a person now and then. */
const each =
  <F extends keyof Facts>(load: (want: WantOf<F>, contactId: string) => Promise<Facts[F]>): Loader<F> =>
  (asked) =>
    Promise.all(asked.map(({ want, contactId }) => load(want, contactId)));

/** One query for all: `find` picks each one's answer from what `load` found for all of them. */
const together =
  <F extends keyof Facts, Row>(
    load: (asked: readonly Asked<F>[]) => Promise<readonly Row[]>,
    find: (rows: readonly Row[], want: WantOf<F>, contactId: string) => Facts[F],
  ): Loader<F> =>
  async (asked) => {
    const rows = await load(asked);
    return asked.map(({ want, contactId }) => find(rows, want, contactId));
  };

const contactsOf = (asked: readonly { contactId: string }[]): string[] =>
  asked.map(({ contactId }) => contactId);

const ofContact = <Row extends { contactId: string }>(
  rows: readonly Row[],
  _want: unknown,
  contactId: string,
): Row[] => rows.filter((row) => row.contactId === contactId);

/** What is asked in the same breath is loaded together; nothing waits for more to come. */
const breath = { lanes: 4, most: 200 };

/** A number of the employee register stands for so many people at most. */
const mostOfANumber = 10;
/** Wrong codes in a day, of staff or of a receipt, after which a contact may try no more. */
const mostMisses = 3;

/** Answers what a step wants to know. */
export type LoadFact = <W extends Want>(want: W, contactId: string) => Promise<Facts[W['fact']]>;

/** Opens the answers to what steps want to know; every query asks for this contact's own or for what staff rules check. */
export const openFacts = ({ db, vault, clock, tz, catalogue, log, settings }: Needs): LoadFact => {
  const units = (): readonly string[] => catalogue.city.units.codes;
  const figuresOf = openFigures({ db, clock, tz, catalogue });

  const today = (): string => cityDate(clock(), tz);

  /** Whether a contact has tried too many codes, of whatever kind. */
  const isLocked = async (contactId: string): Promise<boolean> =>
    (await codeMisses(db, contactId, new Date(clock().getTime() - staffCodeHours * 3_600_000))) >= mostMisses;

  const theirDraft = <F extends 'draft' | 'unsent_form'>(
    unreadable?: (draftId: string, error: unknown) => void,
  ): Loader<F> =>
    together(
      (asked) => {
        const ids = asked.map(({ want }) => want.id);
        return draftsBy(db, vault, 'id', ids, unreadable);
      },
      (found, { id }, contactId) =>
        found.find((one) => one.draft.id === id && one.contactId === contactId)?.draft ?? null,
    );

  const loaders: Loaders = {
    holds: (asked) =>
      holdsOfAll(
        db,
        asked.map(({ want: { resources, from, until, except }, contactId }) => ({
          ...{ resources, from, until },
          // A person's own forms are not in their way.
          except: [contactId, ...(except ? [except] : [])],
        })),
        { now: clock(), tz },
      ),
    booked: each(({ resources, from, until }) => bookedBetween(db, { resources, from, until, tz })),
    block: each(({ id }) => openBlock(db, id, tz)),
    open_move: together(
      (asked) =>
        openMoves(
          db,
          asked.map(({ want }) => want.of),
          { now: clock(), tz },
        ),
      (found, { of }) =>
        found.find(({ id, requestId }) => ('id' in of ? id === of.id : requestId === of.requestId)) ?? null,
    ),
    subdomain_taken: together(
      (asked) =>
        takenSubdomains(
          db,
          asked.map(({ want }) => want.label),
        ),
      (taken, { label }) => taken.includes(label),
    ),
    employees_by_phone: together(
      (asked) => employeesOf(db, vault, { phones: asked.map(({ want }) => want.phone) }),
      (found, want) => found.filter(({ phone }) => phone === want.phone).slice(0, mostOfANumber),
    ),
    employee_by_nip: together(
      (asked) => employeesOf(db, vault, { nips: asked.map(({ want }) => want.nip) }),
      (found, want) => found.find(({ nip }) => nip === want.nip) ?? null,
    ),
    my_requests: together(
      (asked) => requestViews(db, vault, { contactIds: contactsOf(asked), take: mostOwn + 1 }),
      ofContact,
    ),
    request: together(
      (asked) => requestViews(db, vault, { ids: asked.map(({ want }) => want.id).filter(isGuid) }),
      (found, want) => found.find(({ id }) => id === want.id) ?? null,
    ),
    request_by_number: together(
      (asked) => requestViews(db, vault, { numbers: asked.map(({ want }) => want.number) }),
      (found, want) => found.find(({ number }) => number === want.number) ?? null,
    ),
    request_of_draft: together(
      (asked) =>
        requestsOfDrafts(
          db,
          asked.map(({ want }) => want.draftId),
        ),
      (made, { draftId }, contactId) => {
        const mine = made.find((one) => one.draftId === draftId && one.contactId === contactId);
        return mine ? { id: mine.id, number: mine.number } : null;
      },
    ),
    unrecorded: together(
      (asked) => unrecordedOf(db.pool, contactsOf(asked)),
      (sent, want, contactId) =>
        ofContact(sent, want, contactId).map(({ draftId, service, sentAt, held }) => ({
          draftId,
          service,
          sentAt,
          held,
        })),
    ),
    inbox: each(({ staff, filter, from }) =>
      inboxPage(db, { staff, units: units(), filter, from, today: today() }),
    ),
    requests_by_code: each(({ staff, code }) => requestsByCode(db, { staff, units: units(), code })),
    reminders_off: each(({ contactId }) => wantsNoReminders(db, contactId)),
    history: each(async ({ requestId }) => (isGuid(requestId) ? recentEvents(db.pool, requestId) : [])),
    held: each(({ requestId }) => heldOf(db.pool, requestId)),
    survey_about: each((_want, contactId) => surveyAbout(db, contactId, { now: clock(), tz })),
    my_accesses: each((_want, contactId) => accessesOf(db.pool, [contactId], mostLooks + 1)),
    city_proposals: each(() => cityProposals(db.pool)),
    city_file: each(async ({ file }) => (await liveCityData(db))(file) ?? null),
    city_texts: each(async ({ words }) => {
      const { findTexts } = await import('../flows/find-texts.ts');
      return findTexts(words, (await liveCityData(db))('texts.yaml'));
    }),
    city_preview: each(({ edits, said }) =>
      previewEdits(db, edits, said, { loadFact, settings, tz, publicUrl: '', now: clock() }),
    ),
    city_trial: each(({ edits }) => tryEdits(db, edits, today())),
    quoted: each(({ message }, contactId) => quotedMessage(db.pool, vault, { contactId, message })),
    agenda_last: each(({ year }) => lastAgendaNo(db, year)),
    agenda_taken: each((want) => isAgendaTaken(db, want)),
    office_staff: each(() => officeStaff(db, { now: clock(), today: today() })),
    figures: each(({ from, to }) => figuresOf(from, to)),
    colleagues: each(() => colleagues(db, cityDate(clock(), tz))),
    relay: async (asked) => {
      const ids = asked.map(({ want }) => want.requestId);
      const found = await relaysOf(db, vault, ids, clock());
      return ids.map((id) => found.get(id) ?? { last: [], today: { unit: 0, applicant: 0 } });
    },
    written_about: together(
      (asked) => writtenAbout(db, contactsOf(asked)),
      (found, want, contactId) =>
        ofContact(found, want, contactId).map(({ id, number, service }) => ({ id, number, service })),
    ),
    last_news: together(
      (asked) => lastNews(db, contactsOf(asked), clock()),
      (found, want, contactId) => ofContact(found, want, contactId).map(({ told }) => told),
    ),
    question: each(({ id }) => questionById(db, vault, id)),
    my_questions: each((_want, contactId) => questionsOf(db, vault, contactId, clock())),
    open_questions: each(({ staff }) => openQuestions(db, vault, staff)),
    inspection: () => Promise.reject(new Error('A turn has a file nobody has looked into')),
    draft: theirDraft<'draft'>(),
    // Told of beside something else: a form that cannot be read keeps nobody from the rest.
    unsent_form: theirDraft<'unsent_form'>((draftId, error) =>
      log.error({ draftId, err: error }, 'an unsent form cannot be read'),
    ),
    known_answers: together(
      (asked) => knownAnswers(db, vault, contactsOf(asked)),
      (found, _want, contactId) => found.flatMap((one) => (one.contactId === contactId ? [one.earlier] : [])),
    ),
    thrown_drafts: together(
      (asked) => thrownDrafts(db, vault, contactsOf(asked), clock()),
      (found, _want, contactId) => found.flatMap((one) => (one.contactId === contactId ? [one.draft] : [])),
    ),
    completion_draft: together(
      (asked) =>
        draftsBy(
          db,
          vault,
          'request_id',
          asked.map(({ want }) => want.requestId),
        ),
      (found, { requestId }, contactId) =>
        found.find((one) => one.draft.requestId === requestId && one.contactId === contactId)?.draft ?? null,
    ),
    counter_code: each(async (receipt, contactId) =>
      (await isLocked(contactId))
        ? { is: 'locked' }
        : tryCounterCode(db.pool, vault, receipt, { contactId, now: clock() }),
    ),
    staff_code: each(async ({ codeHash }, contactId) => {
      if (await isLocked(contactId)) return { ok: false, locked: true };
      const staff = await staffByCode(db, { contactId, codeHash, now: clock() });
      return staff ? { ok: true, staff } : { ok: false, locked: false };
    }),
  };

  const batched = new Map(
    Object.entries(loaders).map(([name, load]) => [
      name,
      inBatches(load as (asked: { want: Want; contactId: string }[]) => Promise<unknown[]>, breath),
    ]),
  );

  const loadFact: LoadFact = async <W extends Want>(want: W, contactId: string) => {
    const load = batched.get(want.fact);
    if (!load) throw new Error(`Nothing loads ${want.fact}`);
    return (await load({ want, contactId })) as Facts[W['fact']];
  };
  return loadFact;
};
