import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { cityDate, toInstant } from '../../domain/city-time.ts';
import { dataKindWords, incidentKindCodes, incidentName, noticeMs } from '../../domain/incident.ts';
import { readTrackingNumber } from '../../domain/tracking-number.ts';
import { recordAccess } from '../../app/db/accesses.ts';
import { recordAdmin } from '../../app/db/admin-events.ts';
import { incidentCounts, paperList, papersSent } from '../../app/db/incident-notices.ts';
import {
  incidentById,
  incidentEntries,
  incidentRegister,
  noteIncident,
  openIncident,
  stepIncident,
  type Incident,
} from '../../app/db/incidents.ts';
import { countTouched } from '../../app/db/touched.ts';
import { inTransaction, type Tx } from '../../app/db/transaction.ts';
import { incidentBundle, incidentPdf } from '../../app/incident-report.ts';
import { incidentTold } from '../../app/incident-told.ts';
import { authorityNotice, personNotice } from '../../flows/features/incidents/index.ts';
import { actorOf, sendCsv } from './export.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { incidentsView, incidentView, type IncidentShown } from './incidents-page.ts';
import { say } from './layout.ts';
import type { DeskNeeds, Handler, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import { deskTexts } from './texts.ts';

const { incidents } = deskTexts;

const when = z.string().regex(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/);
const Opened = z.object({
  jenis: z.enum(incidentKindCodes),
  sejak: when,
  sampai: when,
  permohonan: z.string().max(2000),
  kanal: z.string().trim().max(40),
});
const About = z.object({ id: z.guid() });
const Words = z.string().trim().min(5).max(2000);

type Outcome = 'done' | 'already' | 'wrong';

/** The register of incidents for administrators (Pasal 15): opened, noted, told, taken along, closed. */
export const incidentRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('incidents');
  const { db, clock, tz, catalogue } = needs;
  const where = () => ({ city: catalogue.city, tz, now: clock() });

  const list = async (
    member: Member,
    reply: FastifyReply,
    told: Parameters<typeof incidentsView>[1] = null,
    status = 200,
  ): Promise<FastifyReply> =>
    sendPage(reply, incidentsView(await incidentRegister(db.pool), told, member, tz), status);

  const openedFrom = ({ one }: Posted) => {
    const fields = ['jenis', 'sejak', 'sampai', 'permohonan', 'kanal'].map((name) => [name, one(name)]);
    const { data } = Opened.safeParse(Object.fromEntries(fields));
    if (!data) return null;
    const [from, to] = [data.sejak, data.sampai].map((at) => toInstant(at.slice(0, 10), at.slice(11), tz));
    const requests = data.permohonan.split(/[\s,;]+/).flatMap((part) => readTrackingNumber(part) ?? []);
    if (!from || !to || to < from || (data.jenis === 'requests' && requests.length === 0)) return null;
    const channel = data.jenis === 'channel' && data.kanal !== '' ? data.kanal.toLowerCase() : null;
    return { kind: data.jenis, from, to, requests, channel, staffId: null };
  };

  app.get(
    '/meja/insiden',
    only.page((member, _request, reply) => list(member, reply)),
  );

  app.post(
    '/meja/insiden',
    only.form(async (member, _request, reply, posted) => {
      const about = openedFrom(posted);
      if (!about) return list(member, reply, say(incidents.wrong, 'refused'), 422);
      const [id, openedAt] = [randomUUID(), clock()];
      const incident = { ...about, id, openedAt, dueAt: new Date(openedAt.getTime() + noticeMs) };
      await inTransaction(db, async (tx) => {
        await openIncident(tx, incident, actorOf(member));
        await countTouched(tx, incident, openedAt);
      });
      return sendOn(reply, `/meja/insiden/${id}`);
    }),
  );

  const incidentOf = async (params: unknown): Promise<Incident | null> => {
    const { data } = About.safeParse(params);
    return data ? incidentById(db.pool, data.id) : null;
  };

  const shownOf = async (incident: Incident): Promise<IncidentShown> => {
    const [told, counts, entries, paper] = await Promise.all([
      incidentTold(db.pool, incident),
      incidentCounts(db.pool, incident.id),
      incidentEntries(db.pool, incident.id),
      paperList(db.pool, incident.id),
    ]);
    const sample = { kinds: Object.keys(counts.kinds), requests: [] };
    const notice = personNotice(told, sample, where());
    const { parts } = authorityNotice(told, counts, where());
    return { incident, counts, entries, notice, authority: parts, onPaper: paper.length };
  };

  const aboutOne =
    (handler: (incident: Incident, member: Member, reply: FastifyReply) => Promise<FastifyReply>): Handler =>
    async (member, request, reply) => {
      const incident = await incidentOf(request.params);
      return incident
        ? handler(incident, member, reply)
        : list(member, reply, say(incidents.gone, 'refused'), 404);
    };

  app.get(
    '/meja/insiden/:id',
    only.page(
      aboutOne(async (incident, member, reply) =>
        sendPage(reply, incidentView(await shownOf(incident), null, member, tz)),
      ),
    ),
  );

  const exported = (tx: Tx, { id }: Incident, member: Member, note: string): Promise<void> =>
    recordAdmin(tx, { action: 'incident_exported', about: id, actor: actorOf(member), at: clock(), note });

  const take = (name: string, type: string, make: (incident: Incident) => Promise<string | Buffer>): void => {
    app.get(
      `/meja/insiden/:id/${name}`,
      only.part(
        aboutOne(async (incident, member, reply) => {
          const made = await make(incident);
          await inTransaction(db, (tx) => exported(tx, incident, member, name));
          const file = `${incidentName(incident.id)}-${cityDate(clock(), tz)}.${name.split('.')[1] ?? ''}`;
          return reply.header('content-disposition', `attachment; filename="${file}"`).type(type).send(made);
        }),
      ),
    );
  };
  take('laporan.pdf', 'application/pdf', (incident) => incidentPdf(db.pool, incident, where()));
  take('laporan.json', 'application/json', async (incident) =>
    JSON.stringify(await incidentBundle(db.pool, incident, where()), null, 2),
  );

  app.get(
    '/meja/insiden/:id/surat.csv',
    only.part(
      aboutOne(async ({ id }, member, reply) => {
        const people = await paperList(db.pool, id);
        const { id: staffId, role } = member.staff;
        await recordAccess(db.pool, {
          ...{ by: { staffId, role }, door: 'desk', what: 'notice', at: clock() },
          of: people.map(({ contact }) => ({ contactId: contact })),
        });
        const rows = people.map(({ name, phone, institution, email, kinds, requests }) => [
          ...[name, phone, institution, email].map((value) => value ?? ''),
          ...[kinds.map(dataKindWords).join(', '), requests.join(' ')],
        ]);
        const about = `/meja/insiden/${id}/surat.csv`;
        return sendCsv(needs, member, reply, {
          name: 'surat-insiden',
          about,
          rows: [[...incidents.paperColumns], ...rows],
        });
      }),
    ),
  );

  type Act = (
    tx: Tx,
    incident: Incident,
    posted: Posted,
    by: { actor: string; now: Date },
  ) => Promise<Outcome>;
  const once = (done: boolean): Outcome => (done ? 'done' : 'already');
  const acts: Record<string, Act> = {
    catat: async (tx, { id }, { one }, by) => {
      const words = Words.safeParse(one('isi'));
      if (!words.success) return 'wrong';
      const what = one('apa') === 'cause' ? 'cause' : 'measure';
      await noteIncident(tx, id, { what, words: words.data }, by);
      return 'done';
    },
    setujui: async (tx, { id }, _posted, by) => once(await stepIncident(tx, id, 'incident_approved', by)),
    surat: async (tx, { id }, _posted, { actor, now }) => {
      const note = `${await papersSent(tx, id, now)} surat`;
      await recordAdmin(tx, { action: 'incident_paper', about: id, actor, at: now, note });
      return 'done';
    },
    lembaga: async (tx, { id }, _posted, by) =>
      once(await stepIncident(tx, id, 'incident_authority_told', by)),
    tutup: async (tx, { id }, { one }, by) => {
      const words = Words.safeParse(one('hasil'));
      if (!words.success) return 'wrong';
      return once(await stepIncident(tx, id, 'incident_closed', { ...by, note: words.data }));
    },
  };

  const toldOf: Record<Outcome, ReturnType<typeof say>> = {
    done: say(incidents.done, 'done'),
    already: say(incidents.already, 'refused'),
    wrong: say(incidents.wordsWrong, 'refused'),
  };

  for (const [name, perform] of Object.entries(acts))
    app.post(
      `/meja/insiden/:id/${name}`,
      only.form(async (member, request, reply, posted) => {
        const incident = await incidentOf(request.params);
        if (!incident) return list(member, reply, say(incidents.gone, 'refused'), 404);
        const by = { actor: actorOf(member), now: clock() };
        const outcome = await inTransaction(db, (tx) => perform(tx, incident, posted, by));
        const now = (await incidentOf(request.params)) ?? incident;
        const status = outcome === 'done' ? 200 : 422;
        return sendPage(reply, incidentView(await shownOf(now), toldOf[outcome], member, tz), status);
      }),
    );
};
