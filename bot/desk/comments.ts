import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { answerComment, commentOf, type RatedComment } from '../../app/db/oversight.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { hideNik } from '../../domain/nik.ts';
import { quoted } from '../../domain/quotation.ts';
import { requestTexts } from '../../flows/features/requests/index.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField, wordsField } from './fields.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import { page, say, words } from './layout.ts';
import type { DeskNeeds, FormHandler, Handler, Member } from './needs.ts';
import { seenByNumber } from './seen.ts';
import { deskTexts } from './texts.ts';

const { oversight, steps } = deskTexts;

const About = z.object({ id: z.string().regex(/^\d{1,18}$/) });
const Words = z.string().trim().min(10).max(600);

/** Where a comment is answered. */
export const answerPath = (id: string): string => `/meja/pengawasan/komentar/${id}`;

const commentPage = (comment: RatedComment, { staff }: Member, ...content: (Markup | null)[]): string =>
  page(
    { title: oversight.answerTitle(comment.number), staff, part: 'oversight' },
    html`<blockquote>${quoted(hideNik(comment.comment))}</blockquote>`,
    html`<p>
      ${oversight.ratedOf(comment.rating)} <a href=${requestPath(comment.number)}>${comment.number}</a>
    </p>`,
    ...content,
    html`<p><a href="/meja/pengawasan">${steps.back}</a></p>`,
  );

const form = (comment: RatedComment, { csrf }: Member, typed: string, problem?: string): Markup =>
  html`<form method="post" action=${answerPath(comment.id)} class="card">
    ${csrfField(csrf)}
    ${wordsField({ id: 'jawaban', label: oversight.answerWords, help: oversight.answerHelp, problem }, typed)}
    <button>${steps.next}</button>
  </form>`;

const preview = (comment: RatedComment, { csrf }: Member, typed: string): Markup => html`
  <section class="card">
    <h2 tabindex="-1" autofocus>${steps.reads}</h2>
    <blockquote>${words(requestTexts.commentAnswer(comment.number, typed))}</blockquote>
  </section>
  <form method="post" action=${answerPath(comment.id)} class="actions">
    ${csrfField(csrf)} <input type="hidden" name="jawaban" value=${typed} />
    <button name="kirim" value="1">${steps.send}</button>
  </form>
`;

/** What people add to their ratings is answered here: seen as its applicant will read it first, and once only. */
export const commentRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('oversight');
  const { db, vault, clock } = needs;
  const path = '/meja/pengawasan/komentar/:id';

  /** The comment an address names; that somebody is about to see it is written down first. */
  const asked = async (params: unknown, member: Member): Promise<RatedComment | null> => {
    const { data } = About.safeParse(params);
    const found = data ? await commentOf(db, vault, data.id) : null;
    if (found) await seenByNumber(needs, member, 'rating', [found.number]);
    return found;
  };

  const open: Handler = async (member, request, reply) => {
    const comment = await asked(request.params, member);
    if (!comment) return sendOn(reply, '/meja/pengawasan');
    const isAnswered = comment.answeredAt !== null;
    const shown = isAnswered ? say(oversight.answeredBefore) : form(comment, member, '');
    return sendPage(reply, commentPage(comment, member, shown));
  };

  const answer: FormHandler = async (member, request, reply, posted) => {
    const comment = await asked(request.params, member);
    if (!comment) return sendOn(reply, '/meja/pengawasan');
    const { data: typed } = Words.safeParse(posted.one('jawaban'));
    if (typed === undefined) {
      const again = form(comment, member, posted.one('jawaban'), oversight.answerWrong);
      return sendPage(reply, commentPage(comment, member, say(steps.wrong, 'refused'), again), 422);
    }
    if (posted.one('kirim') === '')
      return sendPage(reply, commentPage(comment, member, preview(comment, member, typed)));
    const by = { vault, staff: member.staff, now: clock() };
    const isDone = await inTransaction(db, (tx) => answerComment(tx, { id: comment.id, words: typed }, by));
    const told = isDone ? say(oversight.answered, 'done') : say(oversight.answeredBefore, 'refused');
    return sendPage(reply, commentPage(comment, member, told), isDone ? 200 : 409);
  };

  app.get(path, only.page(open));
  app.post(path, only.form(answer));
};
