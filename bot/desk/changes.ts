import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { administer } from '../../app/db/administer.ts';
import { RequestMovedOn } from '../../app/db/apply-transition.ts';
import { alertStaff } from '../../app/db/deliveries.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { deskContext } from '../../app/desk-context.ts';
import { sopsIn } from '../../flows/catalogue/city-edit.ts';
import type { AdminAct } from '../../flows/features/administration/admin-act.ts';
import { describeEdits } from '../../flows/features/city-changes/describe.ts';
import type { Proposal } from '../../flows/features/city-changes/facts.ts';
import { cityTexts } from '../../flows/features/city-changes/texts.ts';
import { readDay } from '../../flows/features/office/read-when.ts';
import type { Audience } from '../../flows/features/requests/facts-and-effects.ts';
import { changesView, mayLookAtChanges, type Waiting } from './changes-page.ts';
import { actorOf } from './export.ts';
import { sendPage, type Guard } from './guard.ts';
import { say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';

const About = z.object({ id: z.coerce.number().int() });

/** Does an act and tells who has to hear of it, in one transaction; false when somebody was quicker. */
export const decideChange = async (
  { db, vault, clock, tz, catalogue }: DeskNeeds,
  member: Member,
  act: AdminAct,
  { to, text }: { to: Audience; text: string },
): Promise<boolean> => {
  const now = clock();
  const { secretariat } = catalogue.city.units;
  try {
    await inTransaction(db, async (tx) => {
      await administer(tx, act, { actor: actorOf(member), now, tz, vault, secretariat });
      await alertStaff(tx, vault, to, [{ text }], { today: cityDate(now, tz), secretariat, now });
    });
    return true;
  } catch (error) {
    if (!(error instanceof RequestMovedOn)) throw error;
    return false;
  }
};

type Decided = { done: string } | { wrong: string };
type Decree = { number: string; date: string } | null;

/** The changes of what the city decides that wait: read, adopted and sent back as in the chat. */
export const changeRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { catalogue, clock, loadFact, settings } = needs;
  const mayAdopt = ({ staff }: Member): boolean => staff.role === settings.cityAdoptedBy;

  const trial = ({ contactId }: Member, edits: Proposal['edits']) =>
    loadFact({ fact: 'city_trial', edits }, contactId);

  const show = async (member: Member, reply: FastifyReply, told: Decided | null): Promise<FastifyReply> => {
    const proposals = await loadFact({ fact: 'city_proposals' }, member.contactId);
    const waiting: Waiting[] = await Promise.all(
      proposals.map(async (proposal) => {
        const { lines, problems } = await trial(member, proposal.edits);
        return { proposal, lines, problems };
      }),
    );
    const isWrong = told !== null && 'wrong' in told;
    const above = told && ('wrong' in told ? say(told.wrong, 'refused') : say(told.done, 'done'));
    return sendPage(
      reply,
      changesView(above, waiting, { ...needs, mayAdopt: mayAdopt(member) }, member),
      isWrong ? 422 : 200,
    );
  };

  const administrators = ({ contactId }: Member): Audience => ({
    roles: ['administrator'],
    except: contactId,
  });

  const decreeOf = (posted: Posted, { id }: Proposal, member: Member): Decree | { wrong: string } => {
    const number = posted.one(`keputusan_${id}`).trim().replace(/\s+/g, ' ');
    if (number === '') return null;
    if (number.length > 80) return { wrong: cityTexts.decreeRefused };
    const { staff, contactId } = member;
    const context = deskContext({ ...needs, now: clock(), staff, contactId });
    const typed = posted.one(`tanggal_${id}`);
    const read = readDay(typed, cityTexts.decreeDayLabel, { from: -3660, to: 0 }, context);
    return read.ok ? { number, date: read.value } : { wrong: read.say };
  };

  const adopt = async (proposal: Proposal, posted: Posted, member: Member): Promise<Decided> => {
    const { id, edits } = proposal;
    const { live, lines, problems } = await trial(member, edits);
    if (problems.length > 0) return { wrong: cityTexts.cannot(problems) };
    const decree = decreeOf(posted, proposal, member);
    if (decree && 'wrong' in decree) return decree;
    if (decree === null && sopsIn(edits).some(({ adopts }) => adopts))
      return { wrong: cityTexts.decree(true) };
    const text = cityTexts.adoptedAlert(member.staff.name, describeEdits(edits, catalogue));
    const act: AdminAct = { do: 'adopt_city', id, live, decree, lines };
    const isDone = await decideChange(needs, member, act, { to: administrators(member), text });
    return isDone ? { done: cityTexts.adopted } : { wrong: cityTexts.gone };
  };

  const sendBack = async ({ id, edits }: Proposal, posted: Posted, member: Member): Promise<Decided> => {
    const because = posted.one(`alasan_${id}`).trim();
    if (because.length < 3 || because.length > 300) return { wrong: cityTexts.reasonRefused };
    const text = cityTexts.returnedAlert(member.staff.name, describeEdits(edits, catalogue), because);
    const act: AdminAct = { do: 'return_city', id, because };
    const isDone = await decideChange(needs, member, act, { to: administrators(member), text });
    return isDone ? { done: cityTexts.returned } : { wrong: cityTexts.gone };
  };

  app.get(
    '/meja/layanan/usulan',
    guard.page((member, request, reply) =>
      mayLookAtChanges(member.staff)
        ? show(member, reply, null)
        : guard.refuse(request, reply, 'role', member),
    ),
  );

  app.post(
    '/meja/layanan/usulan/:id',
    guard.form(async (member, request, reply, posted) => {
      if (!mayAdopt(member)) return guard.refuse(request, reply, 'role', member);
      const { data } = About.safeParse(request.params);
      const proposals = await loadFact({ fact: 'city_proposals' }, member.contactId);
      const found = proposals.find(({ id }) => id === data?.id);
      if (!found) return show(member, reply, { wrong: cityTexts.gone });
      const decide = posted.one('tindakan') === 'tetapkan' ? adopt : sendBack;
      return show(member, reply, await decide(found, posted, member));
    }),
  );
};
