import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addDays, cityDate } from '../../domain/city-time.ts';
import { commentThemeCodes } from '../../domain/comment-theme.ts';
import { listHeld, retryHeld } from '../../app/db/held-submissions.ts';
import { officeStaff } from '../../app/db/office-staff.ts';
import { openWork } from '../../app/db/open-work.ts';
import { absencesWithin, lastComments, pickTheme } from '../../app/db/oversight.ts';
import { inHand } from '../../app/db/staff-figures.ts';
import { deliverAgain, messageAside, messagesAside, takeAgain, undelivered } from '../../app/db/set-aside.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { openFigures } from '../../app/figures-cache.ts';
import { refuseHeld } from '../../app/refuse-held.ts';
import { supervisedDays as days, supervisedStaff } from '../../app/staff-figures-cache.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { actorOf } from './export.ts';
import { sendPage, type Guard } from './guard.ts';
import { say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { presenceOf } from '../../domain/presence.ts';
import { oversightView, type Overseen } from './oversight-page.ts';
import type { Posted } from './posted.ts';
import { seenByNumber } from './seen.ts';
import { deskTexts } from './texts.ts';

const { oversight } = deskTexts;

const mostListed = 50;
const dayMs = 86_400_000;

const Id = z.string().regex(/^(all|\d{1,18})$/);
const RatingId = z.string().regex(/^\d{1,18}$/);
const Held = z.union([z.literal('all'), z.guid()]);
const Reason = z.string().trim().min(10).max(500);

/** What became of an act: done, nothing there any more, or what is wrong with it. */
type Outcome = 'done' | 'gone' | { wrong: string };

/** The page of administrators: what waits, and what is stuck with the acts the commands have. */
export const oversightRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('oversight');
  const { db, vault, catalogue, clock, tz } = needs;
  const figuresOf = openFigures({ db, clock, tz, catalogue });

  const overseen = async (): Promise<Overseen> => {
    const now = clock();
    const today = cityDate(now, tz);
    const since = new Date(now.getTime() - days * dayMs);
    const staff = await officeStaff(db, { now, today });
    const span = { from: addDays(today, -days), to: today };
    const [work, figures, absences, done, inHands, comments, deliveries, aside, held] = await Promise.all([
      openWork(db, { since, today }),
      figuresOf(span.from, span.to),
      absencesWithin(db, span),
      supervisedStaff({ db, clock }),
      inHand(db, today),
      lastComments(db, vault, 20),
      undelivered(db.pool, now, mostListed),
      messagesAside(db.pool, mostListed),
      listHeld(db.pool),
    ]);
    return {
      days,
      work,
      figures,
      staff,
      presence: presenceOf(span, absences, catalogue.city.holidays),
      done,
      inHand: inHands,
      comments,
      deliveries,
      aside,
      held: held.slice(0, mostListed),
    };
  };

  const show = async (member: Member, told: Parameters<typeof oversightView>[1]) => {
    const titleOf = (code: string): string => serviceFace({ catalogue }, code).title;
    const shown = await overseen();
    await seenByNumber(
      needs,
      member,
      'rating',
      shown.comments.map(({ number }) => number),
    );
    return oversightView(shown, told, { tz, titleOf, units: catalogue.city.units }, member);
  };

  const counted = (count: number): Outcome => (count > 0 ? 'done' : 'gone');

  const acts: Record<string, (posted: Posted, member: Member) => Promise<Outcome>> = {
    kirim: async ({ one }) => {
      const { data } = Id.safeParse(one('id'));
      return data ? counted(await deliverAgain(db.pool, data, clock())) : 'gone';
    },
    jawab: async ({ one }) => {
      const { data } = Id.safeParse(one('id'));
      const found = data && (await messageAside(db.pool, data));
      if (!found) return 'gone';
      if (!found.inside && !found.latest) return { wrong: oversight.tooLate };
      await takeAgain(db.pool, found.id);
      return 'done';
    },
    ulang: async ({ one }) => {
      const { data } = Held.safeParse(one('id'));
      return data ? counted(await retryHeld(db, data, clock())) : 'gone';
    },
    tema: async ({ one }) => {
      const [id, theme] = [RatingId.safeParse(one('id')), z.enum(commentThemeCodes).safeParse(one('tema'))];
      return id.success && theme.success && (await pickTheme(db, id.data, theme.data)) ? 'done' : 'gone';
    },
    tolak: async ({ one }, member) => {
      const [id, reason] = [z.guid().safeParse(one('id')), Reason.safeParse(one('alasan'))];
      if (!id.success) return 'gone';
      if (!reason.success) return { wrong: oversight.reasonWrong };
      const about = { id: id.data, reason: reason.data };
      const by = { vault, catalogue, actor: actorOf(member), now: clock() };
      return (await inTransaction(db, (tx) => refuseHeld(tx, about, by))) ? 'done' : 'gone';
    },
  };

  const toldOf = (outcome: Outcome) => {
    if (outcome === 'done') return say(oversight.done, 'done');
    return say(outcome === 'gone' ? oversight.gone : outcome.wrong, 'refused');
  };

  app.get(
    '/meja/pengawasan',
    only.page(async (member, _request, reply) => {
      return sendPage(reply, await show(member, null));
    }),
  );

  for (const [name, act] of Object.entries(acts))
    app.post(
      `/meja/pengawasan/${name}`,
      only.form(async (member, _request, reply, posted) => {
        const outcome = await act(posted, member);
        return sendPage(reply, await show(member, toldOf(outcome)), outcome === 'done' ? 200 : 422);
      }),
    );
};
