import { moveTexts } from '../bookings/index.ts';
import type { RequestView, ServiceFace } from '../requests/index.ts';
import type { Message } from '../../kernel/message.ts';
import { actOption, stepTexts } from '../office/index.ts';

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
