import { longDate } from '../../domain/city-time.ts';
import { minutesOf, timeAt } from '../../domain/clock-time.ts';
import { useOverDay } from '../../domain/free-times.ts';
import { closedName, openHours, type BookingDay } from '../../domain/opening.ts';
import { rulesOf, type Hours, type Resource, type Resources } from '../../domain/resources.ts';
import { usesOf, type Booked } from '../../flows/features/bookings/booked.ts';
import { box, colours, line, stripes, text, wrapped } from './svg.ts';

/** Pixels of the picture: a phone held upright shows it whole, and its smallest letters are those of a newspaper. */
export const pictureWidth = 1080;
const labelWidth = 220;
const right = 1056;
const head = 100;
const dayHead = 62;
const dayGap = 26;

type Day = { date: string; booked: readonly Booked[]; hours: Hours | null; closed: string | null };
type Frame = { hours: Hours; rowHeight: number; resources: Resources };

const across = (time: string, { open, close }: Hours): number => {
  const [from, to] = [minutesOf(open), minutesOf(close)];
  const share = (Math.min(to, Math.max(from, minutesOf(time))) - from) / (to - from);
  return labelWidth + share * (right - labelWidth);
};

const clock = (time: string): string => time.replace(':', '.');

const hourLines = (top: number, height: number, { hours }: Frame): string => {
  const marks: string[] = [];
  for (
    let minute = Math.ceil(minutesOf(hours.open) / 60) * 60;
    minute <= minutesOf(hours.close);
    minute += 60
  )
    marks.push(line(across(timeAt(minute), hours), top, height, colours.grid));
  return marks.join('');
};

const hourLabels = (top: number, { hours }: Frame): string => {
  const marks: string[] = [];
  for (
    let minute = Math.ceil(minutesOf(hours.open) / 60) * 60;
    minute <= minutesOf(hours.close);
    minute += 60
  )
    marks.push(
      text(across(timeAt(minute), hours), top, String(minute / 60).padStart(2, '0'), {
        size: 24,
        anchor: 'middle',
        fill: colours.quiet,
      }),
    );
  return marks.join('');
};

const looks = {
  request: { fill: colours.used, stroke: colours.usedEdge, ink: colours.ink },
  proposal: { fill: '#ffffff', stroke: colours.usedEdge, ink: colours.ink },
  block: { fill: 'url(#stripes)', stroke: colours.blockEdge, ink: colours.ink },
} as const;

const narrow = 160;

const timesIn = ({ from, to }: Booked, width: number): string[] => {
  if (from === '00:00' && to === '24:00') return ['sepanjang hari'];
  const [begin, end] = [clock(from), clock(to)];
  return width < narrow ? [`${begin}–`, end] : [`${begin}–${end}`];
};

/** Whom it is for comes first: that is what is asked at the door. */
const wordsIn = (booked: Booked): string[] =>
  booked.kind === 'block'
    ? [booked.reason]
    : [booked.institution, booked.purpose].filter((words) => words !== null);

const bookedBox = (booked: Booked, top: number, { hours, rowHeight }: Frame): string => {
  const x = across(booked.from, hours) + 2;
  const width = across(booked.to, hours) - 2 - x;
  if (width <= 0) return '';
  const look = looks[booked.kind];
  const dashed = booked.kind === 'proposal';
  return [
    box(x, top + 5, width, rowHeight - 10, { ...look, dashed }),
    ...wrapped([...timesIn(booked, width), ...wordsIn(booked)], {
      x: x + 10,
      top: top + 9,
      width: width - 16,
      height: rowHeight - 16,
    }),
  ].join('');
};

const seatsBar = (resource: Resource, day: Day, top: number, frame: Frame): string => {
  const { capacity } = rulesOf(frame.resources, resource);
  const uses = useOverDay(frame.hours, usesOf(day.booked, resource, frame.resources));
  return uses
    .filter(({ amount }) => amount > 0)
    .map(({ from, to, amount }) => {
      const x = across(from, frame.hours) + 2;
      const width = across(to, frame.hours) - 2 - x;
      const full = amount >= capacity;
      const height = Math.max(8, (frame.rowHeight - 10) * (amount / capacity));
      return [
        box(x, top + frame.rowHeight - 5 - height, width, height, {
          fill: full ? colours.full : colours.used,
          stroke: full ? colours.fullEdge : colours.usedEdge,
        }),
        text(x + width / 2, top + frame.rowHeight / 2 + 10, full ? 'penuh' : `${amount}/${capacity}`, {
          size: 28,
          anchor: 'middle',
          bold: true,
        }),
      ].join('');
    })
    .join('');
};

