import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { administer } from '../../app/db/administer.ts';
import { closedServices } from '../../app/db/closed-services.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import type { AdminAct } from '../../flows/features/administration/admin-act.ts';
import { administrationTexts } from '../../flows/features/administration/texts.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { actorOf } from './export.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { servicesView, serviceView } from './services-page.ts';

const About = z.object({ code: z.string() });

/** The catalogue as it stands: what is offered, how, by whom, and the days nobody works; administrators close and open a service at once. */
export const serviceRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { db, catalogue, clock, tz, vault } = needs;
  const serviceOf = (params: unknown): Service | undefined => catalogue.byCode.get(About.parse(params).code);

  const show = async (
    service: Service,
    member: Member,
    reply: FastifyReply,
    problem: string | null,
  ): Promise<FastifyReply> => {
    const body = serviceView(service, await closedServices(db), catalogue.city.units, member, problem);
    return sendPage(reply, body, problem === null ? 200 : 422);
  };

  app.get(
    '/meja/layanan',
    guard.page(async (member, _request, reply) =>
      sendPage(reply, servicesView(catalogue, await closedServices(db), cityDate(clock(), tz), member)),
    ),
  );

  app.get(
    '/meja/layanan/:code',
    guard.page((member, request, reply) => {
      const service = serviceOf(request.params);
      return service ? show(service, member, reply, null) : guard.refuse(request, reply, 'request', member);
    }),
  );

  const act = (change: AdminAct, member: Member): Promise<unknown> => {
    const { secretariat } = catalogue.city.units;
    return inTransaction(db, (tx) =>
      administer(tx, change, { actor: actorOf(member), now: clock(), tz, vault, secretariat }),
    );
  };

  app.post(
    '/meja/layanan/:code/buka-tutup',
    guard.form(async (member, request, reply, posted) => {
      const service = serviceOf(request.params);
      if (!service || member.staff.role !== 'administrator')
        return guard.refuse(request, reply, 'role', member);
      const { code } = service;
      const isClosed = (await closedServices(db)).has(code);
      const notice = posted.one('pemberitahuan').trim();
      if (!isClosed && (notice.length < 10 || notice.length > 500))
        return show(service, member, reply, administrationTexts.noticeRefused);
      await act(
        isClosed ? { do: 'open_service', service: code } : { do: 'close_service', service: code, notice },
        member,
      );
      return sendOn(reply, `/meja/layanan/${code}`);
    }),
  );
};
