import { shortened } from '../../kernel/shortened.ts';
import { quoted, quotedInLine } from '../../../domain/quotation.ts';
import { worksOn } from '../../../domain/relay.ts';
import { unitName } from '../../../domain/unit.ts';
import type { RelayMessage } from './facts-and-effects.ts';
import { moment, type RequestView } from '../requests/index.ts';
import { fact } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import { answer, looking, type StaffTurn, standing, talkOptions, withOptions } from '../office/index.ts';
import { relayTexts } from './relay-texts.ts';

const longest = 300;

const lineOf = ({ sender, unit, text, file, at }: RelayMessage, { context }: StaffTurn): string =>
  relayTexts.talkLine({
    when: moment(at, context),
    sender,
    unit: unit === null ? null : unitName(context.catalogue.city.units, unit),
    text: quoted(shortened(text, longest)),
    file: file ? quotedInLine(file.name) : null,
  });

/** What unit and applicant last wrote to each other, for those who work on the request. */
export const showTalk = (turn: StaffTurn, request: RequestView): Move => {
  const { context, staff } = turn;
  if (!worksOn(request, staff)) return answer(turn, standing(request, turn, relayTexts.notYoursToWrite));
  const { last } = fact(context, { fact: 'relay', requestId: request.id });
  const lines = last.map((message) => lineOf(message, turn));
  const text =
    lines.length > 0
      ? [relayTexts.talkTitle(request.number), ...lines].join('\n')
      : relayTexts.talkEmpty(request.number);
  return answer(turn, { text, ...withOptions(talkOptions(request, staff)) }, [
    looking(turn, 'talk', request),
  ]);
};
