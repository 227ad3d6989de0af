import { knownFact, type Want } from '../../kernel/fact.ts';
import type { Heard, Turn } from '../../kernel/feature.ts';
import type { Context } from '../../kernel/context.ts';
import { fittingNeeds } from '../form/index.ts';

/** What was begun of a completion, and what it takes to fit it to a service that has changed since. */
export const completionNeeds = (requestId: string, context: Context): Want[] => {
  const want = { fact: 'completion_draft', requestId } as const;
  return [want, ...fittingNeeds(knownFact(context, want), context)];
};

/** Of *Lengkapi sekarang*: the request and what was begun; of one that lacks nothing any more its status. */
export const completeNeeds = ({ context }: Turn, { button }: Heard): Want[] => {
  if (!button?.startsWith('complete.')) return [];
  const id = button.slice('complete.'.length);
  const want = { fact: 'request', id } as const;
  const request = knownFact(context, want);
  const movedOn = request && request.state !== 'needs_completion' ? [request.number] : [];
  return [
    want,
    ...completionNeeds(id, context),
    ...movedOn.map((number): Want => ({ fact: 'request_by_number', number })),
  ];
};
