import { stateWords } from '../../flows/domain-words.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actions, takeBack } from '../../domain/transition.ts';
import { applyTakeBack, RequestMovedOn } from '../../app/db/apply-transition.ts';
import { heldOf } from '../../app/db/held-steps.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import type { HeldView } from '../../flows/features/requests/facts-and-effects.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { EffectOf } from '../../flows/kernel/effect.ts';
import { stepTexts } from '../../flows/features/office/texts.ts';
import { csrfField } from './fields.ts';
import { sendPage, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import { html, type Markup } from '../markup.ts';
import { say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { requestOf } from './request-of.ts';
import type { ShowRequest } from './request.ts';
import { deskTexts } from './texts.ts';

const About = z.object({ number: z.string() });

/** Whether what is held may be taken back by a member: their own, and of a step where it can lead back. */
const isUndoable = (request: RequestView, held: HeldView, { staff }: Pick<Member, 'staff'>): boolean =>
  held.staffId === staff.id && (held.action === 'write' || takeBack(request, held, staff).ok);

/** The button that takes back what has not gone out yet, a step or a message; its sender's only. */
export const undoButton = (
  request: RequestView,
  held: readonly HeldView[],
  member: Pick<Member, 'staff' | 'csrf'>,
): Markup | null => {
  const own = held.findLast((one) => isUndoable(request, one, member));
  if (!own) return null;
  const what = own.action === 'write' ? deskTexts.request.undoMessage : actions[own.action];
  return html`<form
    method="post"
    action=${`${requestPath(request.number)}/urungkan`}
    class="actions"
    data-urungkan="1"
  >
    ${csrfField(member.csrf)} <input type="hidden" name="langkah" value=${own.id} />
    <button class="plain">${stepTexts.labels.undo}: ${what}</button>
    <span class="help">${deskTexts.request.undoHelp}</span>
  </form>`;
};

/** Takes back a step that has not gone out; whoever was quicker, the worker, the chat or a colleague, is believed. */
export const undoRoutes = (
  app: FastifyInstance,
  needs: DeskNeeds,
  guard: Guard,
  showRequest: ShowRequest,
): void => {
  const { db, clock, catalogue } = needs;

  const apply = async (effect: EffectOf<'take_back'>, { contactId }: Member): Promise<boolean> => {
    try {
      const outside = { contactId, now: clock(), resources: catalogue.city.resources };
      await inTransaction(db, (tx) => applyTakeBack(tx, effect, outside));
      return true;
    } catch (error) {
      if (!(error instanceof RequestMovedOn)) throw error;
      return false;
    }
  };

  /** What became of it, in the chat's words. */
  const takenBack = async (request: RequestView, heldId: string, member: Member) => {
    const { staff } = member;
    const held = (await heldOf(db.pool, request.id)).find(({ id }) => id === heldId);
    if (!held) return { wrong: stepTexts.tooLateToUndo };
    const about = { type: 'take_back' as const, requestId: request.id, heldId };
    if (held.action === 'write') {
      if (held.staffId !== staff.id) return { wrong: stepTexts.notUndone.not_yours };
      const isBack = await apply({ ...about, step: null }, member);
      return isBack ? { done: stepTexts.undoneMessage(request.number) } : { wrong: stepTexts.tooLateToUndo };
    }
    const back = takeBack(request, held, staff);
    if (!back.ok) return { wrong: stepTexts.notUndone[back.because] };
    const { from, to } = back;
    const step = { action: held.action, version: request.version, from, to };
    const isBack = await apply({ ...about, step, actor: staff.name, role: staff.role }, member);
    if (!isBack) return { wrong: stepTexts.tooLateToUndo };
    return { done: stepTexts.undone(request.number, actions[held.action], stateWords[to].label) };
  };

  app.post(
    '/meja/permohonan/:number/urungkan',
    guard.form(async (member, request, reply, posted) => {
      const { number } = About.parse(request.params);
      const found = await requestOf(needs, member, number);
      if (!found) return guard.refuse(request, reply, 'request', member);
      const outcome = await takenBack(found, posted.one('langkah'), member);
      const now = (await requestOf(needs, member, number)) ?? found;
      const told = 'done' in outcome ? say(outcome.done, 'done') : say(outcome.wrong, 'refused');
      return sendPage(reply, await showRequest(member, now, { told }), 'done' in outcome ? 200 : 409);
    }),
  );
};
