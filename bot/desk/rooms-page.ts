import { addDays, longDate, shortDay } from '../../domain/city-time.ts';
import { useOverDay } from '../../domain/free-times.ts';
import { weekdayOf } from '../../domain/iso-date.ts';
import { closedName, openHours, type BookingDay } from '../../domain/opening.ts';
import { rulesOf, type Resource, type Resources } from '../../domain/resources.ts';
import { keepsResource, keptResources } from '../../domain/room-keeper.ts';
import type { StaffMember } from '../../domain/role.ts';
import { usesOf, type Booked } from '../../flows/features/bookings/booked.ts';
import { showTimes } from '../../flows/fields/field-texts.ts';
import { blockTexts } from '../../flows/features/rooms/block-texts.ts';
import { roomsTexts } from '../../flows/features/rooms/rooms-texts.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField, lineField } from './fields.ts';
import { requestPath } from './inbox-page.ts';
import { page } from './layout.ts';
import type { Member } from './needs.ts';
import { dataTable } from './table.ts';
import { deskTexts } from './texts.ts';

const { rooms } = deskTexts;

/** How much is shown: a week, or all weeks of a month. */
export type Span = 'minggu' | 'bulan';

/** What is booked from one day to another, both included. */
export type Schedule = { span: Span; from: string; days: number; booked: readonly Booked[]; day: BookingDay };

/** What was typed to block a time. */
export type BlockTyped = { ruang: string; dari: string; sampai: string; jam: string; alasan: string };

/** A block that stands ready, with what it would touch. */
export type BlockAsked = { typed: BlockTyped; touches: readonly string[]; lines: readonly string[] };

const use = (booked: Booked, staff: StaffMember, resources: Resources): Markup => {
  const { capacity, noun } = rulesOf(resources, booked.resource);
  const seats = capacity > 1 ? ` (${booked.seats} ${noun})` : '';
  if (booked.kind !== 'block')
    return html`<li>
      ${showTimes(booked)}${seats}${' '}<a href=${requestPath(booked.number)}>${booked.number}</a>
      ${booked.kind === 'proposal' && html` <em>${rooms.proposal}</em>`}<br />
      <span class="quiet">${roomsTexts.bookedFor(booked)}</span>
    </li>`;
  return html`<li>
    ${showTimes(booked)} ${roomsTexts.bookedFor(booked)}${' '}
    ${
      keepsResource(staff, booked.resource, resources) &&
      html`<a href=${`/meja/ruangan/lepas/${booked.blockId}`}>${rooms.release}</a>`
    }
  </li>`;
};

const freeOf = (resource: Resource, date: string, booked: readonly Booked[], day: BookingDay): string => {
  const hours = openHours(date, [resource], day);
  if (!hours) return roomsTexts.closedLine(closedName(date, day));
  const { capacity } = rulesOf(day.resources, resource);
  const free = useOverDay(hours, usesOf(booked, resource, day.resources)).filter(
    ({ amount }) => amount < capacity,
  );
  return free.length === 1 && free[0]?.from === hours.open && free[0]?.to === hours.close
    ? rooms.allFree
    : roomsTexts.freeLine(free);
};

const cell = (resource: Resource, date: string, { booked, day }: Schedule, staff: StaffMember): Markup => {
  const mine = booked.filter((each) => each.resource === resource && each.date === date);
  return html`${
      mine.length > 0 &&
      html`<ul class="plainlist">
        ${mine.map((each) => use(each, staff, day.resources))}
      </ul>`
    } <span class="quiet">${freeOf(resource, date, mine, day)}</span>`;
};

const weekTable = (schedule: Schedule, from: string, staff: StaffMember): Markup => {
  const dates = Array.from({ length: 7 }, (_, n) => addDays(from, n)).filter(
    (date) => weekdayOf(date) <= 5 || schedule.booked.some((each) => each.date === date),
  );
  return dataTable(
    rooms.week(longDate(from)),
    [rooms.resource, ...dates.map(shortDay)],
    [...schedule.day.resources.keys()].map((resource) => [
      rulesOf(schedule.day.resources, resource).label,
      ...dates.map((date) => cell(resource, date, schedule, staff)),
    ]),
  );
};

