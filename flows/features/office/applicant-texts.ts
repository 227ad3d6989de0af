import {
  decisionDay,
  lackLines,
  requestTexts,
  type RequestView,
  type ServiceFace,
} from '../requests/index.ts';
import { longDate } from '../../../domain/city-time.ts';
import { actingKinds, isActing } from '../../../domain/acting-head.ts';
import { hideNik } from '../../../domain/nik.ts';
import { roles } from '../../../domain/role.ts';
import { unitName, type Units } from '../../../domain/unit.ts';
import type { City } from '../../catalogue/city.ts';
import { cancelledLines } from '../bookings/index.ts';
import type { Message } from '../../kernel/message.ts';
import type { NoticeKind } from '../../notices.ts';
import { buttons } from '../../labels.ts';

const news = (kind: NoticeKind, { number }: Pick<RequestView, 'number'>): Pick<Message, 'notice'> => ({
  notice: { kind, about: number },
});

/** After *Kirim*: number, next step and the promised day. */
export const submittedText = (number: string, promisedOn: string): Message => ({
  text: requestTexts.applicant.submitted(number, longDate(promisedOn)),
  ...news('received', { number }),
});

const howToComplete = (request: RequestView, service: ServiceFace): string => {
  const letters = request.lacking.filter(({ item }) => service.letters.some(({ key }) => key === item));
  if (letters.length === 0) return requestTexts.applicant.answerFields;
  return letters.length === request.lacking.length
    ? requestTexts.applicant.sendLetters
    : requestTexts.applicant.answerBoth;
};

/** What is lacking and why, exactly as the operator said it. */
export const needsCompletionText = (request: RequestView, service: ServiceFace): Message => ({
  text: `${requestTexts.applicant.needsCompletion(request.number, lackLines(request, service))}\n${howToComplete(request, service)}`,
  ...news('needs_completion', request),
});

/** The head's disposition, or that of who stands in for the head; `request.unit` is the unit that follows up. */
export const disposedText = (request: RequestView, units: Units): Message => ({
  text: requestTexts.applicant.disposed({
    number: request.number,
    by: isActing(request.disposition?.role) ? actingKinds[request.disposition.role] : roles.head,
    onPaper: request.disposition?.paper !== undefined,
    unit: unitName(units, request.unit),
    supporting: request.supporting.map((unit) => unitName(units, unit)),
    instruction: request.disposition?.instruction ?? '',
  }),
  ...news('disposed', request),
});

/** Who to contact and when, from the unit that follows up. */
export const inProgressText = (request: RequestView, note: string | null, units: Units): Message => ({
  text: requestTexts.applicant.inProgress(request.number, unitName(units, request.unit), note ?? ''),
  ...news('in_progress', request),
});

/** The rejection's reason and how to apply again. */
export const rejectedText = (request: RequestView, service: ServiceFace, reason: string | null): Message => ({
  text: [
    requestTexts.applicant.rejected(request.number, service.title, reason ?? ''),
    ...cancelledLines(request, service),
  ].join('\n'),
  ...news('rejected', request),
});

/** A longer wait: until when, of how many working days in all, and why. */
export const extendedText = (
  request: RequestView,
  { title }: Pick<ServiceFace, 'title'>,
  { reason, of }: { reason: string | null; of: number },
): Message => ({
  text: requestTexts.applicant.extended({
    ...{ number: request.number, title, reason: reason ?? '', of },
    until: longDate(decisionDay(request)),
    isLast: (request.extension?.times ?? 0) === 0,
  }),
  ...news('unit_message', request),
});

/** Before a day passes: that it may, and why, where the unit has said so. */
export const mayBeLateText = (
  request: Pick<RequestView, 'number' | 'promisedOn' | 'decideBy'>,
  title: string,
  reason: string | null,
): Message => ({
  text: requestTexts.applicant.mayBeLate(request.number, {
    ...{ title, reason },
    due: longDate(decisionDay(request)),
  }),
  ...news('unit_message', request),
});

/** Confirms that the applicant has withdrawn the request. */
export const withdrawnText = (
  request: Pick<RequestView, 'number' | 'answers'>,
  service: Pick<ServiceFace, 'fields'>,
): Message => ({
  text: [requestTexts.applicant.withdrawn(request.number), ...cancelledLines(request, service)].join('\n'),
  ...news('withdrawn', request),
});

/** The outcome, the rating question, and the way to say that it is not finished. */
export const completedText = (
  request: RequestView,
  service: ServiceFace,
  { reopening }: Pick<City['clocks'], 'reopening'>,
): Message => ({
  text: requestTexts.applicant.completed(request.number, service.title, hideNik(request.outcome ?? '')),
  options: [
    ...requestTexts.ratings.map((label, index) => ({ id: `rate.${request.id}.${index + 1}`, label })),
    { id: `reopen.${request.id}`, label: buttons.notFinished },
  ],
  footer: requestTexts.applicant.completedFooter(reopening.within),
  ...news('completed', request),
});

/** The result file, sent before the outcome; none when the unit gave none. */
export const resultFileMessages = ({
  number,
  resultFile,
}: Pick<RequestView, 'number' | 'resultFile'>): Message[] =>
  resultFile
    ? [
        {
          text: requestTexts.applicant.resultFile(number),
          ...news('completed', { number }),
          file: { sha256: resultFile.sha256, name: resultFile.name, mime: resultFile.mime },
        },
      ]
    : [];
