import { finderOf, ownVault } from '../own-vault.ts';
import type { Resources } from '../../domain/resources.ts';
import { createHash } from 'node:crypto';
import { toInstant } from '../../domain/city-time.ts';
import type { Unit } from '../../domain/unit.ts';
import type { Effect, Result } from '../../flows/kernel/effect.ts';
import type { Message } from '../../flows/kernel/message.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { Clock } from '../clock.ts';
import { recordAccess } from './accesses.ts';
import { storedSession } from '../stored-session.ts';
import { acceptDuties, bindStaff, refuseDuties } from './duties.ts';
import type { Vault } from '../vault.ts';
import { endActingHead, nameActingHead } from './acting-head.ts';
import { administer } from './administer.ts';
import { applyTakeBack, applyTransition, RequestMovedOn } from './apply-transition.ts';
import { commitTurnIn, type Committed, type TurnWrite } from './commit-turn.ts';
import { remindApplicant } from './completion-reminders.ts';
import { joinCounter, missCounterCode } from './counter-codes.ts';
import { writeOutcome } from './desk-posts.ts';
import { rowOfDraft } from './draft-row.ts';
import { recordEvent } from './events.ts';
import { personalAddress } from './load-turn.ts';
import { newcomerRow } from './own-address.ts';
import { keepDataRequest } from './data-requests.ts';
import { Prisma } from './generated/client.ts';
import { tellers, type Telling } from './held-effects.ts';
import { hold } from './held-steps.ts';
import type { Database } from './open.ts';
import { askQuestion, moveQuestion } from './questions.ts';
import { keepComment, keepRating } from './request-facts.ts';
import { answerMove, block, endBlock, propose } from './room-effects.ts';
import { keepWatch } from './slot-watches.ts';
import { holdSoftly } from './soft-hold.ts';
import { keepSurvey } from './surveys.ts';
import { inTransaction, type Tx } from './transaction.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;
const linkMinutes = 30;

/** How a one-time token is kept. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

const ofType = <T extends Effect['type']>(effects: readonly Effect[], type: T): Of<T>[] =>
  effects.filter((effect): effect is Of<T> => effect.type === type);

const linkOf = (
  effect: Of<'issue_answer_link'> | Of<'issue_view_link'> | Of<'issue_person_link'>,
): Record<string, unknown> => {
  if (effect.type === 'issue_answer_link')
    return { purpose: 'answer', draft_id: effect.draftId, item: effect.item };
  return effect.type === 'issue_view_link'
    ? { purpose: 'view', request_id: effect.requestId }
    : { purpose: effect.purpose };
};

const tokenRow = (
  effect: Of<'issue_answer_link'> | Of<'issue_view_link'> | Of<'issue_person_link'>,
  now: Date,
): Record<string, unknown> => ({
  token_hash: tokenHash(effect.token),
  ...linkOf(effect),
  expires_at: new Date(now.getTime() + linkMinutes * 60_000).toISOString(),
});

/** What a turn says to its own contact, in order. */
export const messagesOf = ({ effects }: Pick<Result, 'effects'>): Message[] =>
  ofType(effects, 'say').map(({ message }) => message);

/** What a turn's result writes for its own contact: the part that goes in one statement. */
export const ownWrite = (
  result: Result,
  turn: Pick<TurnWrite, 'contactId' | 'version' | 'now' | 'chat' | 'took' | 'sends' | 'known'>,
  { catalogue, vault }: { catalogue: Catalogue; vault: Vault },
): TurnWrite => {
  const { effects } = result;
  const own = ownVault(vault, turn.contactId);
  const { took, known, chat } = turn;
  const finder = finderOf(vault);
  // First, so that the key of whoever is new is at hand for all that follows.
  const newcomer = chat.identityId === null && 'address' in took ? newcomerRow(took, own) : {};
  // Of two states of one draft in a turn only the last is written: a statement may touch a row once.
  const drafts = new Map(ofType(effects, 'save_draft').map(({ draft }) => [draft.id, draft]));
  const written = {
    state: storedSession(result.session, own.words),
    drafts: [...drafts.values()].map((draft) =>
      rowOfDraft(draft, catalogue.byCode.get(draft.service), own, own.words),
    ),
    contact: Object.assign({}, ...ofType(effects, 'save_contact').map(({ changes }) => changes)) as Record<
      string,
      unknown
    >,
    tokens: [
      ...ofType(effects, 'issue_answer_link'),
      ...ofType(effects, 'issue_view_link'),
      ...ofType(effects, 'issue_person_link'),
    ].map((effect) => tokenRow(effect, turn.now)),
    bodies: messagesOf(result).map((message) => own.seal(JSON.stringify(message))),
    tries: ofType(effects, 'count_try'),
  };
  const sender = 'address' in took ? { sender: { ...personalAddress(took, finder), ...newcomer } } : {};
  const remembered = known && {
    known: { ...known, phone: known.phone === null ? null : finder.found(known.phone) },
  };
  return Object.assign(written, turn, sender, remembered);
};

