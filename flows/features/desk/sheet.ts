import { quotedInLine } from '../../../domain/quotation.ts';
import {
  applicantName,
  inOrder,
  isAnonymous,
  isClosed,
  type RequestLetter,
  requestTexts,
  type RequestView,
  type ServiceFace,
  shownAnswer,
  shownNip,
  shownState,
  signatureLine,
  signatureTexts,
} from '../requests/index.ts';
import { longDate } from '../../../domain/city-time.ts';
import { hideNik } from '../../../domain/nik.ts';
import { unitName, type Units } from '../../../domain/unit.ts';
import type { Settings } from '../../settings.ts';
import { stepTexts } from '../office/index.ts';
import { sheetWords as words } from '../../pages/sheet.ts';

type Row = { label: string; value: string };

/** A letter as the sheet lists it; `sha256` of the file as sent, so that paper and file can be compared. */
export type SheetLetter = {
  label: string;
  name: string;
  pages: number | null;
  sha256: string;
  signatures: string[];
};

/** What is printed on every sheet, as plain words. */
export type PrintedWords = {
  title: string;
  file: string;
  parts: Record<keyof typeof words.parts, string>;
  columns: Record<keyof typeof words.columns, string>;
  decision: { instruction: string; due: string };
  passedTo: string;
  remark: string;
  signed: string;
  gap: string;
  noValidation: string;
  /** The line under a page, with `{page}` and `{pages}` for their numbers. */
  page: string;
};

const printedWords = (): PrintedWords => ({
  ...{ title: words.title, file: words.file, parts: { ...words.parts }, columns: { ...words.columns } },
  decision: { instruction: words.decision.instruction, due: words.decision.due },
  ...{ passedTo: words.passedTo, remark: words.remark, signed: words.signed, gap: words.gap },
  noValidation: signatureTexts.noValidation,
  page: words.page('{page}', '{pages}'),
});

/** What stands on a Lembar disposisi; nothing of it is secret: numbers of people are masked, identity cards only named. */
export type Sheet = {
  letterhead: Settings['letterhead'];
  /** In a data address. */
  emblem: string | null;
  number: string;
  facts: Row[];
  applicant: Row[];
  answers: Row[];
  letters: SheetLetter[];
  /** Every unit in the order of the catalogue, marked where the head has named it. */
  units: { name: string; marked: boolean }[];
  decision: Row[];
  /** What else is printed on it, as the city says it: whoever draws it knows no city. */
  words: PrintedWords;
};

const row = (label: string, value: string | null | undefined): Row[] => (value ? [{ label, value }] : []);

const letterOf = (service: ServiceFace, file: RequestLetter): SheetLetter => ({
  label: service.letters.find(({ key }) => key === file.key)?.label ?? file.key,
  name: isClosed(service, file) ? requestTexts.hiddenLetter : quotedInLine(hideNik(file.name)),
  pages: file.pages ?? null,
  sha256: file.sha256,
  signatures: (file.signatures ?? []).map(signatureLine),
});

const applicantRows = (request: RequestView): Row[] => {
  const { applicant } = request;
  const named = row(stepTexts.applicantLabels.name, applicantName(request));
  if (isAnonymous(request)) return named;
  return [
    ...named,
    ...row(stepTexts.applicantLabels.nip, applicant.nip && shownNip(applicant.nip)),
    ...row(stepTexts.applicantLabels.position, applicant.position && quotedInLine(applicant.position)),
    ...row(
      stepTexts.applicantLabels.institution,
      applicant.institution && quotedInLine(hideNik(applicant.institution)),
    ),
  ];
};

const answerRows = (request: RequestView, service: ServiceFace): Row[] =>
  service.fields.flatMap((field) => {
    const answer = request.answers[field.key];
    return answer === undefined ? [] : row(field.label, shownAnswer(field, answer));
  });

const factRows = (request: RequestView, service: ServiceFace, dateOf: (instant: string) => string): Row[] => [
  ...row(words.facts.service, service.title),
  ...row(words.facts.received, longDate(dateOf(request.submittedAt))),
  ...row(words.facts.promise, longDate(request.promisedOn)),
  ...row(words.facts.state, shownState(request)),
  ...row(words.facts.agenda, request.agendaNumber),
  ...row(words.facts.agendaOn, request.agendaOn && longDate(request.agendaOn)),
];

const decisionRows = (request: RequestView, dateOf: (instant: string) => string): Row[] => {
  const { disposition } = request;
  if (!disposition) return [];
  return [
    ...row(words.decision.instruction, hideNik(disposition.instruction)),
    ...row(words.decision.due, request.dueOn && longDate(request.dueOn)),
    ...row(words.decision.decided, `${disposition.actor}, ${longDate(dateOf(disposition.at))}`),
    ...row(words.decision.form, disposition.paper && words.decision.onPaper),
  ];
};

/** The sheet of a request as it is now (Perwali 126/2022 Pasal 12(2)a–b); `dateOf` gives an instant's day in the city. */
export const sheetOf = (
  request: RequestView,
  service: ServiceFace,
  {
    letterhead,
    emblem = null,
    units,
    dateOf,
  }: {
    letterhead: Settings['letterhead'];
    emblem?: string | null;
    units: Units;
    dateOf: (instant: string) => string;
  },
): Sheet => {
  const named = request.disposition ? [request.unit, ...request.supporting] : [];
  return {
    letterhead,
    emblem,
    number: request.number,
    facts: factRows(request, service, dateOf),
    applicant: applicantRows(request),
    answers: answerRows(request, service),
    letters: inOrder(service, request.letters).map((file) => letterOf(service, file)),
    units: units.codes.map((code) => ({ name: unitName(units, code), marked: named.includes(code) })),
    decision: decisionRows(request, dateOf),
    words: printedWords(),
  };
};
