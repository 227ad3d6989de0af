import type { RequestView } from '../engine/context.ts';
import type { Effect } from '../engine/effect.ts';
import type { Message } from '../engine/message.ts';
import type { Step } from './act.ts';
import { disposedAlert, operatorsOf, registeredAlert, verifiedAlert } from './alerts.ts';
import { disposedText, inProgressText, rejectedText } from './applicant-texts.ts';
import type { ServiceFace } from './service-face.ts';

const tell = (request: RequestView, message: Message): Effect => ({
  type: 'tell',
  contactId: request.contactId,
  message,
});

const news = (request: RequestView, what: 'needs_completion' | 'completed'): Effect => ({
  type: 'news',
  contactId: request.contactId,
  requestId: request.id,
  news: what,
});

/** Who hears of a step once it is taken, and what; the request is as the step leaves it. */
export const afterwards: Record<
  Step,
  (request: RequestView, service: ServiceFace, note: string | null) => Effect[]
> = {
  verify: (request, service) => [
    { type: 'alert', to: { roles: ['records_officer'] }, messages: verifiedAlert(request, service) },
  ],
  request_completion: (request) => [news(request, 'needs_completion')],
  reject: (request, service, note) => [tell(request, rejectedText(request, service, note))],
  register: (request, service) => [
    { type: 'alert', to: { roles: ['head'] }, messages: registeredAlert(request, service) },
  ],
  dispose: (request, service, note) => [
    tell(request, disposedText(request, note)),
    { type: 'alert', to: operatorsOf(request.unit), messages: disposedAlert(request, service, note) },
  ],
  start: (request, _service, note) => [tell(request, inProgressText(request, note))],
  complete: (request) => [news(request, 'completed')],
};
