import type { StaffMember } from '../../../domain/role.ts';
import { letterMessage, type RequestLetter, type RequestView, type ServiceFace } from '../requests/index.ts';
import type { Effect } from '../../kernel/effect.ts';
import { looking } from './looking.ts';

/** A letter on its way to a member of staff: `label` names it in the history, `before` stands before its name in the chat, `original` is the file as it was sent. */
export type SentLetter = { file: RequestLetter; before?: string; original?: true; label: string };

/** Letters sent to a member of staff one after another, and the event that says who has seen which (Pasal 16(2)). */
export const viewingLetters = (
  { staff }: { staff: StaffMember },
  request: RequestView,
  service: ServiceFace,
  letters: readonly SentLetter[],
): Effect[] => [
  {
    type: 'record',
    requestId: request.id,
    action: 'viewed',
    actor: staff.name,
    role: staff.role,
    note: [...new Set(letters.map(({ label }) => label))].join(', '),
  },
  looking({ staff }, 'letters', request),
  ...letters.map(({ file, before, original }): Effect => ({
    type: 'say',
    message: letterMessage(request, service, file, { before, original }),
  })),
];
