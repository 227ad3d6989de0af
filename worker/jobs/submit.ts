import { type Office, tellContact } from '../../app/db/deliveries.ts';
import { isOutage } from '../../app/db/outage.ts';
import { putOff } from '../../app/db/held-submissions.ts';
import { loadSent, makeRequestIn, makeRequests } from '../../app/db/new-requests.ts';
import { takeSent } from '../../app/db/sent-drafts.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { openGate } from '../../app/gate.ts';
import { CannotSubmit, holdSubmission } from '../../app/hold-submission.ts';
import { inBatches } from '../../app/in-batches.ts';
import { jobs } from '../../app/jobs.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { newKeys } from '../../flows/features/form/new-keys.ts';
import type { WorkerJob } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';
import { completeRequest } from './submit/complete-request.ts';
import { newRequest, newRequestRow, type NewRequest } from './submit/new-request.ts';
import { readDraft } from './submit/read-draft.ts';
import { holdSlots, reserveNames } from './submit/reserve.ts';
import { reopenDraft, WishTaken } from './submit/wish-taken.ts';
import { withCalendar } from './submit/with-calendar.ts';

const mostInABatch = 50;
/** Transactions of several statements at once: each keeps a connection for itself. */
const mostAlone = 4;
const mostTries = 3;

/** Made, or waiting no longer; to be made by itself, in a transaction of several statements; or what is wrong with it. */
type Recorded = 'done' | 'alone' | { wrong: unknown };

/** What holds a place or a name wants more than one statement. */
const holdsNothing = ({ fields }: Service): boolean =>
  !fields.some(({ type }) => type === 'slot' || type === 'subdomain');

const officeOf = ({ catalogue, clock }: WorkerNeeds, today: string): Office => ({
  today,
  now: clock(),
  secretariat: catalogue.city.units.secretariat,
});

const write = async (requests: NewRequest[], needs: WorkerNeeds): Promise<Set<string>> => {
  const [first] = requests;
  if (!first) return new Set();
  const rows = requests.map((request) => newRequestRow(request, needs));
  const made = await makeRequests(needs.db.pool, rows, officeOf(needs, first.today));
  for (const { draft, service } of requests) if (made.has(draft.id)) needs.metrics.request(service.code);
  return made;
};

/** Makes requests of sent drafts, a batch of them in two statements; one that is bad, or wants more, falls out of it. */
const record = async (draftIds: string[], needs: WorkerNeeds): Promise<Recorded[]> => {
  const sent = await loadSent(needs.db.pool, draftIds);
  const recorded = new Map<string, Recorded>();
  const together: NewRequest[] = [];
  for (const [id, row] of sent)
    try {
      const request = row.isCompletion ? null : newRequest(row, needs);
      if (request && holdsNothing(request.service)) together.push(request);
      else recorded.set(id, 'alone');
    } catch (error) {
      recorded.set(id, { wrong: error });
    }
  const made = await write(together, needs);
  for (const { draft } of together) recorded.set(draft.id, made.has(draft.id) ? 'done' : 'alone');
  return draftIds.map((id) => recorded.get(id) ?? 'done');
};

/** Makes one request with what it holds, in one transaction; false when its draft changed meanwhile. */
const make = (request: NewRequest, needs: WorkerNeeds): Promise<boolean> =>
  inTransaction(needs.db, async (tx) => {
    const { draft, service, view, today } = request;
    // Its confirmation comes last: what it holds is written into a file beside it.
    const row = { ...newRequestRow(request, needs), said: null };
    if (!(await makeRequestIn(tx, row, officeOf(needs, today)))) return false;
    await holdSlots(tx, view.id, service, draft, needs);
    await reserveNames(tx, view.id, service, draft);
    const said = await withCalendar(tx, request.said, { request: view, service }, needs);
    await tellContact(tx, needs.vault, draft.contactId, [said], needs.clock());
    return true;
  });

const complete = (draftId: string, needs: WorkerNeeds): Promise<void> =>
  inTransaction(needs.db, async (tx) => {
    const sent = await takeSent(tx, draftId);
    if (!sent) return;
    const draft = readDraft(sent, needs.vault);
    const service = needs.catalogue.byCode.get(draft.service);
    if (!service) throw new CannotSubmit('service_gone');
    await completeRequest(tx, newKeys(draft, service), service, needs);
  });

/** Makes a request, or completes one, in a transaction of its own. */
const recordAlone = async (draftId: string, needs: WorkerNeeds): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const sent = (await loadSent(needs.db.pool, [draftId])).get(draftId);
    if (!sent) return;
    if (sent.isCompletion) return complete(draftId, needs);
    const request = newRequest(sent, needs);
    if (await make(request, needs)) return needs.metrics.request(request.service.code);
  }
  throw new Error('A draft changed while it was recorded; the job runs again');
};

/**
 * What becomes of a draft that was not recorded. What will not pass by itself is held at once; what is held already is
 * tried on from its row. Rejects when the queue is to try it again.
 */
const notRecorded = async (draftId: string, error: unknown, needs: WorkerNeeds): Promise<void> => {
  if (error instanceof WishTaken) return reopenDraft(draftId, error, needs);
  const { db, log, clock } = needs;
  if (error instanceof CannotSubmit) {
    log.error({ err: error, draftId }, 'a draft cannot be made a request');
    return holdSubmission({ draftId, because: error.because }, needs);
  }
  if (isOutage(error) || !(await putOff(db.pool, draftId, clock()))) throw error;
  log.error({ err: error, draftId }, 'a held submission failed again');
};

/**
 * Opens the submit job: a sent draft becomes a request in one transaction, together with whatever others wait at that
 * moment; a wish that turned out taken goes back to its applicant.
 */
export const submit = (needs: WorkerNeeds): (({ draftId }: { draftId: string }) => Promise<void>) => {
  // A batch that fails is halved down to the one draft whose fault it is.
  const together = inBatches((draftIds: string[]) => record(draftIds, needs), {
    lanes: 1,
    most: mostInABatch,
  });
  const alone = openGate(mostAlone);
  return async ({ draftId }) => {
    try {
      const recorded = await together(draftId);
      if (recorded === 'alone') await alone(() => recordAlone(draftId, needs));
      else if (recorded !== 'done') throw recorded.wrong;
    } catch (error) {
      await notRecorded(draftId, error, needs);
    }
  };
};

/** Makes a request of what somebody has sent; what ends its process three times is held, and its applicant told. */
export const submitJob: WorkerJob<{ draftId: string }> = {
  name: 'submit',
  data: jobs.submit,
  handle: submit,
  setAside:
    (needs) =>
    ({ draftId }) =>
      holdSubmission({ draftId, because: 'ends_worker' }, needs),
};
