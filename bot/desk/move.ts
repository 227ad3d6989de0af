import type { FastifyInstance, FastifyReply } from 'fastify';
import { withFacts } from '../../app/desk-context.ts';
import type { Slot } from '../../flows/fields/answer.ts';
import { moveTexts } from '../../flows/features/bookings/move-texts.ts';
import { readWords } from '../../flows/features/office/words.ts';
import { findMovable, moveNeeds, moveReads, readPeriod } from '../../flows/features/rooms/index.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { Context } from '../../flows/kernel/context.ts';
import { beginStep } from './begin-step.ts';
import { sendPage, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import { moveFields, movePage } from './move-page.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import type { ShowRequest } from './request.ts';
import { stepScene } from './step-scene.ts';
import { showPreview } from './steps.ts';

type Found = Extract<ReturnType<typeof findMovable>, { period: unknown }>;
type Begun = Found & { context: Context };
type Read = { slot: Slot; reason: string } | { problems: Record<string, string> };

const reasonOf = (posted: Posted): ReturnType<typeof readWords> => {
  const chosen = posted.one(moveFields.reason);
  const ready = chosen === 'blocked' || chosen === 'maintenance' ? moveTexts.labels[chosen] : null;
  return ready === null
    ? readWords(posted.one(moveFields.ownReason), { min: 3, max: 200 })
    : { ok: true, words: ready };
};

const readMove = (begun: Begun, posted: Posted): Read => {
  const typed = `${posted.one(moveFields.day)} ${posted.one(moveFields.times)}`.trim();
  const [period, reason] = [readPeriod(begun, typed), reasonOf(posted)];
  if ('slot' in period && reason.ok) return { slot: period.slot, reason: reason.words };
  return {
    problems: {
      ...('say' in period ? { [moveFields.day]: period.say } : {}),
      ...(reason.ok ? {} : { [moveFields.ownReason]: reason.say }),
    },
  };
};

/** Another period for what a request holds, proposed to its applicant as by the chat's *Pindahkan jadwal*. */
export const moveRoutes = (
  app: FastifyInstance,
  needs: DeskNeeds,
  guard: Guard,
  showRequest: ShowRequest,
): void => {
  /** The request whose period may be moved, with all that is known; otherwise the refusal is answered. */
  const begin = beginStep<Begun>({ needs, guard, showRequest }, async (found, member) => {
    const context = await withFacts(
      stepScene(needs, member, found, 'move').context,
      (known) => moveNeeds({ requestId: found.id }, null, known),
      needs.loadFact,
    );
    const movable = findMovable(found.id, context);
    return 'refused' in movable ? movable : { on: { ...movable, context } };
  });

  const preview = (
    member: Member,
    reply: FastifyReply,
    begun: Begun,
    { slot, reason }: { slot: Slot; reason: string },
  ) => {
    const request: RequestView = begun.request;
    const reads = moveReads(begun, slot, reason);
    if (reads.length === 0)
      return sendPage(
        reply,
        movePage(begun, { one: () => '' }, { [moveFields.day]: moveTexts.tooLate }, member),
        422,
      );
    return showPreview(needs, member, reply, {
      step: 'move',
      previewed: [{ request, input: { slot, note: reason }, reads }],
      to: requestPath(request.number),
    });
  };

  app.get(
    '/meja/permohonan/:number/pindah',
    guard.page(async (member, request, reply) => {
      const begun = await begin(member, request, reply);
      return 'period' in begun ? sendPage(reply, movePage(begun, { one: () => '' }, {}, member)) : begun;
    }),
  );

  app.post(
    '/meja/permohonan/:number/pindah',
    guard.form(async (member, request, reply, posted) => {
      const begun = await begin(member, request, reply);
      if (!('period' in begun)) return begun;
      const read = readMove(begun, posted);
      if ('problems' in read) return sendPage(reply, movePage(begun, posted, read.problems, member), 422);
      return preview(member, reply, begun, read);
    }),
  );
};
