import { cancelledCalendar } from '../bookings/cancelled.ts';
import type { Context } from '../../kernel/context.ts';
import type { RequestView } from '../requests/request.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Message } from '../../kernel/message.ts';
import type { Step } from './act.ts';
import { disposedAlert, operatorsOf, registeredAlert, supportingAlert, verifiedAlert } from './alerts.ts';
import { disposedText, inProgressText, rejectedText } from './applicant-texts.ts';
import type { ServiceFace } from '../requests/service-face.ts';
import { today } from '../requests/times.ts';

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

/** The units that lead and support hear of a disposition, each what it is to them. */
const disposedAlerts = (request: RequestView, service: ServiceFace): Effect[] => {
  const supporting = request.supporting.filter((unit) => unit !== 'sekretariat');
  return [
    { type: 'alert', to: operatorsOf(request.unit), messages: disposedAlert(request, service) },
    ...(supporting.length > 0
      ? [
          {
            type: 'alert' as const,
            to: { roles: ['operator' as const], units: supporting },
            messages: supportingAlert(request, service),
          },
        ]
      : []),
  ];
};

type Heard = { request: RequestView; service: ServiceFace; note: string | null; context: Context };

/** Who hears of a step once it is taken, and what; the request is as the step leaves it. */
export const afterwards: Record<Step, (heard: Heard) => Effect[]> = {
  verify: ({ request, service }) => [
    { type: 'alert', to: { roles: ['records_officer'] }, messages: verifiedAlert(request, service) },
  ],
  request_completion: ({ request }) => [news(request, 'needs_completion')],
  reject: ({ request, service, note, context }) => [
    tell(request, rejectedText(request, service, note)),
    ...cancelledCalendar(request, service, context),
  ],
  register: ({ request, service, context }) => [
    {
      type: 'alert',
      to: { roles: ['head'], on: today(context) },
      messages: registeredAlert(request, service),
    },
  ],
  dispose: ({ request, service }) => [
    tell(request, disposedText(request)),
    ...disposedAlerts(request, service),
  ],
  start: ({ request, note }) => [tell(request, inProgressText(request, note))],
  complete: ({ request }) => [news(request, 'completed')],
};
