import { stateWords } from '../../../flows/domain-words.ts';
import { ownVault } from '../../../app/own-vault.ts';
import { ownedBy, personalAnswers } from '../../../domain/personal.ts';
import { tellWatchers } from '../../../app/db/tell-watchers.ts';
import { fillBlocks } from '../../../app/db/booking-blocks.ts';
import { writeCompletion } from '../../../app/db/completed-request.ts';
import { alertStaff, tellContact } from '../../../app/db/deliveries.ts';
import { moveDecisions } from '../../../app/db/clocks.ts';
import { appendEvent } from '../../../app/db/events.ts';
import { letGo } from '../../../app/db/held-steps.ts';
import { endHolds } from '../../../app/db/release-holds.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { releaseNames } from '../../../app/db/reserved-names.ts';
import type { Tx } from '../../../app/db/transaction.ts';
import { CannotSubmit } from '../../../app/hold-submission.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { sealAnswer, sealAnswers, type SealedAnswers } from '../../../app/sealed-answers.ts';
import type { Vault } from '../../../app/vault.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { transition } from '../../../domain/transition.ts';
import type { Draft } from '../../../flows/features/form/draft.ts';
import type { Lack, RequestView } from '../../../flows/features/requests/request.ts';
import { clockOf } from '../../../flows/features/requests/times.ts';
import type { Service } from '../../../flows/catalogue/service.ts';
import { completedItemsAlert, operatorsOf } from '../../../flows/features/office/alerts.ts';
import { completionTexts } from '../../../flows/features/completion/texts.ts';
import type { WorkerNeeds } from '../../needs.ts';
import { formAnswers } from './form-answers.ts';
import { letterRows, lettersOf } from './letters.ts';
import { holdSlots, reserveNames } from './reserve.ts';
import { withCalendar } from './with-calendar.ts';

type MendedItem = Lack & { before?: SealedAnswers[string] };

const holdAnew = async (
  tx: Tx,
  requestId: string,
  service: Service,
  draft: Draft & { contactId: string },
  needs: WorkerNeeds,
): Promise<void> => {
  const releasedAt = needs.clock();
  // What it lets go it may take again: a block comes only after it.
  const { resources } = needs.catalogue.city;
  const released = await endHolds(tx, { requestId }, releasedAt);
  await releaseNames(tx, requestId, releasedAt);
  await holdSlots(tx, requestId, service, draft, needs);
  await fillBlocks(tx, released, { now: releasedAt, resources });
  await tellWatchers(tx, { requestId }, { ...needs, now: releasedAt, resources });
  await reserveNames(tx, requestId, service, draft);
};

/** What this completion mends, with the answers before it; sealed as answers are. */
const mendedBy = (
  { id, lacking, answers }: RequestView,
  service: Service,
  vault: Pick<Vault, 'seal'>,
): MendedItem[] =>
  lacking.map((lack) => {
    const answer = answers[lack.item];
    if (answer === undefined) return lack;
    const place = `${sealedPlaces.completion(id)}.items.${lack.item}.before`;
    return { ...lack, before: sealAnswer(service, [lack.item, answer], vault, place) };
  });

/** Puts what was lacking into the request and hands it back to the operators; a request that moved on meanwhile is left alone. */
export const completeRequest = async (
  tx: Tx,
  draft: Draft & { contactId: string },
  service: Service,
  needs: WorkerNeeds,
): Promise<void> => {
  const { vault, clock, tz, catalogue } = needs;
  const { units, resources } = catalogue.city;
  const { secretariat } = units;
  const now = clock();
  const [request] = await requestViews(tx, vault, { id: draft.requestId ?? '' });
  if (!request || request.contactId !== draft.contactId) throw new CannotSubmit('request_gone');
  const today = cityDate(now, tz);
  const { within: reopenWithin } = catalogue.city.clocks.reopening;
  const decided = transition(request, 'complete_items', { kind: 'applicant', reopenWithin }, { today });
  if (!decided.ok)
    return tellContact(
      tx,
      vault,
      draft.contactId,
      [
        {
          text: completionTexts.completionTooLate(request.number, stateWords[request.state].label),
          notice: { kind: 'unit_message', about: request.number },
        },
      ],
      now,
    );

  const only = draft.only ?? [];
  const requestId = request.id;
  await letGo(tx, requestId, { now, tz, vault, secretariat, resources });
  const own = ownVault(vault, request.contactId);
  const answers = sealAnswers(
    service,
    formAnswers(draft, service),
    own,
    sealedPlaces.requestAnswers(requestId),
  );
  const completion = ownedBy(
    {
      only,
      letters: letterRows(lettersOf(draft, service, only), own, requestId),
      items: mendedBy(request, service, own),
      answers: personalAnswers(answers),
      to: decided.to,
    },
    request.contactId,
  );
  await writeCompletion(tx, request, completion, now);
  await holdAnew(tx, requestId, service, draft, needs);
  await appendEvent(tx, {
    requestId,
    action: 'complete_items',
    from: decided.from,
    to: decided.to,
    actor: request.contactId,
    role: 'applicant',
    at: now.toISOString(),
    note: null,
  });
  const [mended] = await requestViews(tx, vault, { id: requestId });
  if (!mended) throw new Error('The request is gone');
  const decideBy = clockOf(mended, { now, tz, catalogue }).due ?? mended.promisedOn;
  if (decideBy !== mended.promisedOn) await moveDecisions(tx, [{ requestId, decideBy }]);
  const completed = { ...mended, ...(decideBy === mended.promisedOn ? {} : { decideBy }) };
  const notice = { kind: 'received' as const, about: request.number };
  const said = { text: completionTexts.completionSent(request.number), notice };
  await tellContact(
    tx,
    vault,
    draft.contactId,
    [await withCalendar(tx, said, { request: completed, before: request, service }, needs)],
    now,
  );
  const alert = completedItemsAlert(completed, service);
  await alertStaff(tx, vault, operatorsOf(request.unit, units), alert, { today, secretariat, now });
};
