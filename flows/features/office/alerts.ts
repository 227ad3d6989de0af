import { quoted, quotedInLine } from '../../../domain/quotation.ts';
import { longDate } from '../../../domain/city-time.ts';
import { hideNik } from '../../../domain/nik.ts';
import { type Unit, unitName, unitNames, type Units } from '../../../domain/unit.ts';
import {
  applicantName,
  type Audience,
  comparedLetters,
  completedLines,
  isAnonymous,
  openLetters,
  type RequestView,
  type ServiceFace,
  shownAnswer,
  shownFile,
} from '../requests/index.ts';
import type { Message } from '../../kernel/message.ts';
import { actOption } from './act.ts';
import { stepTexts } from './texts.ts';

type Button = Parameters<typeof actOption>[0];

/** The operators a request concerns: its unit's, and the secretariat's, who work for all units. */
export const operatorsOf = (unit: Unit, { secretariat }: Units): Audience => ({
  roles: ['operator'],
  units: [...new Set<Unit>([unit, secretariat])],
});

/** The operators who work on a request: of its unit, of those named beside it, and the secretariat's. */
export const operatorsConcerned = (
  { unit, supporting }: Pick<RequestView, 'unit' | 'supporting'>,
  { secretariat }: Units,
): Audience => ({
  roles: ['operator'],
  units: [...new Set<Unit>([unit, secretariat, ...supporting])],
});

// Enough of the answers to know what it is about, what is booked first of all; the rest is one press away.
const essentials = (request: RequestView, service: ServiceFace): string[] =>
  [
    ...service.fields.filter(({ type }) => type === 'slot'),
    ...service.fields.filter(({ type }) => type !== 'slot'),
  ]
    .filter((field) => !field.sensitive && field.type !== 'nik' && field.type !== 'nip')
    .flatMap((field) => {
      const value = request.answers[field.key];
      const shown = value === undefined ? '' : shownAnswer(field, value);
      return shown && shown.length <= 60 && !shown.includes('\n') ? [`${field.label}: ${shown}`] : [];
    })
    .slice(0, 3);

const whoLine = (request: RequestView): string => {
  const institution = isAnonymous(request) ? null : request.applicant.institution;
  return [
    request.number,
    applicantName(request),
    ...(institution ? [quotedInLine(hideNik(institution))] : []),
  ].join(' · ');
};

/** An alert for staff: what it is about, whose request, what else there is to know, and the buttons for it. */
export const alertOf = (
  request: RequestView,
  service: ServiceFace,
  what: { title: string; lines?: string[]; buttons: Button[] },
): Message => ({
  text: [
    stepTexts.alertHead(what.title, service.title),
    whoLine(request),
    ...(what.lines ?? []),
    stepTexts.promiseLine(longDate(request.promisedOn), request.letters.length),
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
    title: stepTexts.alertTitles.submitted,
    lines: essentials(request, service),
    buttons: checkingOf(request, service),
  }),
];

/** A verified request, for the records officers. */
export const verifiedAlert = (request: RequestView, service: ServiceFace): Message[] => [
  alertOf(request, service, { title: stepTexts.alertTitles.verified, buttons: ['see', 'register'] }),
];

/** A registered request, for the head. */
export const registeredAlert = (request: RequestView, service: ServiceFace): Message[] => [
  alertOf(request, service, {
    title: stepTexts.alertTitles.registered,
    lines: [
      ...(request.agendaNumber ? [stepTexts.agendaLine(request.agendaNumber)] : []),
      ...essentials(request, service),
    ],
    buttons: ['see', 'dispose', 'reject'],
  }),
];

const decisionLines = (request: RequestView, units: Units): string[] => [
  ...(request.supporting.length > 0
    ? [
        stepTexts.leadingLine(unitName(units, request.unit)),
        stepTexts.supportingLine(unitNames(units, request.supporting)),
      ]
    : []),
  ...(request.disposition ? [stepTexts.instructionLine(quoted(request.disposition.instruction))] : []),
  ...(request.dueOn ? [stepTexts.dueLine(request.dueOn)] : []),
  ...(request.disposition?.paper ? [stepTexts.paperLine] : []),
];

const paperMessages = ({ number, disposition }: RequestView): Message[] =>
  disposition?.paper ? [{ text: stepTexts.paperFile(number), file: shownFile(disposition.paper) }] : [];

/** A disposition, for the operators of the unit that leads and the secretariat's; with the sheet, where the head decided on paper. */
export const disposedAlert = (request: RequestView, service: ServiceFace, units: Units): Message[] => [
  ...paperMessages(request),
  alertOf(request, service, {
    title: stepTexts.disposedTo(unitName(units, request.unit)),
    lines: decisionLines(request, units),
    buttons: ['see', 'start', 'write'],
  }),
];

/** The same for the units named beside it: they read, note and write, and take no steps. */
export const supportingAlert = (request: RequestView, service: ServiceFace, units: Units): Message[] => [
  ...paperMessages(request),
  alertOf(request, service, {
    title: stepTexts.alertTitles.supporting,
    lines: decisionLines(request, units),
    buttons: ['see', 'note', 'write'],
  }),
];

/** The applicant has sent what was lacking: what was there before beside what is there now. */
export const completedItemsAlert = (request: RequestView, service: ServiceFace): Message[] => [
  alertOf(request, service, {
    title: stepTexts.alertTitles.completedItems,
    lines: completedLines(request, service),
    buttons: checkingOf(request, service),
  }),
];

/** The applicant has withdrawn the request; nothing is left to do. */
export const withdrawnAlert = (request: RequestView, service: ServiceFace): Message[] => [
  alertOf(request, service, { title: stepTexts.alertTitles.withdrawn, buttons: ['see'] }),
];

/** The applicant says it is not finished, and why. */
export const reopenedAlert = (request: RequestView, service: ServiceFace, reason: string): Message[] => [
  alertOf(request, service, {
    title: stepTexts.alertTitles.reopened,
    lines: [stepTexts.reasonLine(quoted(hideNik(reason)))],
    buttons: ['see', 'complete'],
  }),
];
