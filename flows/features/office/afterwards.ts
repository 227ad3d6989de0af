import { cancelledCalendar } from '../bookings/index.ts';
import { applicantReads, type Heard } from './applicant-reads.ts';
import { type RequestView, type ServiceFace, today } from '../requests/index.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Step } from './act.ts';
import { disposedAlert, operatorsOf, registeredAlert, supportingAlert, verifiedAlert } from './alerts.ts';
import type { Units } from '../../../domain/unit.ts';

/** What the applicant only reads; what they are to answer becomes news. */
const tell = (step: Step, heard: Heard): Effect[] =>
  (applicantReads[step]?.(heard) ?? []).map((message) => ({
    type: 'tell',
    contactId: heard.request.contactId,
    message,
  }));

const news = (request: RequestView, what: 'needs_completion' | 'completed'): Effect => ({
  type: 'news',
  contactId: request.contactId,
  requestId: request.id,
  news: what,
});

/** The units that lead and support hear of a disposition, each what it is to them. */
const disposedAlerts = (request: RequestView, service: ServiceFace, units: Units): Effect[] => {
  const supporting = request.supporting.filter((unit) => unit !== units.secretariat);
  return [
    { type: 'alert', to: operatorsOf(request.unit, units), messages: disposedAlert(request, service, units) },
    ...(supporting.length > 0
      ? [
          {
            type: 'alert' as const,
            to: { roles: ['operator' as const], units: supporting },
            messages: supportingAlert(request, service, units),
          },
        ]
      : []),
  ];
};

/** Who hears of a step once it is taken, and what; the request is as the step leaves it. */
export const afterwards: Record<Step, (heard: Heard) => Effect[]> = {
  verify: ({ request, service }) => [
    { type: 'alert', to: { roles: ['records_officer'] }, messages: verifiedAlert(request, service) },
  ],
  request_completion: ({ request }) => [news(request, 'needs_completion')],
  reject: (heard) => [
    ...tell('reject', heard),
    ...cancelledCalendar(heard.request, heard.service, heard.context),
  ],
  register: ({ request, service, context }) => [
    {
      type: 'alert',
      to: { roles: ['head'], on: today(context) },
      messages: registeredAlert(request, service),
    },
  ],
  dispose: (heard) => [
    ...tell('dispose', heard),
    ...disposedAlerts(heard.request, heard.service, heard.context.catalogue.city.units),
  ],
  start: (heard) => tell('start', heard),
  extend: (heard) => tell('extend', heard),
  explain: (heard) => tell('explain', heard),
  complete: ({ request }) => [news(request, 'completed')],
};
