import { moveAlert } from '../staff/rooms/move-alert.ts';
import { operatorsConcerned } from '../staff/alerts.ts';
import { serviceFace } from '../staff/service-face.ts';
import type { Context } from '../engine/context.ts';
import type { Effect } from '../engine/effect.ts';
import { fact } from '../engine/fact.ts';
import { showPeriod } from '../engine/field-texts.ts';
import { isFree } from '../engine/free-places.ts';
import type { Move } from '../engine/place.ts';
import { ownRequest } from '../engine/places/own-request.ts';
import type { Session } from '../engine/session.ts';
import { moveAccepted, moveGone, moveKept, moveNote } from './move-texts.ts';

/** Says it without taking the person out of what they are doing. */
const said = (text: string, { at, ...session }: Session, effects: Effect[] = []): Move =>
  isFree({ at, ...session })
    ? { to: { name: 'start' }, quiet: true, intro: text, effects }
    : { to: at, quiet: true, effects: [...effects, { type: 'say', message: { text } }] };

/** *Setuju pindah* or *Tetap jadwal semula*, pressed at any time: what it changes, or that it is too late. */
export const answerMove = (moveId: string, accept: boolean, session: Session, context: Context): Move => {
  const move = fact(context, { fact: 'open_move', of: { id: moveId } });
  const request = move && ownRequest(move.requestId, context);
  if (!move || !request) return said(moveGone, session);
  const { number } = request;
  const [old, next] = [showPeriod(move.old), showPeriod(move.slot)];
  const service = serviceFace(context, request.service);
  const outcome = accept ? 'accepted' : 'refused';
  return said(accept ? moveAccepted({ number, next }) : moveKept({ number, old }), session, [
    {
      type: 'answer_move',
      moveId,
      requestId: request.id,
      accept,
      item: move.item,
      slot: move.slot,
      actor: request.applicant.name,
      note: moveNote(old, next, null),
    },
    ...(accept
      ? [
          {
            type: 'order_document' as const,
            orderId: context.fresh.draftId,
            document: { kind: 'calendar' as const, requestId: request.id },
          },
        ]
      : []),
    {
      type: 'alert',
      to: operatorsConcerned(request),
      messages: moveAlert(request, service, { outcome, old, next }),
    },
  ]);
};
