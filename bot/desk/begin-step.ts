import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { Guard } from './guard.ts';
import { say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { requestAskedFor } from './request-of.ts';
import type { ShowRequest } from './request.ts';
import { seen } from './seen.ts';

type Judged<T> = { on: T } | { refused: string };

/**
 * Begins what may be done to one request: what `judge` makes of the request that is asked for, whose data the member then has seen; or
 * the answer, when there is no such request for them or the judge refuses with a sentence.
 */
export const beginStep =
  <T>(
    { needs, guard, showRequest }: { needs: DeskNeeds; guard: Guard; showRequest: ShowRequest },
    judge: (found: RequestView, member: Member) => Judged<T> | Promise<Judged<T>>,
  ) =>
  async (member: Member, request: FastifyRequest, reply: FastifyReply): Promise<T | FastifyReply> => {
    const found = await requestAskedFor(needs, member, request);
    if (!found) return guard.refuse(request, reply, 'request', member);
    const judged = await judge(found, member);
    if ('on' in judged) {
      await seen(needs, member, 'request', [found]);
      return judged.on;
    }
    const told = say(judged.refused, 'refused');
    return guard.refuseWith(request, reply, 'step', await showRequest(member, found, { told }), member);
  };
