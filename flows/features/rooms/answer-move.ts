import { moveAlert } from './move-alert.ts';
import { operatorsConcerned } from '../office/index.ts';
import { ownRequest, serviceFace } from '../requests/index.ts';
import type { Effect } from '../../kernel/effect.ts';
import { fact } from '../../kernel/fact.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import { isFree } from '../../kernel/places.ts';
import type { Move } from '../../kernel/move.ts';
import type { Turn } from '../../kernel/feature.ts';
import { moveTexts } from '../bookings/index.ts';

/** Says it without taking the person out of what they are doing. */
const said = (text: string, { session, context }: Turn, effects: Effect[] = []): Move =>
  isFree(session, context)
    ? { to: { name: 'start' }, quiet: true, intro: text, effects }
    : { to: session.at, quiet: true, effects, say: [{ text }] };

/** *Setuju pindah* or *Tetap jadwal semula*, pressed at any time: what it changes, or that it is too late. */
export const answerMove = (moveId: string, accept: boolean, turn: Turn): Move => {
  const { context } = turn;
  const move = fact(context, { fact: 'open_move', of: { id: moveId } });
  const request = move && ownRequest(move.requestId, context);
  if (!move || !request) return said(moveTexts.gone, turn);
  const { number } = request;
  const [old, next] = [showPeriod(move.old), showPeriod(move.slot)];
  const service = serviceFace(context, request.service);
  const outcome = accept ? 'accepted' : 'refused';
  return said(accept ? moveTexts.accepted({ number, next }) : moveTexts.kept({ number, old }), turn, [
    {
      type: 'answer_move',
      moveId,
      requestId: request.id,
      accept,
      item: move.item,
      slot: move.slot,
      actor: request.contactId,
      note: moveTexts.note(old, next, null),
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
      to: operatorsConcerned(request, context.catalogue.city.units),
      messages: moveAlert(request, service, { outcome, old, next }),
    },
  ]);
};
