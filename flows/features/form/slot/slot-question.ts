import { addDays, longDate, longMonth } from '../../../../domain/city-time.ts';
import { isoDay } from '../../../../domain/iso-date.ts';
import { freeGaps, type Gap, monthAfter, suggestedPeriods, type MonthDay } from '../../../../domain/month.ts';
import { minutesOf, timeAt } from '../../../../domain/clock-time.ts';
import { openHours } from '../../../../domain/opening.ts';
import type { Want } from '../../../../domain/periods.ts';
import { rulesOf } from '../../../../domain/resources.ts';
import { expandExample } from '../../../fields/example.ts';
import type { Context } from '../../../kernel/context.ts';
import type { FieldContext } from '../../../fields/field.ts';
import { showTimes } from '../../../fields/field-texts.ts';
import { typeTimes } from '../../../fields/read/find-times.ts';
import type { Option } from '../../../kernel/message.ts';
import type { AtOf } from '../../../kernel/session.ts';
import type { FieldOf } from '../../../fields/field-schema.ts';
import type { Service } from '../../../catalogue/service.ts';
import { bookableMonths, otherRoom, slotStage, type SlotStage } from './slot-stage.ts';
import {
  cellText,
  monthText,
  rulesText,
  slotTexts,
  troubleText,
  wantText,
} from '../../../fields/slot-texts.ts';

type Asked = {
  field: FieldOf<'slot'>;
  at: AtOf<'item'>;
  service: Service;
  fields: FieldContext;
  can: Context['can'];
  brief: boolean;
};
type Of<I extends SlotStage['is']> = Extract<SlotStage, { is: I }>;
/** What of a question depends on how far choosing a period has come. */
export type SlotQuestion = { lines: string[]; options: Option[]; columns?: number };

const weekdays = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'];

const swapOption = (wants: readonly Want[], asked: Asked): Option[] => {
  const other = otherRoom(asked.field, wants, asked.fields);
  if (!other) return [];
  const { label, people } = rulesOf(asked.fields.resources, other.resource);
  return [{ id: `swap.${other.resource}`, label: slotTexts.otherRoom(label, people) }];
};

const sizeQuestion = ({ wants, trouble }: Of<'size'>, asked: Asked): SlotQuestion => {
  const { service, field, brief } = asked;
  // What decides how many and which: any of it may be changed, except what the other room's button changes already.
  const decisive = field.uses.flatMap((use) => [use.peopleFrom, use.amountFrom, use.when?.field]);
  const items = service.fields.filter(({ key }) => decisive.includes(key) && key !== field.swap);
  return {
    lines: brief
      ? []
      : [troubleText(trouble, { date: asked.fields.today, from: '', to: '' }, asked.fields.resources)],
    options: [
      ...swapOption(wants, asked),
      ...items.map(({ key, label }) => ({ id: `edit.${key}`, label: slotTexts.changeItem(label) })),
    ],
  };
};

/** A period that nobody would take for one of the choices. */
const shortest = ({ from, to }: Gap): Gap => {
  const end = minutesOf(from) + 90;
  return { from, to: end < minutesOf(to) ? timeAt(end) : to };
};

const dayQuestion = ({ wants, date }: Of<'day'>, { fields, brief }: Asked): SlotQuestion => {
  const holds = fields.holds({ from: date, until: date });
  const periods = suggestedPeriods(date, wants, holds, fields);
  const gaps = freeGaps(date, wants, holds, fields);
  return {
    lines: [
      `*${longDate(date)}* · ${wantText(wants, fields.resources)}`,
      ...(brief || gaps.length === 0 ? [] : [slotTexts.gaps(gaps)]),
      ...(brief || !gaps[0] ? [] : [slotTexts.pickTime(typeTimes(shortest(gaps[0])))]),
    ],
    options: [
      ...periods.map((period) => ({ id: `time.${period.from}-${period.to}`, label: showTimes(period) })),
      { id: 'days', label: slotTexts.otherDay },
    ],
  };
};

const monthButtons = ({ wants, month }: Of<'month'>, { fields, can }: Asked): Option[] => {
  const { first, last } = bookableMonths(wants, fields);
  const [before, after] = [monthAfter(month, -1), monthAfter(month, 1)];
  // Where numbers are typed, a number is a day.
  const kind = can.grid ? {} : { kind: 'nav' as const };
  return [
    ...(before >= first ? [{ id: `month.${before}`, label: `‹ ${longMonth(before)}`, ...kind }] : []),
    ...(after <= last ? [{ id: `month.${after}`, label: `${longMonth(after)} ›`, ...kind }] : []),
  ];
};

