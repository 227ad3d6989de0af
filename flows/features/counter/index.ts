import type { Feature } from '../../kernel/feature.ts';
import { beginJoin, join, mayBringReceipt, receiptNeeds } from './join.ts';

export type { CounterCode } from './facts-and-effects.ts';
export { readReceipt } from './join.ts';

/** What was entered at the counter is followed from a chat, by number and code of its receipt. */
export const counter: Feature = {
  places: [join],
  needs: [{ when: mayBringReceipt, wants: receiptNeeds }],
  commands: {
    sambung: {
      also: [
        'sambungkan',
        'sambung permohonan',
        'sambungkan permohonan',
        'hubungkan permohonan',
        'tanda terima loket',
      ],
      take: beginJoin,
    },
  },
};
