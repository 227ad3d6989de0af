import { whyNotBegin } from '../../../domain/transition.ts';
import {
  comparedLetters,
  itemLabel,
  maySeeSensitive,
  openLetters,
  remadeLetters,
  secretariatName,
  type RequestLetter,
  type RequestView,
  type ServiceFace,
  requestFace,
  today,
} from '../requests/index.ts';
import type { Move } from '../../kernel/move.ts';
import type { Option } from '../../kernel/message.ts';
import {
  actOption,
  answer,
  looking,
  type Other,
  refusalText,
  type SentLetter,
  type StaffTurn,
  standing,
  stepOptions,
  stepTexts,
  viewingLetters,
  withOptions,
} from '../office/index.ts';
import { beginChecklist, beginTalk } from './dialogue-step.ts';
import { eventLine, historyOf } from './history.ts';
import { beginMove } from '../rooms/index.ts';
import { printAll, printSheet } from './print.ts';
import { showTalk } from '../relay/index.ts';
import { holdsSensitive, summary } from './summary.ts';
import { keepWaiting, remindAgain } from '../completion/index.ts';

/** Opens a request as it is now. */
export const see = (turn: StaffTurn, request: RequestView): Move =>
  answer(turn, summary(request, turn.staff, turn.context), [looking(turn, 'request', request)]);

/** Opens a request instead of doing what was asked, and says why: nobody presses on without having read what changed. */
export const seeInstead = (turn: StaffTurn, request: RequestView, why: string): Move => {
  const shown = summary(request, turn.staff, turn.context);
  const text = `${standing(request, turn, why).text}\n\n${shown.text}`;
  return answer(turn, { ...shown, text }, [looking(turn, 'request', request)]);
};

const labelledIn = (service: ServiceFace, file: RequestLetter): SentLetter => ({
  file,
  label: itemLabel(service, file.key),
});

const sendLetters = (
  turn: StaffTurn,
  request: RequestView,
  letters: SentLetter[],
  { none, more = [] }: { none: string; more?: Option[] },
): Move => {
  const { context, staff } = turn;
  const options = withOptions([...more, ...stepOptions(request, staff, today(context))]);
  if (letters.length === 0) return answer(turn, { text: none, ...options });
  const effects = viewingLetters(turn, request, requestFace(context, request), letters);
  return answer(turn, { text: stepTexts.lettersSent(request.number, letters.length), ...options }, effects);
};

const letters = (turn: StaffTurn, request: RequestView): Move => {
  const service = requestFace(turn.context, request);
  const sent = openLetters(service, request.letters).map((file) => labelledIn(service, file));
  const more = remadeLetters(service, request.letters).length > 0 ? [actOption('originals', request)] : [];
  return sendLetters(turn, request, sent, { none: stepTexts.noLetters, more });
};

/** The files as they were sent, of those whose copy does less; asked for by itself, and written down as such. */
const originals = (turn: StaffTurn, request: RequestView): Move => {
  const service = requestFace(turn.context, request);
  const sent = remadeLetters(service, request.letters).map((file): SentLetter => {
    const label = stepTexts.originalLabel(itemLabel(service, file.key));
    return { file, original: true, label };
  });
  return sendLetters(turn, request, sent, { none: stepTexts.noOriginals(request.number) });
};

const compare = (turn: StaffTurn, request: RequestView): Move => {
  const service = requestFace(turn.context, request);
  const sent = comparedLetters(request, service).map(({ file, isOld }) => {
    const label = itemLabel(service, file.key);
    return isOld
      ? { file, before: stepTexts.oldFile, label: stepTexts.oldFileLabel(label) }
      : { file, before: stepTexts.newFile, label };
  });
  return sendLetters(turn, request, sent, { none: stepTexts.nothingToCompare(request.number) });
};

const longestHistory = 30;

const history = (turn: StaffTurn, request: RequestView): Move => {
  const events = historyOf(turn.context, request.id);
  const shown = events.slice(-longestHistory);
  const title = stepTexts.historyTitle(request.number, shown.length, shown.length === events.length);
  const lines = shown.map((event) => eventLine(event, turn.context));
  const options = withOptions(stepOptions(request, turn.staff, today(turn.context)));
  return answer(turn, { text: [title, ...lines].join('\n'), ...options }, [
    looking(turn, 'history', request),
  ]);
};

const viewSensitive = (turn: StaffTurn, request: RequestView): Move => {
  const { context, staff } = turn;
  const why = (reason: string): Move => answer(turn, standing(request, turn, reason));
  if (!maySeeSensitive(request, staff)) return why(stepTexts.notYoursToView(secretariatName(context)));
  if (!holdsSensitive(request, requestFace(context, request)))
    return why(stepTexts.nothingSensitive(request.number));
  const { token } = context.fresh;
  return answer(turn, { text: stepTexts.viewLink(request.number, `${context.publicUrl}/aman/${token}`) }, [
    { type: 'issue_view_link', token, requestId: request.id },
  ]);
};

const check = (turn: StaffTurn, request: RequestView): Move => {
  const because = whyNotBegin(request, 'verify', { kind: 'staff', member: turn.staff }, today(turn.context));
  return because === null
    ? beginChecklist(turn, request)
    : seeInstead(turn, request, refusalText(because, 'verify'));
};

/** What each button does that is no step of its own. */
export const looks: Record<Exclude<Other, 'undo'>, (turn: StaffTurn, request: RequestView) => Move> = {
  see,
  letters,
  originals,
  compare,
  history,
  check,
  remind: remindAgain,
  wait: keepWaiting,
  view_sensitive: viewSensitive,
  write: beginTalk('write'),
  note: beginTalk('note'),
  talk: showTalk,
  move: beginMove,
  print: printSheet,
  print_all: printAll,
};