/** The address of a span that holds a day. */
const roomsPath = (span: Span, date: string): string => `/meja/ruangan?lihat=${span}&tanggal=${date}`;

const turning = ({ span, from, days }: Schedule): Markup => {
  const [before, after] = [addDays(from, -1), addDays(from, days)];
  const other: Span = span === 'minggu' ? 'bulan' : 'minggu';
  const middle = addDays(from, Math.floor(days / 2));
  return html`<p class="actions">
    <a class="button plain" rel="prev" href=${roomsPath(span, before)}>${deskTexts.inbox.earlier}</a>
    <a class="button plain" rel="next" href=${roomsPath(span, after)}>${deskTexts.inbox.later}</a>
    <a class="button plain" href=${roomsPath(other, middle)}>${rooms.spans[other]}</a>
  </p>`;
};

const dateField = (id: 'dari' | 'sampai', label: string, value: string): Markup => html`
  <div>
    <label for=${id}>${label}</label><br />
    <input type="date" id=${id} name=${id} value=${value} required=${id === 'dari'} />
  </div>
`;

const blockForm = (
  { staff, csrf }: Pick<Member, 'staff' | 'csrf'>,
  typed: BlockTyped,
  resources: Resources,
): Markup | null => {
  const kept = keptResources(staff, resources);
  if (kept.length === 0) return null;
  return html`<section class="card noprint">
    <h2>${roomsTexts.labels.block}</h2>
    <form method="post" action="/meja/ruangan/blokir">
      ${csrfField(csrf)}
      <div class="field">
        <label for="ruang">${rooms.resource}</label>
        <select id="ruang" name="ruang">
          ${kept.map((code) => html`<option value=${code} selected=${code === typed.ruang}>${rulesOf(resources, code).label}</option>`)}
        </select>
      </div>
      <div class="actions">
        ${dateField('dari', rooms.from, typed.dari)} ${dateField('sampai', rooms.until, typed.sampai)}
      </div>
      ${lineField({ id: 'jam', label: rooms.times, help: rooms.timesHelp }, typed.jam)}
      ${lineField({ id: 'alasan', label: rooms.reason, help: rooms.reasonHelp }, typed.alasan)}
      <button>${roomsTexts.labels.block}</button>
    </form>
  </section>`;
};

/** Nothing typed yet. */
const nothingTyped: BlockTyped = { ruang: '', dari: '', sampai: '', jam: '', alasan: '' };

/** Who holds what in a week or a month, what is free, and the form that blocks a time. */
export const roomsView = (
  schedule: Schedule,
  { told = null, typed = nothingTyped }: { told?: Markup | null; typed?: BlockTyped },
  { staff, csrf }: Member,
): string => {
  const weeks = Array.from({ length: schedule.days / 7 }, (_, n) => addDays(schedule.from, 7 * n));
  return page(
    { title: rooms.title, staff, part: 'rooms' },
    told,
    turning(schedule),
    weeks.map((from) => weekTable(schedule, from, staff)),
    blockForm({ staff, csrf }, typed, schedule.day.resources),
  );
};

/** What a block would touch, before it is made all the same. */
export const blockAskedView = ({ typed, touches, lines }: BlockAsked, { staff, csrf }: Member): string =>
  page(
    { title: roomsTexts.labels.block, staff, part: null },
    html`<p>${rooms.conflicts}</p>
      <ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`,
    html`<form method="post" action="/meja/ruangan/blokir" class="actions">
      ${csrfField(csrf)}
      ${Object.entries(typed).map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`)}
      ${touches.map((id) => html`<input type="hidden" name="sentuh" value=${id} />`)}
      <button>${blockTexts.blockButtons.rest}</button>
      <a class="button plain" href="/meja/ruangan">${deskTexts.steps.back}</a>
    </form>`,
  );

/** A block that is to be ended, before it is. */
export const releaseView = (id: string, sentence: string, { staff, csrf }: Member): string =>
  page(
    { title: rooms.release, staff, part: null },
    html`<p>${sentence}</p>`,
    html`<form method="post" action=${`/meja/ruangan/lepas/${id}`} class="actions">
      ${csrfField(csrf)}<button>${rooms.release}</button>
      <a class="button plain" href="/meja/ruangan">${deskTexts.steps.back}</a>
    </form>`,
  );