type Outside = {
  contactId: string;
  messageId: string;
  now: Date;
  tz: string;
  vault: Vault;
  secretariat: Unit;
  resources: Resources;
};

const tellingOf = ({ messageId, now, tz, vault, secretariat }: Outside): Telling => ({
  id: messageId,
  now,
  tz,
  vault,
  secretariat,
});

/** Effects of a turn on more than its own contact, applied in the turn's transaction; everything else is in `ownWrite`. */
const appliers: {
  [
    T in
      | 'hold_slot'
      | 'watch_slot'
      | 'verify_employee'
      | 'bind_staff'
      | 'accept_duties'
      | 'refuse_duties'
      | 'code_missed'
      | 'join_counter'
      | 'counter_code_missed'
      | 'transition'
      | 'record'
      | 'look'
      | 'data_request'
      | 'remind_applicant'
      | 'rate'
      | 'rating_comment'
      | 'survey'
      | 'relay'
      | 'name_acting_head'
      | 'end_acting_head'
      | 'administer'
      | 'order_document'
      | 'block'
      | 'release_block'
      | 'propose_move'
      | 'answer_move'
      | 'tell'
      | 'news'
      | 'alert'
      | 'ask_question'
      | 'question_step'
      | 'hold_message'
      | 'take_back'
      | 'desk_outcome'
  ]: (tx: Tx, effect: Of<T>, outside: Outside) => Promise<unknown>;
} = {
  hold_slot: async (tx, { draftId, requestId, wishes }, { contactId, now, tz, resources }) => {
    const seats = wishes.map(({ slot, resource, amount }) => ({
      resource,
      amount,
      from: toInstant(slot.date, slot.from, tz),
      to: toInstant(slot.date, slot.to, tz),
    }));
    const kept = await holdSoftly(tx, { draftId, contactId, requestId, wishes: seats }, { now, resources });
    if (kept === 'raced') throw new RequestMovedOn();
  },
  watch_slot: (tx, watch, { contactId, now }) => keepWatch(tx, contactId, watch, now),
  verify_employee: (tx, { employeeId }, { contactId }) =>
    tx.contact.update({ where: { id: contactId }, data: { employeeId } }),
  bind_staff: async (tx, effect, outside) => {
    // Somebody else used the code a moment before: decided anew, it is no code any more.
    if (!(await bindStaff(tx, effect, outside))) throw new RequestMovedOn();
  },
  accept_duties: (tx, { version }, outside) => acceptDuties(tx, version, outside),
  refuse_duties: (tx, _effect, outside) => refuseDuties(tx, outside),
  code_missed: (tx, _effect, { contactId, now }) => tx.codeMiss.create({ data: { contactId, at: now } }),
  join_counter: joinCounter,
  counter_code_missed: missCounterCode,
  transition: (tx, effect, outside) => applyTransition(tx, effect, outside),
  record: (tx, { requestId, action, actor, role, note }, { now, contactId }) =>
    recordEvent(tx, { requestId, action, actor, role, at: now.toISOString(), note }, { contactId }),
  look: (tx, { what, door, of, by }, { now }) => recordAccess(tx, { by, door, what, at: now, of: [of] }),
  data_request: (tx, asked, { contactId, now, vault }) =>
    keepDataRequest(tx, asked, { contactId, now, vault }),
  remind_applicant: async (tx, { requestId, contactId, remindedAt, actor, role }, outside) => {
    const { now, vault } = outside;
    const { count } = await tx.request.updateMany({
      where: { id: requestId, state: 'needs_completion', completionRemindedAt: remindedAt },
      data: { completionRemindedAt: now },
    });
    // Somebody else has reminded them a moment before: decided anew, that is enough for today.
    if (count === 0) throw new RequestMovedOn();
    const by = { contactId: outside.contactId };
    await remindApplicant(tx, vault, { requestId, contactId, actor, role, by, now });
  },
  rate: (tx, { requestId, rating }, { contactId, now }) =>
    keepRating(tx, { requestId, contactId }, rating, now),
  rating_comment: (tx, { requestId, comment }, { contactId, vault }) =>
    keepComment(tx, { requestId, contactId }, comment, vault),
  survey: (tx, effect, { contactId, now, tz }) => keepSurvey(tx, effect, { contactId, now, tz }),
  relay: (tx, effect, outside) => tellers.relay(tx, effect, tellingOf(outside)),
  hold_message: (tx, { requestId, held }, outside) => hold(tx, { requestId, held, step: null }, outside),
  take_back: applyTakeBack,
  ask_question: askQuestion,
  question_step: moveQuestion,
  desk_outcome: writeOutcome,
  name_acting_head: (tx, { staffId, term, namedBy }, { now }) =>
    nameActingHead(tx, { staffId, term }, { actor: namedBy, now }),
  end_acting_head: (tx, { termId, endedBy }, { now }) => endActingHead(tx, termId, { actor: endedBy, now }),
  administer: (tx, { act, actor }, { now, tz, vault, secretariat }) =>
    administer(tx, act, { actor, now, tz, vault, secretariat }),
  order_document: (tx, { orderId, document, contactId }, outside) =>
    tellers.order_document(
      tx,
      { type: 'order_document', orderId, document, contactId: contactId ?? outside.contactId },
      tellingOf(outside),
    ),
  block,
  release_block: endBlock,
  propose_move: propose,
  answer_move: answerMove,
  tell: (tx, effect, outside) => tellers.tell(tx, effect, tellingOf(outside)),
  news: (tx, effect, outside) => tellers.news(tx, effect, tellingOf(outside)),
  alert: (tx, effect, outside) => tellers.alert(tx, effect, tellingOf(outside)),
};

