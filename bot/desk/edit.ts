import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { liveCityData } from '../../app/city/city-data.ts';
import { sayableTexts } from '../../flows/find-texts.ts';
import {
  editsOf,
  removalOf,
  whyNothing,
  type Read,
} from '../../flows/features/city-changes/editable/edits.ts';
import { partId, valueAt, type Thing } from '../../flows/features/city-changes/editable/part.ts';
import { listOf, thingOf } from '../../flows/features/city-changes/editable/things.ts';
import { shownValue } from '../../flows/features/city-changes/editable/typed.ts';
import { listView, thingView, type Filled } from './edit-page.ts';
import { sendPage, type Guard } from './guard.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import type { Proposing } from './proposing.ts';

const About = z.object({ what: z.string(), id: z.string().optional() });

/** As it stands, to be written over. */
const standing = ({ parts, value }: Thing): Filled => {
  const shown = new Map(parts.map((part) => [partId(part), shownValue(part, valueAt(value, part.path))]));
  return { typed: (part) => shown.get(part) ?? '', reason: '', problem: null, wrong: {} };
};

const posted =
  (given: Posted): ((part: string) => string) =>
  (part) =>
    given.all(part).join('\n');

/** Where the page of a thing leads back to: its list, its service, or everything. */
const above = (what: string, id: string | null): string => {
  const [, service = ''] = what.split('.');
  if (id !== null) return `/meja/layanan/ubah/${what}`;
  return service === '' ? '/meja/layanan' : `/meja/layanan/${service}`;
};

/** Forms for everything the city decides: written beside a phone, checked by the rules of the start, submitted for adoption. */
export const editRoutes = (
  app: FastifyInstance,
  { db, catalogue }: DeskNeeds,
  guard: Guard,
  { look, phoneNow }: Proposing,
): void => {
  const asked = async (params: unknown, { staff }: Member) => {
    const { what, id = null } = About.parse(params);
    if (staff.role !== 'administrator') return null;
    const city = { catalogue: catalogue.now(), data: await liveCityData(db), texts: sayableTexts() };
    const list = id === null ? listOf(what, city) : null;
    const path = `/meja/layanan/ubah/${what}${id === null ? '' : `/${encodeURIComponent(id)}`}`;
    return { list, thing: list ? null : thingOf(what, id, city), where: { path, back: above(what, id) } };
  };

  const show = guard.page(async (member, request, reply) => {
    const found = await asked(request.params, member);
    if (found?.list) return sendPage(reply, listView(found.list, found.where.back, member));
    if (!found?.thing) return guard.refuse(request, reply, found ? 'request' : 'role', member);
    const now = await phoneNow(found.thing);
    return sendPage(reply, thingView(found.where, found.thing, standing(found.thing), { now }, member));
  });

  const take = guard.form(async (member, request, reply, given) => {
    const found = await asked(request.params, member);
    if (!found?.thing) return guard.refuse(request, reply, found ? 'request' : 'role', member);
    const { thing, where } = found;
    const typed = posted(given);
    const read: Read =
      given.one('tindakan') === 'hapus' && thing.listed
        ? { edits: removalOf(thing), wrong: {} }
        : editsOf(thing, typed);
    const reason = given.one('alasan');
    const why = whyNothing(read);
    const outcome = why === null ? await look(read.edits, reason, member) : { problem: why };
    const problem = 'problem' in outcome ? outcome.problem : null;
    const filled: Filled = { typed, reason, problem, wrong: read.wrong };
    const beside =
      'looked' in outcome
        ? { looked: outcome.looked, catalogue: catalogue.now() }
        : { now: await phoneNow(thing) };
    return sendPage(reply, thingView(where, thing, filled, beside, member), problem === null ? 200 : 422);
  });

  for (const path of ['/meja/layanan/ubah/:what', '/meja/layanan/ubah/:what/:id']) {
    app.get(path, show);
    app.post(path, take);
  }
};