/** Whole weeks from the first day that can be chosen, without the days of the week on which nothing is ever open. */
const cells = ({ days }: Of<'month'>): { columns: number; cells: Option[] } => {
  const shown = weekdays.map(
    (_, index) =>
      index < 5 || days.some(({ date, state }) => isoDay(date).weekday === index + 1 && state !== 'closed'),
  );
  const byDate = new Map(days.map((day) => [day.date, day]));
  const open = days.filter(({ state }) => state !== 'closed');
  const [from, until] = [open[0]?.date, open.at(-1)?.date];
  const grid: Option[] = [];
  if (!from || !until) return { columns: 5, cells: grid };
  const monday = addDays(from, 1 - isoDay(from).weekday);
  const sunday = addDays(until, 7 - isoDay(until).weekday);
  for (let date = monday; date <= sunday; date = addDays(date, 1))
    if (shown[isoDay(date).weekday - 1]) grid.push(cell(date, byDate.get(date)));
  const heads = weekdays
    .filter((_, index) => shown[index])
    .map((label): Option => ({ id: '-', label, kind: 'blank' }));
  return { columns: heads.length, cells: [...heads, ...grid] };
};

const cell = (date: string, day: MonthDay | undefined): Option =>
  day
    ? { id: `day.${date}`, label: cellText[day.state](isoDay(date).day), kind: 'cell' }
    : { id: '-', label: '·', kind: 'blank' };

const betterRoom = (wants: readonly Want[], { field, fields, can }: Asked): string[] => {
  const other = otherRoom(field, wants, fields);
  if (!other) return [];
  const { label, people } = rulesOf(fields.resources, other.resource);
  return [slotTexts.fitsBetter(label, people, can.buttons ? 'pilih di bawah' : 'ketik *ganti ruangan*')];
};

const monthQuestion = (stage: Of<'month'>, asked: Asked): SlotQuestion => {
  const { wants, month, days } = stage;
  const { fields, can, field } = asked;
  const wanted = wants.map(({ resource }) => resource);
  const open = days.find(({ state }) => state === 'free' || state === 'tight')?.date;
  const hours = openHours(open ?? `${month}-01`, wanted, fields);
  const example = `Contoh: ${expandExample(field.example, fields.today)}`;
  const above = [
    `${wantText(wants, fields.resources)}.${hours ? ` ${rulesText(wants, hours, fields.resources)}` : ''}`,
    ...betterRoom(wants, asked),
  ];
  const nav = monthButtons(stage, asked);
  if (can.grid) {
    const grid = cells(stage);
    const swap = swapOption(wants, asked);
    const text = [...above, '', `*${longMonth(month)}*`, `${slotTexts.pickDay} ${example}`, slotTexts.legend];
    return {
      lines: asked.brief ? [`*${longMonth(month)}*`] : text,
      options: [...grid.cells, ...nav, ...swap],
      columns: grid.columns,
    };
  }
  const { first, last } = bookableMonths(wants, fields);
  const others = [monthAfter(month, -1), monthAfter(month, 1)].filter(
    (other) => other >= first && other <= last,
  );
  const text = [
    ...above,
    '',
    monthText(month, days),
    '',
    `${slotTexts.typeDay(String(isoDay(open ?? `${month}-01`).day))} ${example}`,
    ...(others.length > 0 ? [slotTexts.otherMonths(others)] : []),
  ];
  return { lines: asked.brief ? [] : text, options: nav };
};

/** The question for a period, as far as choosing it has come. */
export const slotQuestion = (asked: Asked): SlotQuestion => {
  const stage = slotStage(asked.field, asked.at, asked.fields);
  switch (stage.is) {
    case 'size':
      return sizeQuestion(stage, asked);
    case 'day':
      return dayQuestion(stage, asked);
    case 'month':
      return monthQuestion(stage, asked);
  }
};

/** What stands under the free periods offered after a refusal. */
export const otherDay: Option = {
  id: 'days',
  get label() {
    return slotTexts.otherDay;
  },
};
