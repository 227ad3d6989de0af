import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { recordAdmin } from '../../app/db/admin-events.ts';
import { proposalOf, signProposal, writeProposal } from '../../app/db/reports.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { openFigures } from '../../app/figures-cache.ts';
import type { MadeReport } from '../../app/report/make-report.ts';
import { nameOf } from '../../app/report/name-of.ts';
import { reportTexts } from '../../flows/pages/report.ts';
import { cityDate, longDate } from '../../domain/city-time.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import { periodBefore } from '../../domain/figures/period-before.ts';
import { moment } from '../../flows/features/requests/times.ts';
import { actorOf } from './export.ts';
import { sendPage, type Guard } from './guard.ts';
import { mayOpen, say } from './layout.ts';
import type { DeskNeeds, FormHandler, Member } from './needs.ts';
import { countingView, reportPath, reportView, type Days } from './report-page.ts';
import { deskTexts } from './texts.ts';

const { reports } = deskTexts;

/** What has not been counted by then, as a rule, is still being counted. */
const usualCountingMs = 1500;

const Day = z.iso.date();
const Period = z.object({ dari: Day, sampai: Day }).refine(({ dari, sampai }) => dari <= sampai);
const Form = z.enum(['pdf', 'xlsx', 'csv', 'json']);
const Words = z
  .string()
  .transform((words) => words.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().min(10).max(4000));

/** How a report is taken along, by its form. */
const files: Record<
  z.infer<typeof Form>,
  { type: string; of(made: MadeReport): Promise<Buffer> | string }
> = {
  pdf: { type: 'application/pdf', of: (made) => made.pdf() },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    of: (made) => made.xlsx(),
  },
  csv: { type: 'text/csv; charset=utf-8', of: ({ csv }) => csv },
  json: { type: 'application/json; charset=utf-8', of: ({ json }) => JSON.stringify(json, null, 2) },
};

/** The page of reports (Pasal 19–20): administrators write the proposal of a report, the head signs it; both take it along. */
export const reportRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('reports');
  const { db, catalogue, settings, clock, tz, countingMs = usualCountingMs } = needs;

  const kept = openFigures(needs);

  const made = async (days: Days): Promise<MadeReport> => {
    const { makeReport } = await import('../../app/report/make-report.ts');
    return makeReport({ db, catalogue, letterhead: settings.letterhead, tz, now: clock(), kept }, days);
  };

  const counted = ({ from, to }: Days): Promise<[Figures, Figures]> => {
    const before = periodBefore(from, to);
    return Promise.all([kept(from, to), kept(before.from, before.to)]);
  };

  /** Nobody waits for what takes long: it goes on being counted, is kept, and the page asks for it again. */
  const soon = async <T>(work: Promise<T>): Promise<T | null> => {
    work.catch(() => undefined);
    const late = new AbortController();
    try {
      return await Promise.race([work, setTimeout(countingMs, null, { signal: late.signal })]);
    } finally {
      late.abort();
    }
  };

  const sayCounting = (reply: FastifyReply, member: Member, path: string) =>
    sendPage(reply.header('refresh', `3; url=${path}`), countingView(path, member), 202);

  const thisYear = (): Days => {
    const today = cityDate(clock(), tz);
    return { from: `${today.slice(0, 5)}01-01`, to: today };
  };

  const show = async (
    reply: FastifyReply,
    member: Member,
    days: Days,
    { told = null, status = 200 }: { told?: ReturnType<typeof say> | null; status?: number } = {},
  ) => {
    const found = await soon(counted(days));
    if (found === null) return sayCounting(reply, member, reportPath(days));
    const [figures, before] = found;
    const proposal = await proposalOf(db, days);
    const report = { figures, before, nameOf: nameOf(catalogue) };
    const countedAt = reportTexts.counted(moment(figures.at, { tz }));
    const signedAt = proposal?.signedAt ? longDate(cityDate(proposal.signedAt, tz)) : null;
    const may = member.staff.role === 'administrator' && !member.staff.acting ? 'write' : 'sign';
    return sendPage(
      reply,
      reportView({ days, countedAt, report, proposal, signedAt, may }, told, member),
      status,
    );
  };

  app.get(
    '/meja/laporan',
    only.page(async (member, request, reply) => {
      const asked = request.query as Record<string, unknown>;
      if (asked['dari'] === undefined) return show(reply, member, thisYear());
      const { data } = Period.safeParse(asked);
      if (!data)
        return show(reply, member, thisYear(), { told: say(reports.wrongDays, 'refused'), status: 422 });
      const days = { from: data.dari, to: data.sampai };
      const form = Form.safeParse(asked['bentuk']).data;
      if (form === undefined) return show(reply, member, days);
      const { type, of } = files[form];
      const report = await soon(made(days));
      if (report === null) return sayCounting(reply, member, reportPath(days, { bentuk: form }));
      const file = await of(report);
      await inTransaction(db, (tx) =>
        recordAdmin(tx, {
          ...{ action: 'desk_exported', about: 'laporan', actor: actorOf(member), at: clock() },
          note: `${days.from} – ${days.to}, ${form}`,
        }),
      );
      return reply
        .header('content-disposition', `attachment; filename="${reportTexts.fileName(days, form)}"`)
        .type(type)
        .send(file);
    }),
  );

  /** Writes or signs a proposal, and writes down who did. */
  const proposing =
    (action: 'report_proposed' | 'report_signed', done: string): FormHandler =>
    async (member, request, reply, { one }) => {
      const isHead = mayOpen('head', member.staff);
      const mayAct = action === 'report_signed' ? isHead : member.staff.role === 'administrator';
      if (!mayAct) return guard.refuse(request, reply, 'role', member);
      const period = Period.safeParse({ dari: one('dari'), sampai: one('sampai') });
      const days = period.data ? { from: period.data.dari, to: period.data.sampai } : thisYear();
      const words = Words.safeParse(one('usulan'));
      if (!period.success || !words.success)
        return show(reply, member, days, { told: say(reports.wordsWrong, 'refused'), status: 422 });
      const isDone = await inTransaction(db, async (tx) => {
        const write = action === 'report_signed' ? signProposal : writeProposal;
        const at = clock();
        if (!(await write(tx, days, words.data, at))) return false;
        await recordAdmin(tx, {
          ...{ action, about: `${days.from} – ${days.to}`, actor: actorOf(member), at, note: null },
        });
        return true;
      });
      return show(
        reply,
        member,
        days,
        isDone ? { told: say(done, 'done') } : { told: say(reports.changed, 'refused'), status: 409 },
      );
    };

  app.post('/meja/laporan/usulan', guard.form(proposing('report_proposed', reports.saved)));
  app.post('/meja/laporan/tanda-tangan', guard.form(proposing('report_signed', reports.signedNow)));
};
