import { quoted, quotedInLine } from '../../../domain/quotation.ts';
import {
  applicantName,
  decisionDay,
  comparedLetters,
  completedLines,
  inOrder,
  isAnonymous,
  isClosed,
  isLate,
  lackLines,
  letterLine,
  maySeeSensitive,
  moment,
  openLetters,
  ratingLines,
  requestTexts,
  type RequestView,
  type ServiceFace,
  requestFace,
  shownAnswer,
  shownNip,
  shownState,
  today,
} from '../requests/index.ts';
import { longDate } from '../../../domain/city-time.ts';
import { hideNik } from '../../../domain/nik.ts';
import { worksOn } from '../../../domain/relay.ts';
import type { StaffMember } from '../../../domain/role.ts';
import { whyNotBegin } from '../../../domain/transition.ts';
import { unitName, unitNames } from '../../../domain/unit.ts';
import type { Context } from '../../kernel/context.ts';
import type { Message, Option } from '../../kernel/message.ts';
import { actOption, type Other, stepOptions, stepTexts, talkOptions } from '../office/index.ts';
import { eventLine, historyOf, isStepTaken } from './history.ts';
import { mayMove } from '../rooms/index.ts';

const labelled = (label: string, value: string | null | undefined): string[] =>
  value ? [`${label}: ${value}`] : [];

const applicantLines = (request: RequestView, staff: StaffMember): string[] => {
  const { applicant } = request;
  const name = labelled(stepTexts.applicantLabels.name, applicantName(request));
  if (isAnonymous(request)) return name;
  return [
    ...name,
    ...labelled(
      stepTexts.applicantLabels.institution,
      applicant.institution && quotedInLine(hideNik(applicant.institution)),
    ),
    ...labelled(stepTexts.applicantLabels.position, applicant.position && quotedInLine(applicant.position)),
    ...labelled(stepTexts.applicantLabels.nip, applicant.nip && shownNip(applicant.nip)),
    // Only operators call applicants (Pasal 12(2)c).
    ...(staff.role === 'operator' ? labelled(stepTexts.applicantLabels.phone, applicant.phone) : []),
  ];
};

const answerLines = (request: RequestView, service: ServiceFace): string[] =>
  service.fields.flatMap((field) => {
    const value = request.answers[field.key];
    return value === undefined ? [] : [`${field.label}: ${shownAnswer(field, value)}`];
  });

const section = (title: string, lines: string[]): string[] =>
  lines.length > 0 ? [`${title}\n${lines.join('\n')}`] : [];

const standingLines = (request: RequestView, context: Context): string[] => [
  stepTexts.stateLine(shownState(request), moment(request.since, context)),
  stepTexts.promisedLine(longDate(decisionDay(request)), isLate(request, today(context))),
  ...(request.extension?.because ? [stepTexts.extendedLine(quoted(hideNik(request.extension.because)))] : []),
  stepTexts.unitLine(unitName(context.catalogue.city.units, request.unit)),
  ...(request.supporting.length > 0
    ? [stepTexts.supportingLine(unitNames(context.catalogue.city.units, request.supporting))]
    : []),
  ...(request.agendaNumber ? [stepTexts.agendaLine(request.agendaNumber)] : []),
  ...(request.disposition ? [stepTexts.instructionLine(quoted(request.disposition.instruction))] : []),
  ...(request.disposition?.paper ? [stepTexts.paperLine] : []),
  ...(request.dueOn ? [stepTexts.dueLine(request.dueOn)] : []),
  ...(request.schedule ? requestTexts.scheduleLines(request.schedule) : []),
  ...(request.outcome
    ? [stepTexts.outcomeLine(quoted(hideNik(request.outcome)), request.state === 'completed')]
    : []),
  ...ratingLines(request, context),
];

const stepsShown = 5;

const stepLines = (request: RequestView, context: Context): string[] =>
  historyOf(context, request.id)
    .filter(isStepTaken)
    .slice(-stepsShown)
    .map((event) => eventLine(event, context));

/** Whether anything of the request can be seen on the secure page only. */
export const holdsSensitive = (request: RequestView, service: ServiceFace): boolean =>
  request.letters.some((file) => isClosed(service, file)) ||
  service.fields.some(
    (field) => (field.sensitive || field.type === 'nik') && request.answers[field.key] !== undefined,
  );

/** What a member of staff may look at further. */
const lookOptions = (
  request: RequestView,
  service: ServiceFace,
  staff: StaffMember,
  context: Context,
): Option[] => {
  const day = today(context);
  const verifying = whyNotBegin(request, 'verify', { kind: 'staff', member: staff }, day) === null;
  const looks: [Other, boolean][] = [
    ['check', verifying],
    ['letters', openLetters(service, request.letters).length > 0],
    ['compare', comparedLetters(request, service).some(({ isOld }) => isOld)],
    ['talk', worksOn(request, staff)],
    ['move', mayMove(request, context)],
    ['history', true],
    ['print', true],
    ['view_sensitive', maySeeSensitive(request, staff) && holdsSensitive(request, service)],
  ];
  return looks.flatMap(([look, isThere]) => (isThere ? [actOption(look, request)] : []));
};

/** A request opened by a member of staff: applicant, answers, letters by name, where it stands and how it came there, and what may be done now. */
export const summary = (request: RequestView, staff: StaffMember, context: Context): Message => {
  const service = requestFace(context, request);
  const lacking = request.state === 'needs_completion' ? lackLines(request, service) : [];
  const completed = request.state === 'submitted' ? completedLines(request, service) : [];
  return {
    text: [
      `${stepTexts.alertHead(request.number, service.title)}\n${standingLines(request, context).join('\n')}`,
      ...section(stepTexts.sections.applicant, applicantLines(request, staff)),
      ...section(stepTexts.sections.answers, answerLines(request, service)),
      ...section(
        stepTexts.sections.letters,
        inOrder(service, request.letters).map((file) => letterLine(service, file)),
      ),
      ...section(stepTexts.sections.lacking, lacking),
      ...section(stepTexts.sections.completed, completed),
      ...section(stepTexts.sections.history, stepLines(request, context)),
    ].join('\n\n'),
    options: [
      ...stepOptions(request, staff, today(context)),
      ...talkOptions(request, staff),
      ...lookOptions(request, service, staff, context),
    ],
  };
};