const row = (resource: Resource, day: Day, top: number, frame: Frame): string => {
  const [first = '', second] = rulesOf(frame.resources, resource).short;
  const middle = top + frame.rowHeight / 2;
  const mine = day.booked.filter((each) => each.resource === resource);
  const shown =
    rulesOf(frame.resources, resource).capacity > 1
      ? seatsBar(resource, day, top, frame)
      : mine.map((each) => bookedBox(each, top, frame)).join('');
  return [
    box(0, top, right, frame.rowHeight, { fill: '#ffffff', stroke: colours.grid }),
    hourLines(top, frame.rowHeight, frame),
    ...(second
      ? [
          text(24, middle - 4, first, { size: 28, bold: true }),
          text(24, middle + 28, second, { size: 28, bold: true }),
        ]
      : [text(24, middle + 10, first, { size: 28, bold: true })]),
    shown,
  ].join('');
};

const dayOf = (day: Day, top: number, frame: Frame, isOnly: boolean): { svg: string; bottom: number } => {
  const used = day.booked.length > 0;
  const title = text(24, top + 42, longDate(day.date), { size: 34, bold: true, fill: '#ffffff' });
  const note = day.closed ?? (used ? '' : 'semua kosong');
  const header = [
    box(0, top, pictureWidth, dayHead, { fill: day.hours ? colours.head : colours.closed }),
    title,
    text(right, top + 42, note, { size: 28, anchor: 'end', fill: '#ffffff' }),
  ].join('');
  // A day on which nothing is held is told in its heading: the picture stays short.
  if (!used && !isOnly) return { svg: header, bottom: top + dayHead };
  const first = top + dayHead + 34;
  const codes = [...frame.resources.keys()];
  const shown = isOnly ? codes : codes.filter((code) => day.booked.some(({ resource }) => resource === code));
  const rows = shown.map((resource, index) => row(resource, day, first + index * frame.rowHeight, frame));
  return {
    svg: [header, hourLabels(top + dayHead + 26, frame), ...rows].join(''),
    bottom: first + shown.length * frame.rowHeight,
  };
};

/** Hours that show everything held, opening hours at least. */
const hoursOf = (days: readonly Day[]): Hours => {
  const usual = { open: '08:00', close: '16:00' };
  const opens = days.flatMap(({ hours }) => (hours ? [hours] : [usual]));
  return {
    open: opens.map(({ open }) => open).sort()[0] ?? usual.open,
    close:
      opens
        .map(({ close }) => close)
        .sort()
        .at(-1) ?? usual.close,
  };
};

const legend = (top: number): string => {
  const entries = [
    ['dipakai', looks.request],
    ['usulan', { ...looks.proposal, dashed: true }],
    ['diblokir', looks.block],
  ] as const;
  return entries
    .map(([label, look], index) => {
      const x = 24 + index * 220;
      return [
        box(x, top, 44, 32, look),
        text(x + 58, top + 26, label, { size: 26, fill: colours.quiet }),
      ].join('');
    })
    .join('');
};

/** Draws some days of all resources as SVG, by purpose and institution; a single day shows every resource, a week those in use. */
export const bookingsPicture = (
  dates: readonly string[],
  booked: readonly Booked[],
  { day, drawnAt, title }: { day: BookingDay; drawnAt: string; title: string },
): string => {
  const days: Day[] = dates.map((date) => {
    const hours = openHours(date, [], day);
    const name = closedName(date, day);
    return {
      date,
      booked: booked.filter((each) => each.date === date),
      hours,
      closed: hours ? null : (name ?? 'tutup'),
    };
  });
  const isOnly = days.length === 1;
  const frame: Frame = { hours: hoursOf(days), rowHeight: isOnly ? 176 : 118, resources: day.resources };
  let top = head;
  const parts: string[] = [];
  for (const each of days) {
    const drawn = dayOf(each, top, frame, isOnly);
    parts.push(drawn.svg);
    top = drawn.bottom + (drawn.bottom > top + dayHead ? dayGap : 8);
  }
  const height = top + 70;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${height}" viewBox="0 0 ${pictureWidth} ${height}" font-family="Roboto">`,
    stripes,
    text(24, 62, title, { size: 44, bold: true }),
    text(right, 62, drawnAt, { size: 26, anchor: 'end', fill: colours.quiet }),
    ...parts,
    legend(top + 12),
    '</svg>',
  ].join('');
};
