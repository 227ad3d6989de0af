import { randomBytes, randomUUID } from 'node:crypto';
import { cityDate } from '../../domain/city-time.ts';
import { promiseDate } from '../../domain/promise.ts';
import { trackingNumber } from '../../domain/tracking-number.ts';
import type { Draft } from '../../flows/kernel/context.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { operatorsOf, submittedAlert } from '../../flows/features/alerts/alerts.ts';
import { submittedText } from '../../flows/features/steps/applicant-texts.ts';
import { alertStaff, tellContact } from '../../app/db/deliveries.ts';
import { beginHistory } from '../../app/db/events.ts';
import type { Prisma } from '../../app/db/generated/client.ts';
import { putOff } from '../../app/db/held-submissions.ts';
import { isOutage } from '../../app/db/outage.ts';
import { requestViews } from '../../app/db/requests.ts';
import { CannotSubmit, holdSubmission } from '../../app/hold-submission.ts';
import { sealAnswers, sealValue } from '../../app/sealed-answers.ts';
import type { WorkerNeeds } from '../needs.ts';
import { applicantOf } from './submit/applicant.ts';
import { completeRequest } from './submit/complete-request.ts';
import { formAnswers } from './submit/form-answers.ts';
import { lettersOf } from './submit/letters.ts';
import { takeDraft } from './submit/lock-draft.ts';
import { holdSlots, reserveNames } from './submit/reserve.ts';
import { reopenDraft, WishTaken } from './submit/wish-taken.ts';
import { withCalendar } from './submit/with-calendar.ts';

type Tx = Prisma.TransactionClient;

const makeRequest = async (
  tx: Tx,
  draft: Draft & { contactId: string },
  service: Service,
  needs: WorkerNeeds,
): Promise<void> => {
  const { vault, clock, tz } = needs;
  const now = clock();
  const today = cityDate(now, tz);
  const applicant = await applicantOf(tx, draft.contactId, service, vault);
  const { nip, ...open } = applicant;
  const promisedOn = promiseDate(today, service.promiseWorkingDays);
  const requestId = randomUUID();
  const number = trackingNumber(Number(today.slice(0, 4)), randomBytes(16));
  // What is created singly is read back.
  await tx.request.createMany({
    data: {
      id: requestId,
      number,
      draftId: draft.id,
      contactId: draft.contactId,
      service: service.code,
      serviceVersion: draft.serviceVersion,
      sopVersion: draft.sopVersion ?? service.version,
      sopAcceptedAt: draft.sopAcceptedAt ?? now,
      state: 'submitted',
      unit: service.unit,
      applicant: nip ? { ...open, nip: sealValue(nip, vault) } : open,
      answers: sealAnswers(service, formAnswers(draft, service), vault),
      promisedOn: new Date(promisedOn),
      submittedAt: now,
      since: now,
    },
  });
  const letters = lettersOf(draft, service, vault).map((letter) => ({ ...letter, requestId }));
  if (letters.length > 0) await tx.requestLetter.createMany({ data: letters });
  await holdSlots(tx, requestId, service, draft, needs);
  await reserveNames(tx, requestId, service, draft);
  await beginHistory(tx, {
    requestId,
    action: 'submit',
    from: null,
    to: 'submitted',
    actor: applicant.name,
    role: 'applicant',
    at: now.toISOString(),
    note: null,
  });
  const [view] = await requestViews(tx, vault, { id: requestId });
  if (!view) throw new Error('A request was made and is not there');
  const said = submittedText(number, promisedOn);
  await tellContact(tx, vault, draft.contactId, [
    await withCalendar(tx, said, { request: view, service }, needs),
  ]);
  await alertStaff(tx, vault, operatorsOf(service.unit), submittedAlert(view, service), today);
};

/**
 * What becomes of a draft that was not recorded. What will not pass by itself is held at once; what is held already is
 * tried on by the sweep. Rejects when the queue is to try it again.
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

/** Handles one submit job: one transaction from draft to request; a wish that turned out taken goes back to the applicant. */
export const submit =
  (needs: WorkerNeeds) =>
  async ({ draftId }: { draftId: string }): Promise<void> => {
    try {
      const service = await needs.db.prisma.$transaction(async (tx) => {
        const draft = await takeDraft(tx, draftId, needs.vault);
        if (!draft) return null;
        const found = needs.catalogue.byCode.get(draft.service);
        if (!found) throw new CannotSubmit('service_gone');
        await (draft.requestId === null
          ? makeRequest(tx, draft, found, needs)
          : completeRequest(tx, draft, found, needs));
        return draft.requestId === null ? found.code : null;
      });
      if (service) needs.metrics.request(service);
    } catch (error) {
      await notRecorded(draftId, error, needs);
    }
  };
