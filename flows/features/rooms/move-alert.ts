import { moveTexts } from '../bookings/move-texts.ts';
import type { RequestView } from '../requests/request.ts';
import type { Message } from '../../kernel/message.ts';
import { actOption } from '../office/act.ts';
import type { ServiceFace } from '../requests/service-face.ts';
import { stepTexts } from '../office/texts.ts';

/** What became of a proposed move, for the operators of the request; by number, without anything about the applicant. */
export const moveAlert = (
  { id, number }: Pick<RequestView, 'id' | 'number'>,
  { title }: Pick<ServiceFace, 'title'>,
  { outcome, old, next }: { outcome: keyof typeof moveTexts.alerts; old: string; next: string },
): Message[] => [
  {
    text: `${stepTexts.alertHead(moveTexts.alerts[outcome], title)}\n${number}\n${moveTexts.note(old, next, null)}`,
    options: [
      actOption('see', id),
      ...(outcome === 'accepted' ? [] : [actOption('move', id), actOption('write', id)]),
    ],
  },
];
