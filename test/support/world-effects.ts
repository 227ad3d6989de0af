import type { Effect, EffectOf, Effects } from '../../flows/kernel/effect.ts';
import type { World } from './conversation.ts';

/** What is not to be seen in the small world. */
const unseen = (): void => undefined;

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
  verify_employee: ({ contact, setting }, { employeeId }) => {
    contact.employee = setting.employees?.find(({ id }) => id === employeeId) ?? null;
  },
  issue_answer_link: ({ links }, { token, draftId, item }) => {
    links.push({ token, draftId, item });
  },
  forget_file: ({ forgotten }, { sha256 }) => {
    forgotten.push(sha256);
  },
  transition: (world, { requestId, to, unit }) => {
    world.change(requestId, (request) => ({ ...request, state: to, version: request.version + 1, unit }));
  },
  rate: (world, { requestId, rating }) => {
    world.change(requestId, (request) => ({ ...request, rating }));
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
  relay: ({ relayed }, effect) => {
    relayed.push(effect);
  },
  ask_question: (world, { id, number, unit, asker, text }) => {
    const at = world.now.toISOString();
    world.questions.push({
      ...{ id, number, unit, asker, state: 'asked', version: 1, contactId: world.contact.id },
      ...{ requestNumber: null, askedAt: at, since: at },
      messages: [{ what: 'asked', unit: null, text, at }],
    });
  },
  question_step: (world, { questionId, to, unit, by, text }) => {
    const question = world.questions.find(({ id }) => id === questionId);
    if (!question) throw new Error(`No question ${questionId}`);
    const at = world.now.toISOString();
    question.messages.push({ what: to, unit: by?.unit ?? null, text, at });
    Object.assign(question, { state: to, unit, since: at, version: question.version + 1 });
  },
  submit: unseen,
  hold_slot: unseen,
  watch_slot: unseen,
  block: unseen,
  release_block: unseen,
  propose_move: unseen,
  answer_move: unseen,
  order_document: unseen,
  rating_comment: unseen,
  name_acting_head: unseen,
  end_acting_head: unseen,
  bind_staff: unseen,
  code_missed: unseen,
  record: unseen,
  remind_applicant: unseen,
  issue_view_link: unseen,
  tell: unseen,
  news: unseen,
};

/** Does to the small world what an effect asks for. */
export const carryOut = <T extends keyof Effects>(world: World, effect: Effect & { type: T }): void => {
  doing[effect.type](world, effect as EffectOf<T>);
};
