import { moveAlerts, moveNote } from '../bookings/move-texts.ts';
import type { RequestView } from '../requests/request.ts';
import type { Message } from '../../kernel/message.ts';
import { actOption } from '../steps/act.ts';
import type { ServiceFace } from '../inbox/service-face.ts';
import { alertHead } from '../steps/texts.ts';

/** What became of a proposed move, for the operators of the request; by number, without anything about the applicant. */
export const moveAlert = (
  { id, number }: Pick<RequestView, 'id' | 'number'>,
  { title }: Pick<ServiceFace, 'title'>,
  { outcome, old, next }: { outcome: keyof typeof moveAlerts; old: string; next: string },
): Message[] => [
  {
    text: `${alertHead(moveAlerts[outcome], title)}\n${number}\n${moveNote(old, next, null)}`,
    options: [
      actOption('see', id),
      ...(outcome === 'accepted' ? [] : [actOption('move', id), actOption('write', id)]),
    ],
  },
];
