import { shortened } from '../../kernel/shortened.ts';
import { quoted } from '../../../domain/quotation.ts';
import { hideNik } from '../../../domain/nik.ts';
import type { Context } from '../../kernel/context.ts';
import { type HistoryEvent, moment, shownActor, shownStep } from '../requests/index.ts';
import { fact } from '../../kernel/fact.ts';
import { stepTexts } from '../office/index.ts';

const longestNote = 300;

/** One event in words: when, what, by whom, and its note without any NIK. */
export const eventLine = (event: HistoryEvent, context: Pick<Context, 'tz'>): string =>
  stepTexts.historyLine({
    when: moment(event.at, context),
    step: shownStep(event),
    who: shownActor(event),
    note: event.note === null ? null : quoted(shortened(hideNik(event.note), longestNote)),
  });

/** A request's last events, oldest first. */
export const historyOf = (context: Pick<Context, 'facts'>, requestId: string): HistoryEvent[] =>
  fact(context, { fact: 'history', requestId });

/** Whether an event is a step or a decision rather than a look. */
export const isStepTaken = ({ action }: HistoryEvent): boolean => action !== 'viewed';
