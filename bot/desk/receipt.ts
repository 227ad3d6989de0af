import type { FastifyInstance } from 'fastify';
import { receiptCodeOf, renewCounterCode } from '../../app/db/counter-codes.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { mayEnter } from './counter.ts';
import { actorOf } from './export.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { mayOpen } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { receiptView } from './receipt-page.ts';
import { requestAskedFor } from './request-of.ts';
import { seen } from './seen.ts';

const path = '/meja/permohonan/:number/tanda-terima';

/** The receipt of a request, with the code that joins it to a chat for those who enter requests of its service, and a new code. */
export const receiptRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { db, vault, catalogue, clock } = needs;

  /** Whoever holds the code can act as the applicant: it is for those who give it to them. */
  const mayGive = ({ service }: RequestView, { staff }: Member): boolean => {
    const found = catalogue.byCode.get(service);
    return found !== undefined && mayOpen('counter', staff) && mayEnter(found, staff);
  };

  app.get(
    path,
    guard.page(async (member, request, reply) => {
      const found = await requestAskedFor(needs, member, request);
      if (!found) return guard.refuse(request, reply, 'request', member);
      await seen(needs, member, 'receipt', [found]);
      const code = mayGive(found, member) ? await receiptCodeOf(db.pool, vault, found.id, clock()) : null;
      return sendPage(reply, receiptView(found, code, needs, member));
    }),
  );

  app.post(
    path,
    guard.form(async (member, request, reply) => {
      const found = await requestAskedFor(needs, member, request);
      if (!found) return guard.refuse(request, reply, 'request', member);
      if (!mayGive(found, member)) return guard.refuse(request, reply, 'role', member);
      await inTransaction(db, (tx) => renewCounterCode(tx, found, { actor: actorOf(member), now: clock() }));
      return sendOn(reply, `/meja/permohonan/${found.number}/tanda-terima`);
    }),
  );
};
