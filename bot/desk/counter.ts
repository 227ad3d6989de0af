import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RequestMovedOn } from '../../app/db/apply-transition.ts';
import { isKept, numberOfDraft, storeCounterDraft } from '../../app/db/counter.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { formVersion, sopVersion } from '../../flows/catalogue/form-version.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import type { StaffMember } from '../../domain/role.ts';
import { isForCounter } from '../../flows/features/desk/counter-form.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import { touched } from '../../flows/features/form/form.ts';
import { readLetters, sealLetters, type CounterLetters } from './counter-letters.ts';
import { counterFormView, counterView } from './counter-page.ts';
import { wrong, type CounterProblem } from './counter-fields.ts';
import { readForm, readPerson } from './counter-read.ts';
import { actorOf } from './export.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { html } from '../markup.ts';
import { mayOpen, page, say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const { counter } = deskTexts;

const Named = z.object({ service: z.string() });
const Form = z.object({ form: z.guid() });
/** How long a page waits for the number; the request is made all the same. */
const patienceMs = 10_000;
const lookMs = 50;

/** Whether a member of staff enters requests of a service at the counter. */
export const mayEnter = (service: Service, { role, unit, everyUnit }: StaffMember): boolean =>
  isForCounter(service) && (role === 'records_officer' || everyUnit === true || unit === service.unit);

type Given = { answers: Draft['answers']; skipped: readonly string[]; letters: CounterLetters };

/** The draft a form of the counter is, sent already; of a letter nobody scanned the paper stays in the office. */
const filledDraft = (
  id: string,
  service: Service,
  { answers, skipped, letters }: Given,
  now: Date,
): Draft => {
  const scanned = Object.entries(letters).filter(([, files]) => files.length > 0);
  const onPaper = service.letters.map(({ key }) => key).filter((key) => !letters[key]?.length);
  const draft: Draft = {
    ...{ id, service: service.code, serviceVersion: formVersion(service), answers },
    files: Object.fromEntries(scanned.map(([key, files]) => [key, [...files]])),
    skipped: [...skipped, ...onPaper],
    ...{ sopVersion: sopVersion(service), sopAcceptedAt: now.toISOString(), state: 'submitting' },
    ...{ requestId: null, only: null, updatedAt: '', expiresAt: '' },
  };
  return touched(draft, { now });
};

/** Somebody was quicker with the period a form asks for: it is asked again where it is chosen. */
const takenOf = ({ fields }: Service): Record<string, CounterProblem> =>
  Object.fromEntries(
    fields.filter(({ type }) => type === 'slot').map(({ key }) => [key, wrong(counter.slotTaken)]),
  );

/** Requests made by staff for somebody without a phone: the form with the readers of the chat, a number, a receipt. */
export const counterRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('counter');
  const { db, vault, catalogue, clock, tz, submit } = needs;

  /** Keeps a form and what it books in one transaction; false when somebody else has just taken that. */
  const keepDraft = async (
    { staff }: Member,
    form: Parameters<typeof storeCounterDraft>[1],
  ): Promise<boolean> => {
    const { resources } = catalogue.city;
    const by = { vault, actor: actorOf({ staff }), now: clock(), tz, resources };
    try {
      await inTransaction(db, (tx) => storeCounterDraft(tx, form, by));
      return true;
    } catch (error) {
      if (error instanceof RequestMovedOn) return false;
      throw error;
    }
  };

  const serviceOf = (params: unknown, { staff }: Member): Service | null => {
    const service = catalogue.byCode.get(Named.parse(params).service);
    return service && mayEnter(service, staff) && mayOpen('counter', staff) ? service : null;
  };

  app.get(
    '/meja/loket',
    only.page(async (member, _request, reply) => {
      const mine = catalogue.services.filter((service) => mayEnter(service, member.staff));
      return sendPage(reply, counterView(mine, member));
    }),
  );

  app.get(
    '/meja/loket/:service',
    guard.page(async (member, request, reply) => {
      const service = serviceOf(request.params, member);
      if (!service) return guard.refuse(request, reply, 'role', member);
      const filled = {
        id: randomUUID(),
        text: () => '',
        all: () => [],
        problems: {},
        letters: {},
        sealed: '',
      };
      return sendPage(reply, counterFormView(service, filled, member));
    }),
  );

  /** The number of a form's request, waited for a while. */
  const numberSoon = async (form: string): Promise<string | null> => {
    const until = performance.now() + patienceMs;
    for (;;) {
      const number = await numberOfDraft(db, form);
      if (number !== null || performance.now() > until) return number;
      await pause(lookMs);
    }
  };

  app.post(
    '/meja/loket/:service',
    guard.form(async (member, request, reply, posted) => {
      const service = serviceOf(request.params, member);
      const form = z.guid().safeParse(posted.one('formulir'));
      if (!service) return guard.refuse(request, reply, 'role', member);
      if (!form.success) return guard.refuse(request, reply, 'form', member);
      const news = `/meja/loket/kabar/${form.data}`;
      if (await isKept(db, form.data)) return sendOn(reply, news);
      const about = { service, form: form.data, posted };
      const person = readPerson(posted);
      const [read, { letters, problems: letterProblems }] = await Promise.all([
        readForm(needs, member, about),
        readLetters(needs, member, about),
      ]);
      const problems = {
        ...('problems' in person ? person.problems : {}),
        ...(read.ok ? {} : read.problems),
        ...letterProblems,
        ...(posted.one('sop') === '' ? { sop: wrong(counter.sopMissing) } : {}),
      };
      const showAgain = (found: Record<string, CounterProblem>) => {
        const sealed = sealLetters(needs, member, form.data, letters);
        const filled = { id: form.data, text: posted.one, all: posted.all, problems: found, letters, sealed };
        return sendPage(reply, counterFormView(service, filled, member), 422);
      };
      if (Object.keys(problems).length > 0 || !('who' in person) || !read.ok) return showAgain(problems);
      const draft = filledDraft(form.data, service, { ...read, letters }, clock());
      if (!(await keepDraft(member, { who: person.who, draft, service }))) return showAgain(takenOf(service));
      await submit(form.data);
      return sendOn(reply, news);
    }),
  );

  app.get(
    '/meja/loket/kabar/:form',
    only.page(async (member, request, reply) => {
      const { data } = Form.safeParse(request.params);
      const number = data ? await numberSoon(data.form) : null;
      if (number !== null) return sendOn(reply, `/meja/permohonan/${number}/tanda-terima`);
      const { staff } = member;
      const body = [say(counter.waits), html`<p><a href="/meja/loket">${counter.title}</a></p>`];
      return sendPage(reply, page({ title: counter.title, staff, part: 'counter' }, ...body));
    }),
  );
};
