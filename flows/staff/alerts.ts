import { longDate } from '../../domain/city-time.ts';
import { hideNik } from '../../domain/nik.ts';
import type { Unit } from '../../domain/unit.ts';
import { units } from '../../domain/unit.ts';
import type { RequestView } from '../engine/context.ts';
import type { Audience } from '../engine/effect.ts';
import type { Message } from '../engine/message.ts';
import { actOption } from './act.ts';
import { comparedLetters, completedLines } from './completed-items.ts';
import { openLetters } from './letters.ts';
import type { ServiceFace } from './service-face.ts';
import { applicantName, isAnonymous, shownAnswer } from './shown.ts';
import {
  agendaLine,
  alertHead,
  alertTitles,
  instructionLine,
  promiseLine,
  reasonLine,
  unitLine,
} from './texts.ts';

type Button = Parameters<typeof actOption>[0];

/** The operators a request concerns: its unit's, and the secretariat's, who work for all units. */
export const operatorsOf = (unit: Unit): Audience => ({
  roles: ['operator'],
  units: [...new Set<Unit>([unit, 'sekretariat'])],
});

// Enough of the answers to know what it is about; the rest is one press away.
const essentials = (request: RequestView, service: ServiceFace): string[] =>
  service.fields
    .filter((field) => !field.sensitive && field.type !== 'nik' && field.type !== 'nip')
    .flatMap((field) => {
      const value = request.answers[field.key];
      const shown = value === undefined ? '' : shownAnswer(field, value);
      return shown && shown.length <= 60 && !shown.includes('\n') ? [`${field.label}: ${shown}`] : [];
    })
    .slice(0, 3);

const whoLine = (request: RequestView): string => {
  const institution = isAnonymous(request) ? null : request.applicant.institution;
  return [request.number, applicantName(request), ...(institution ? [hideNik(institution)] : [])].join(' · ');
};

const alertOf = (
  request: RequestView,
  service: ServiceFace,
  what: { title: string; lines?: string[]; buttons: Button[] },
): Message => ({
  text: [
    alertHead(what.title, service.title),
    whoLine(request),
    ...(what.lines ?? []),
    promiseLine(longDate(request.promisedOn), request.letters.length),
  ].join('\n'),
  options: what.buttons.map((button) => actOption(button, request)),
});

const checking: Button[] = ['see', 'verify', 'request_completion', 'reject'];

// Letters are fetched, not pushed: whoever has one on their phone stands in the history.
const checkingOf = (request: RequestView, service: ServiceFace): Button[] => [
  ...checking,
  ...(openLetters(service, request.letters).length > 0 ? (['letters'] as const) : []),
  ...(comparedLetters(request, service).some(({ isOld }) => isOld) ? (['compare'] as const) : []),
];

/** A new request, for the operators of its unit: what it is about and what they can do. */
export const submittedAlert = (request: RequestView, service: ServiceFace): Message[] => [
  alertOf(request, service, {
    title: alertTitles.submitted,
    lines: essentials(request, service),
    buttons: checkingOf(request, service),
  }),
];

/** A verified request, for the records officers. */
export const verifiedAlert = (request: RequestView, service: ServiceFace): Message[] => [
  alertOf(request, service, { title: alertTitles.verified, buttons: ['see', 'register'] }),
];

/** A registered request, for the head. */
export const registeredAlert = (request: RequestView, service: ServiceFace): Message[] => [
  alertOf(request, service, {
    title: alertTitles.registered,
    lines: [
      ...(request.agendaNumber ? [agendaLine(request.agendaNumber)] : []),
      ...essentials(request, service),
    ],
    buttons: ['see', 'dispose', 'reject'],
  }),
];

/** A disposition, for the operators of the unit it names. */
export const disposedAlert = (
  request: RequestView,
  service: ServiceFace,
  instruction: string | null,
): Message[] => [
  alertOf(request, service, {
    title: alertTitles.disposed,
    lines: [unitLine(units[request.unit]), ...(instruction ? [instructionLine(instruction)] : [])],
    buttons: ['see', 'start'],
  }),
];

/** The applicant has sent what was lacking: what was there before beside what is there now. */
export const completedItemsAlert = (request: RequestView, service: ServiceFace): Message[] => [
  alertOf(request, service, {
    title: alertTitles.completedItems,
    lines: completedLines(request, service),
    buttons: checkingOf(request, service),
  }),
];

/** The applicant has withdrawn the request; nothing is left to do. */
export const withdrawnAlert = (request: RequestView, service: ServiceFace): Message[] => [
  alertOf(request, service, { title: alertTitles.withdrawn, buttons: ['see'] }),
];

/** The applicant says it is not finished, and why. */
export const reopenedAlert = (request: RequestView, service: ServiceFace, reason: string): Message[] => [
  alertOf(request, service, {
    title: alertTitles.reopened,
    lines: [reasonLine(hideNik(reason))],
    buttons: ['see', 'complete'],
  }),
];
