import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addDays, cityDate } from '../../domain/city-time.ts';
import { weekdayOf } from '../../domain/iso-date.ts';
import { rulesOf } from '../../domain/resources.ts';
import { unitName } from '../../domain/unit.ts';
import { keepsResource } from '../../domain/room-keeper.ts';
import { bookedBetween } from '../../app/booked.ts';
import { RequestMovedOn } from '../../app/db/apply-transition.ts';
import { recordEvent } from '../../app/db/events.ts';
import { openBlock } from '../../app/db/open-moves.ts';
import { block as blockPeriod, endBlock } from '../../app/db/room-effects.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { deskContext } from '../../app/desk-context.ts';
import type { Booked } from '../../flows/features/bookings/booked.ts';
import { bookingDay } from '../../flows/features/form/form.ts';
import { readTimes } from '../../flows/features/office/read-when.ts';
import { conflictLines } from '../../flows/features/rooms/block-conflicts.ts';
import { blockTexts } from '../../flows/features/rooms/block-texts.ts';
import { isPast, requestsIn, type Block } from '../../flows/features/rooms/make-block.ts';
import { roomsTexts } from '../../flows/features/rooms/rooms-texts.ts';
import { sendPage, type Guard } from './guard.ts';
import { say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import {
  blockAskedView,
  releaseView,
  roomsView,
  type BlockTyped,
  type Schedule,
  type Span,
} from './rooms-page.ts';
import { seenByNumber } from './seen.ts';
import { deskTexts } from './texts.ts';

const { rooms } = deskTexts;

const Asked = z.object({
  lihat: z.enum(['minggu', 'bulan']).catch('minggu'),
  tanggal: z.iso.date().optional().catch(undefined),
});
const About = z.object({ id: z.guid() });
const Days = z.object({ from: z.iso.date(), until: z.iso.date() });

const longestDays = 31;

const monday = (date: string): string => addDays(date, 1 - weekdayOf(date));

/** The weeks of a span: that of a day, or all that touch its month. */
const weeksOf = (span: Span, date: string): { from: string; days: number } => {
  if (span === 'minggu') return { from: monday(date), days: 7 };
  const first = `${date.slice(0, 7)}-01`;
  const from = monday(first);
  const last = addDays(addDays(first, 31).slice(0, 7) + '-01', -1);
  const weeks = [0, 1, 2, 3, 4, 5].filter((week) => addDays(from, 7 * week) <= last);
  return { from, days: 7 * weeks.length };
};

const typedOf = ({ one }: Posted): BlockTyped => ({
  ruang: one('ruang'),
  dari: one('dari'),
  sampai: one('sampai') || one('dari'),
  jam: one('jam').trim(),
  alasan: one('alasan').trim(),
});

/** Rooms and equipment: who holds what, what is free, and times taken out of use. */
export const roomsRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { db, vault, clock, tz, settings, catalogue } = needs;
  const codes = (): string[] => [...catalogue.city.resources.keys()];
  const labelOf = (resource: string): string => rulesOf(catalogue.city.resources, resource).label;
  const contextOf = ({ staff, contactId }: Member) =>
    deskContext({ ...needs, now: clock(), staff, contactId });

  /** Who comes for what is what they have told us of themselves: whoever is about to see it is written down. */
  const seenFor = (member: Member, booked: readonly Booked[]): Promise<void> =>
    seenByNumber(
      needs,
      member,
      'list',
      booked.flatMap((one) => (one.kind === 'block' ? [] : [one.number])),
    );

  const scheduleOf = async (member: Member, span: Span, date: string): Promise<Schedule> => {
    const { from, days } = weeksOf(span, date);
    const until = addDays(from, days - 1);
    const booked = await bookedBetween(db, { resources: codes(), from, until, tz });
    await seenFor(member, booked);
    return { span, from, days, booked, day: bookingDay({ now: clock(), tz, settings, catalogue }) };
  };

  const show = async (member: Member, date: string, more: Parameters<typeof roomsView>[1] = {}) =>
    roomsView(await scheduleOf(member, 'minggu', date), more, member);
  const today = (): string => cityDate(clock(), tz);

  /** A block as it was typed, or what is wrong with it. */
  const readBlock = (typed: BlockTyped, member: Member): Block | { wrong: string } => {
    const resource = codes().find((code) => code === typed.ruang);
    const { data } = Days.safeParse({ from: typed.dari, until: typed.sampai });
    if (resource === undefined || !keepsResource(member.staff, resource, catalogue.city.resources))
      return {
        wrong: roomsTexts.notYoursToBlock(unitName(catalogue.city.units, catalogue.city.units.secretariat)),
      };
    if (!data) return { wrong: rooms.pickDays };
    if (data.until < data.from) return { wrong: blockTexts.endsEarlier };
    if (data.until > addDays(data.from, longestDays - 1)) return { wrong: blockTexts.tooLong };
    if (data.from < today()) return { wrong: blockTexts.past };
    if (typed.alasan.length < 3 || typed.alasan.length > 200) return { wrong: rooms.pickReason };
    const times = typed.jam === '' ? null : readTimes(typed.jam, blockTexts.timesLabel, contextOf(member));
    if (times && !times.ok) return { wrong: times.say };
    const made = { resource, ...data, times: times && times.value, reason: typed.alasan };
    return isPast(made, contextOf(member)) ? { wrong: blockTexts.past } : made;
  };

  const inTheWay = async ({ resource, from, until, times }: Block): Promise<Booked[]> => {
    const booked = await bookedBetween(db, { resources: [resource], from, until, tz });
    return booked.filter(
      ({ kind, ...held }) =>
        kind !== 'block' && (times === null || (held.from < times.to && held.to > times.from)),
    );
  };

  app.get(
    '/meja/ruangan',
    guard.page(async (member, request, reply) => {
      const { lihat, tanggal } = Asked.parse(request.query);
      return sendPage(reply, roomsView(await scheduleOf(member, lihat, tanggal ?? today()), {}, member));
    }),
  );

  app.post(
    '/meja/ruangan/blokir',
    guard.form(async (member, _request, reply, posted) => {
      const typed = typedOf(posted);
      const block = readBlock(typed, member);
      if ('wrong' in block) {
        const told = say(block.wrong, 'refused');
        return sendPage(reply, await show(member, today(), { told, typed }), 422);
      }
      const booked = await inTheWay(block);
      const touches = requestsIn(booked);
      const known = posted.all('sentuh');
      if (touches.some((id) => !known.includes(id))) {
        await seenFor(member, booked);
        return sendPage(
          reply,
          blockAskedView({ typed, touches, lines: conflictLines(booked, catalogue.city.resources) }, member),
        );
      }
      const { staff, contactId } = member;
      const period = blockTexts.period(block);
      try {
        await inTransaction(db, async (tx) => {
          const now = clock();
          await blockPeriod(
            tx,
            { type: 'block', ...block, staffId: staff.id, touches },
            { contactId, now, tz, vault, resources: catalogue.city.resources },
          );
          for (const requestId of touches)
            await recordEvent(
              tx,
              {
                ...{ requestId, action: 'blocked_over', actor: staff.name, role: staff.role },
                ...{ at: now.toISOString(), note: blockTexts.note(period, block.reason) },
              },
              { staffId: staff.id },
            );
        });
      } catch (error) {
        if (!(error instanceof RequestMovedOn)) throw error;
        const now = await inTheWay(block);
        await seenFor(member, now);
        const asked = {
          typed,
          touches: requestsIn(now),
          lines: conflictLines(now, catalogue.city.resources),
        };
        return sendPage(reply, blockAskedView(asked, member), 409);
      }
      const told = say(blockTexts.done(labelOf(block.resource), period, block.reason), 'done');
      return sendPage(reply, await show(member, block.from, { told }));
    }),
  );

  const blockOf = async (params: unknown, { staff }: Member) => {
    const { data } = About.safeParse(params);
    const found = data && (await openBlock(db, data.id, tz));
    return found && keepsResource(staff, found.resource, catalogue.city.resources)
      ? { id: data.id, ...found }
      : null;
  };

  app.get(
    '/meja/ruangan/lepas/:id',
    guard.page(async (member, request, reply) => {
      const block = await blockOf(request.params, member);
      if (!block)
        return sendPage(reply, await show(member, today(), { told: say(blockTexts.gone, 'refused') }), 404);
      const sentence = rooms.releaseQuestion(labelOf(block.resource), blockTexts.period(block), block.reason);
      return sendPage(reply, releaseView(block.id, sentence, member));
    }),
  );

  app.post(
    '/meja/ruangan/lepas/:id',
    guard.form(async (member, request, reply) => {
      const block = await blockOf(request.params, member);
      const gone = say(blockTexts.gone, 'refused');
      if (!block) return sendPage(reply, await show(member, today(), { told: gone }), 404);
      const outside = {
        contactId: member.contactId,
        now: clock(),
        tz,
        vault,
        resources: catalogue.city.resources,
      };
      try {
        await inTransaction(db, (tx) => endBlock(tx, { type: 'release_block', blockId: block.id }, outside));
      } catch (error) {
        if (!(error instanceof RequestMovedOn)) throw error;
        return sendPage(reply, await show(member, today(), { told: gone }), 409);
      }
      const told = say(blockTexts.released(labelOf(block.resource), blockTexts.period(block)), 'done');
      return sendPage(reply, await show(member, block.from, { told }));
    }),
  );
};
