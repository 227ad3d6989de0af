import type { Context } from '../../kernel/context.ts';
import type { Message } from '../../kernel/message.ts';
import { clockOf, type RequestView, type ServiceFace } from '../requests/index.ts';
import type { Step } from './act.ts';
import {
  completedText,
  disposedText,
  extendedText,
  inProgressText,
  mayBeLateText,
  needsCompletionText,
  rejectedText,
  resultFileMessages,
} from './applicant-texts.ts';

/** What there is to tell of a step: the request as the step leaves it. */
export type Heard = { request: RequestView; service: ServiceFace; note: string | null; context: Context };

/** What the applicant reads of a step, word for word; the steps of which they hear nothing are not here. */
export const applicantReads: Partial<Record<Step, (heard: Heard) => Message[]>> = {
  request_completion: ({ request, service }) => [needsCompletionText(request, service)],
  reject: ({ request, service, note }) => [rejectedText(request, service, note)],
  dispose: ({ request, context }) => [disposedText(request, context.catalogue.city.units)],
  start: ({ request, note, context }) => [inProgressText(request, note, context.catalogue.city.units)],
  extend: ({ request, service, note, context }) => [
    extendedText(request, service, { reason: note, of: clockOf(request, context).of }),
  ],
  explain: ({ request, service, note }) => [mayBeLateText(request, service.title, note)],
  complete: ({ request, service, context }) => [
    ...resultFileMessages(request),
    completedText(request, service, context.catalogue.city.clocks),
  ],
};