const isOutside = (effect: Effect): effect is Of<keyof typeof appliers> =>
  Object.hasOwn(appliers, effect.type);

/** Whether a turn touches more than its own contact and so needs a transaction of several statements. */
export const reachesOutside = (effects: readonly Effect[]): boolean => effects.some(isOutside);

/** Applies a turn's outside effects in its transaction, in order. */
const applyOutside = async (tx: Tx, effects: readonly Effect[], outside: Outside): Promise<void> => {
  for (const effect of effects) {
    if (!isOutside(effect)) continue;
    const apply = appliers[effect.type] as (tx: Tx, effect: Effect, outside: Outside) => Promise<unknown>;
    await apply(tx, effect, outside);
  }
};

const isAgendaRace = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  error.code === 'P2002' &&
  JSON.stringify(error.meta ?? {}).includes('agenda');

/** Writes a turn and its outside effects in one transaction; null when it was raced and has to be decided anew on what is there now. */
export const commitOutside = async (
  write: TurnWrite,
  effects: readonly Effect[],
  {
    db,
    vault,
    tz,
    clock,
    catalogue,
  }: { db: Database; vault: Vault; tz: string; clock: Clock; catalogue: Catalogue },
): Promise<Committed> => {
  if (!('messageId' in write.took)) throw new Error('A step that reaches outside was taken at the door');
  const outside = {
    contactId: write.contactId,
    messageId: write.took.messageId,
    now: write.now,
    tz,
    vault,
    secretariat: catalogue.city.units.secretariat,
    resources: catalogue.city.resources,
  };
  try {
    return await inTransaction(db, async (tx) => {
      const written = await commitTurnIn(tx, write, clock());
      if (!written) return null;
      await applyOutside(tx, effects, outside);
      // Its effects may have left news for this very contact.
      return { ...written, more: true };
    });
  } catch (error) {
    // A number somebody else has entered in the agenda a moment before: decided anew, it is in use.
    if (error instanceof RequestMovedOn || isAgendaRace(error)) return null;
    throw error;
  }
};
