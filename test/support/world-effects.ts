import { cityDate } from '../../domain/city-time.ts';
import type { Action } from '../../domain/transition.ts';
import type { Effect, EffectOf, Effects } from '../../flows/kernel/effect.ts';
import type { World } from './conversation.ts';

/** What is not to be seen in the small world. */
const unseen = (): void => undefined;

/** The steps an applicant hears of. */
const toldSteps = new Set<Action>([
  'request_completion',
  'reject',
  'dispose',
  'start',
  'complete',
  'extend',
  'explain',
]);

/** What each effect does to the small world in memory; an effect without its line does not compile. */
const doing: { [T in keyof Effects]: (world: World, effect: EffectOf<T>) => void } = {
  say: (world, { message }) => {
    world.hear(message);
  },
  save_draft: ({ drafts }, { draft }) => {
    drafts.set(draft.id, structuredClone(draft));
  },
  save_contact: (world, { changes }) => {
    world.contact = { ...world.contact, ...changes };
  },
  count_try: unseen,
  verify_employee: ({ contact, setting }, { employeeId }) => {
    contact.employee = setting.employees?.find(({ id }) => id === employeeId) ?? null;
  },
  issue_answer_link: ({ links }, { token, draftId, item }) => {
    links.push({ token, draftId, item });
  },
  forget_file: ({ forgotten }, { sha256 }) => {
    forgotten.push(sha256);
  },
  transition: (
    world,
    { requestId, action, from, to, unit, supporting, actor, role, note, lacking, extended, warnedFor },
  ) => {
    const at = world.now.toISOString();
    if (toldSteps.has(action)) world.told.set(requestId, at);
    // The form that completes it ends with it.
    for (const draft of world.drafts.values())
      if (draft.requestId === requestId && draft.state === 'open' && to !== 'needs_completion')
        world.drafts.set(draft.id, { ...draft, state: 'abandoned' });
    world.change(requestId, (request) => ({
      ...request,
      ...{ state: to, version: request.version + 1, unit, supporting },
      ...(from === to ? {} : { since: at }),
      ...extended,
      ...(warnedFor ? { warnedFor } : {}),
      ...(lacking ? { lacking } : {}),
      ...(to === 'completed' ? { outcome: note, completedOn: cityDate(world.now, 'Asia/Pontianak') } : {}),
      lastStep: { action, actor, role, at },
    }));
  },
  code_missed: ({ codeMisses, now }) => {
    codeMisses.push(now.toISOString());
  },
  rate: (world, { requestId, rating }) => {
    const given = { stars: rating, at: world.now.toISOString() };
    world.change(requestId, (request) => ({
      ...request,
      rating,
      ratings: [...(request.ratings ?? []), given],
    }));
  },
  administer: (world, { act }) => {
    world.acts.push(act);
    if (act.do === 'close_service') world.closed = { ...world.closed, [act.service]: act.notice };
    if (act.do === 'open_service')
      world.closed = Object.fromEntries(
        Object.entries(world.closed).filter(([code]) => code !== act.service),
      );
  },
  alert: ({ alerts }, { messages }) => {
    alerts.push(...messages);
  },
  relay: ({ relayed, now }, effect) => {
    relayed.push({ ...effect, at: now.toISOString() });
  },
  ask_question: (world, { id, number, unit, requestId, asker, text, dueOn }) => {
    const at = world.now.toISOString();
    const about = world.requests.find((request) => request.id === requestId);
    world.questions.push({
      ...{ id, number, unit, asker, state: 'asked', version: 1, contactId: world.contact.id },
      ...{ requestNumber: about?.number ?? null, askedAt: at, since: at },
      ...(requestId === null ? {} : { requestId }),
      ...(dueOn === undefined ? {} : { dueOn }),
      messages: [{ what: 'asked', unit: null, text, at }],
    });
  },
  question_step: (world, { questionId, to, unit, by, text }) => {
    const question = world.questions.find(({ id }) => id === questionId);
    if (!question) throw new Error(`No question ${questionId}`);
    const at = world.now.toISOString();
    const of = by === null ? null : to === 'passed_on' ? unit : by.unit;
    question.messages.push({ what: to, unit: of, text, at });
    Object.assign(question, { state: to, unit, since: at, version: question.version + 1 });
  },
  join_counter: unseen,
  counter_code_missed: unseen,
  submit: unseen,
  hold_slot: unseen,
  watch_slot: unseen,
  block: unseen,
  release_block: unseen,
  propose_move: unseen,
  answer_move: unseen,
  order_document: unseen,
  desk_outcome: unseen,
  rating_comment: unseen,
  survey: ({ setting }, { marks }) => {
    setting.surveys = [...(setting.surveys ?? []), marks];
  },
  name_acting_head: unseen,
  end_acting_head: unseen,
  bind_staff: unseen,
  accept_duties: unseen,
  refuse_duties: unseen,
  record: unseen,
  look: unseen,
  data_request: unseen,
  issue_person_link: unseen,
  remind_applicant: unseen,
  issue_view_link: unseen,
  tell: unseen,
  news: unseen,
  hold_message: unseen,
  take_back: unseen,
};

/** The effects that change something in the small world. */
export const seenEffects = Object.entries(doing).flatMap(([type, does]) => (does === unseen ? [] : [type]));

/** Does to the small world what an effect asks for. */
export const carryOut = <T extends keyof Effects>(world: World, effect: Effect & { type: T }): void => {
  doing[effect.type](world, effect as EffectOf<T>);
};
