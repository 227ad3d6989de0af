import type { Event } from '../../kernel/event.ts';
import { knownFact, type Want } from '../../kernel/fact.ts';
import type { Heard, Turn } from '../../kernel/feature.ts';
import type { AtOf } from '../../kernel/session.ts';
import { filesNeeds } from '../files/needs.ts';

/** Of a message to a unit: the request, what was written today, and what its file is; without a request which there are. */
export const replyNeeds = ({ requestId }: AtOf<'reply'>, event: Event | null): readonly Want[] => {
  if (requestId === undefined) return event === null ? [{ fact: 'written_about' }] : [];
  const request = { fact: 'request', id: requestId } as const;
  return event === null ? [request] : [request, { fact: 'relay', requestId }, ...filesNeeds(event)];
};

/** Of a message that may be answered its request, to ask once more. */
export const answerableNeeds = ({ requestId }: AtOf<'answerable'>, event: Event | null): readonly Want[] =>
  event === null ? [{ fact: 'request', id: requestId }] : [];

/** Of *Balas petugas* and news from a unit: the request; of *balas* what units have written about. */
export const relayNeeds = ({ event, context }: Turn, { button, command }: Heard): Want[] => {
  if (event.kind === 'unit_message') return [{ fact: 'request', id: event.requestId }];
  if (button?.startsWith('reply.')) return [{ fact: 'request', id: button.slice('reply.'.length) }];
  if (command !== 'balas') return [];
  const [only, another] = knownFact(context, { fact: 'written_about' }) ?? [];
  return [
    { fact: 'written_about' },
    ...(only && !another ? [{ fact: 'request', id: only.id } as const] : []),
  ];
};
