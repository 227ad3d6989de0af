import { itemLabel, openLetters, type RequestView, requestFace } from '../requests/index.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Move } from '../../kernel/move.ts';
import { actOption, answer, looking, type StaffTurn, withOptions } from '../office/index.ts';
import { documentTexts } from '../documents/index.ts';

const ordered = ({ context }: StaffTurn, request: RequestView, kind: 'sheet' | 'bundle'): Effect => ({
  type: 'order_document',
  orderId: context.fresh.draftId,
  document: { kind, requestId: request.id },
});

const lettersOf = ({ context }: StaffTurn, request: RequestView): string[] => {
  const service = requestFace(context, request);
  return openLetters(service, request.letters).map(({ key }) => itemLabel(service, key));
};

/** *Cetak* (Perwali 126/2022 Pasal 12(2)a): orders the sheet, and offers the letters with it where there are any. */
export const printSheet = (turn: StaffTurn, request: RequestView): Move => {
  const more = lettersOf(turn, request).length > 0 ? [actOption('print_all', request)] : [];
  const message = { text: documentTexts.printing(request.number), ...withOptions(more) };
  return answer(turn, message, [
    looking(turn, 'sheet', request, 'document'),
    ordered(turn, request, 'sheet'),
  ]);
};

/** Orders the sheet with all letters that may go through a chat; that is a look at them (Pasal 16(2)). */
export const printAll = (turn: StaffTurn, request: RequestView): Move => {
  const { staff } = turn;
  const viewed: Effect = {
    type: 'record',
    requestId: request.id,
    action: 'viewed',
    actor: staff.name,
    role: staff.role,
    note: [...new Set(lettersOf(turn, request))].join(', '),
  };
  return answer(turn, { text: documentTexts.printingAll(request.number) }, [
    viewed,
    looking(turn, 'letters', request, 'document'),
    ordered(turn, request, 'bundle'),
  ]);
};
