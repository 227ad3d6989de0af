import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import type { Units } from '../../domain/unit.ts';
import { roleCodes } from '../../domain/role.ts';
import { administer } from '../../app/db/administer.ts';
import { RequestMovedOn } from '../../app/db/apply-transition.ts';
import { colleagues } from '../../app/db/colleagues.ts';
import { officeStaff } from '../../app/db/office-staff.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { newStaffCode } from '../../app/staff-code.ts';
import { administrationTexts } from '../../flows/features/administration/texts.ts';
import { staffCodeHours } from '../../flows/features/enrolment/staff-code.ts';
import { actorOf } from './export.ts';
import { sendPage, type Guard } from './guard.ts';
import { say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { personActNames, personActs, type Person } from './people-acts.ts';
import { peopleView, personView } from './people-page.ts';
import { deskTexts } from './texts.ts';

const { people } = deskTexts;

const About = z.object({ id: z.guid() });
const Act = About.extend({ act: z.enum(personActNames) });
const Added = z.object({
  nama: z.string().trim().min(3).max(100),
  peran: z.enum(roleCodes),
  unit: z.string(),
});

/** Staff of the office: added with a code that is shown once, moved, away, standing in for the head, revoked. */
export const peopleRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  // Only administrators manage staff (Pasal 11(2)).
  const only = guard.only('people');
  const { db, vault, clock, tz, catalogue } = needs;
  const units = (): Units => catalogue.city.units;
  const today = (): string => cityDate(clock(), tz);

  const everybody = async (): Promise<Person[]> => {
    const standing = await colleagues(db, today());
    const terms = new Map(standing.map((colleague) => [colleague.id, colleague.terms]));
    const staff = await officeStaff(db, { now: clock(), today: today() });
    return staff.map((person) => ({ ...person, terms: terms.get(person.id) ?? [] }));
  };

  const showPeople = async (
    member: Member,
    reply: FastifyReply,
    told: Parameters<typeof peopleView>[1],
    { status = 200, typed = '' } = {},
  ) => sendPage(reply, peopleView(await everybody(), told, member, units(), typed), status);

  app.get(
    '/meja/orang',
    only.page((member, _request, reply) => showPeople(member, reply, null)),
  );

  app.post(
    '/meja/orang',
    only.form(async (member, _request, reply, posted) => {
      const typed = posted.one('nama');
      const wrong = (sentence: string) =>
        showPeople(member, reply, say(sentence, 'refused'), { status: 422, typed });
      const given = { nama: typed, peran: posted.one('peran'), unit: posted.one('unit') };
      const { data } = Added.safeParse(given);
      if (!data || !units().codes.includes(data.unit)) return wrong(administrationTexts.nameRefused);
      const { nama: name, peran: role, unit } = data;
      // A form that is posted anew must not add somebody twice, and a code is shown once.
      const isThere = (await everybody()).some(
        (one) => one.status !== 'bound' && one.name === name && one.role === role && one.unit === unit,
      );
      if (isThere) return wrong(people.thereAlready(name));
      const code = newStaffCode();
      await inTransaction(db, (tx) =>
        administer(
          tx,
          { do: 'add_staff', name, role, unit, code },
          { actor: actorOf(member), now: clock(), tz, vault, secretariat: units().secretariat },
        ),
      );
      return showPeople(
        member,
        reply,
        say(`${administrationTexts.codeText(name, code, staffCodeHours)}\n${people.once}`, 'done'),
      );
    }),
  );

  const personOf = async (params: unknown): Promise<Person | null> => {
    const { data } = About.safeParse(params);
    return (data && (await everybody()).find(({ id }) => id === data.id)) ?? null;
  };

  app.get(
    '/meja/orang/:id',
    only.page(async (member, request, reply) => {
      const person = await personOf(request.params);
      return person
        ? sendPage(reply, personView(person, null, member, units()))
        : showPeople(member, reply, say(administrationTexts.memberGone, 'refused'), { status: 404 });
    }),
  );

  app.post(
    '/meja/orang/:id/:act',
    only.form(async (member, request, reply, posted) => {
      const person = await personOf(request.params);
      const { data } = Act.safeParse(request.params);
      if (!person || !data)
        return showPeople(member, reply, say(administrationTexts.memberGone, 'refused'), { status: 404 });
      const prepared = personActs[data.act]({ person, posted, member, needs, today: today() });
      if ('wrong' in prepared)
        return sendPage(reply, personView(person, say(prepared.wrong, 'refused'), member, units()), 422);
      try {
        await inTransaction(db, prepared.run);
      } catch (error) {
        if (!(error instanceof RequestMovedOn)) throw error;
        const told = say(administrationTexts.lastAdministrator, 'refused');
        return sendPage(reply, personView(person, told, member, units()), 409);
      }
      const told = say(prepared.say, 'done');
      const now = await personOf(request.params);
      return now ? sendPage(reply, personView(now, told, member, units())) : showPeople(member, reply, told);
    }),
  );
};
