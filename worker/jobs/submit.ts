import { tellContact } from '../../app/db/deliveries.ts';
import { isOutage } from '../../app/db/outage.ts';
import { putOff } from '../../app/db/held-submissions.ts';
import { loadSent, makeRequestIn, makeRequests } from '../../app/db/new-requests.ts';
import { openGate } from '../../app/gate.ts';
import { CannotSubmit, holdSubmission } from '../../app/hold-submission.ts';
import { jobs } from '../../app/jobs.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import type { WorkerJob } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';
import { completeRequest } from './submit/complete-request.ts';
import { inBatches, type Outcome } from './submit/in-batches.ts';
import { takeDraft } from './submit/lock-draft.ts';
import { newRequest, newRequestRow, type NewRequest } from './submit/new-request.ts';
import { holdSlots, reserveNames } from './submit/reserve.ts';
import { reopenDraft, WishTaken } from './submit/wish-taken.ts';
import { withCalendar } from './submit/with-calendar.ts';

const mostInABatch = 50;
/** Transactions of several statements at once: each keeps a connection for itself. */
const mostAlone = 4;
const mostTries = 3;

/** Made, or waiting no longer; or to be made by itself, in a transaction of several statements. */
type Recorded = 'done' | 'alone';

/** What holds a place or a name wants more than one statement. */
const holdsNothing = ({ fields }: Service): boolean =>
  !fields.some(({ type }) => type === 'slot' || type === 'subdomain');

const writeTogether = async (requests: NewRequest[], needs: WorkerNeeds): Promise<Outcome<Recorded>[]> => {
  const [first] = requests;
  if (!first) return [];
  const rows = requests.map((request) => newRequestRow(request, needs));
  const made = await makeRequests(needs.db.pool, rows, first.today);
  return requests.map(({ draft, service }) => {
    if (!made.has(draft.id)) return { status: 'fulfilled', value: 'alone' };
    needs.metrics.request(service.code);
    return { status: 'fulfilled', value: 'done' };
  });
};

/** A batch in one statement; when it fails, one by one, so that none is the fault of another. */
const write = async (requests: NewRequest[], needs: WorkerNeeds): Promise<Outcome<Recorded>[]> => {
  try {
    return await writeTogether(requests, needs);
  } catch (error) {
    if (isOutage(error) || requests.length === 1)
      return requests.map(() => ({ status: 'rejected', reason: error }));
    const outcomes: Outcome<Recorded>[] = [];
    for (const request of requests) outcomes.push(...(await write([request], needs)));
    return outcomes;
  }
};

/** Makes requests of sent drafts, a batch of them in two statements; one that is bad, or wants more, falls out of it. */
const record = async (draftIds: string[], needs: WorkerNeeds): Promise<Outcome<Recorded>[]> => {
  const sent = await loadSent(needs.db.pool, draftIds);
  const outcomes = new Map<string, Outcome<Recorded>>();
  const together: NewRequest[] = [];
  for (const [id, row] of sent)
    try {
      const request = row.isCompletion ? null : newRequest(row, needs);
      if (request && holdsNothing(request.service)) together.push(request);
      else outcomes.set(id, { status: 'fulfilled', value: 'alone' });
    } catch (error) {
      outcomes.set(id, { status: 'rejected', reason: error });
    }
  const written = await write(together, needs);
  together.forEach(({ draft }, at) => {
    const outcome = written[at];
    if (outcome) outcomes.set(draft.id, outcome);
  });
  return draftIds.map((id) => outcomes.get(id) ?? { status: 'fulfilled', value: 'done' });
};

/** Makes one request with what it holds, in one transaction; false when its draft changed meanwhile. */
const make = (request: NewRequest, needs: WorkerNeeds): Promise<boolean> =>
  needs.db.prisma.$transaction(async (tx) => {
    const { draft, service, view, today } = request;
    // Its confirmation comes last: what it holds is written into a file beside it.
    const row = { ...newRequestRow(request, needs), said: null };
    if (!(await makeRequestIn(tx, row, today))) return false;
    await holdSlots(tx, view.id, service, draft, needs);
    await reserveNames(tx, view.id, service, draft);
    const said = await withCalendar(tx, request.said, { request: view, service }, needs);
    await tellContact(tx, needs.vault, draft.contactId, [said]);
    return true;
  });

const complete = (draftId: string, needs: WorkerNeeds): Promise<void> =>
  needs.db.prisma.$transaction(async (tx) => {
    const draft = await takeDraft(tx, draftId, needs.vault);
    if (!draft) return;
    const service = needs.catalogue.byCode.get(draft.service);
    if (!service) throw new CannotSubmit('service_gone');
    await completeRequest(tx, draft, service, needs);
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
  const together = inBatches(mostInABatch, (draftIds: string[]) => record(draftIds, needs));
  const alone = openGate(mostAlone);
  return async ({ draftId }) => {
    try {
      if ((await together(draftId)) === 'alone') await alone(() => recordAlone(draftId, needs));
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
