import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { numberOfDraft, storeCounterDraft, type AtCounter } from '../../app/db/counter.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { formVersion, sopVersion } from '../../flows/catalogue/form-version.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import type { StaffMember } from '../../domain/role.ts';
import { isForCounter, readCounterForm } from '../../flows/features/desk/counter-form.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import { bookingDay, touched } from '../../flows/features/form/form.ts';
import { phoneOf } from '../../flows/fields/phone.ts';
import { counterFormView, counterView, fieldName, receiptView, type CounterFilled } from './counter-page.ts';
import { actorOf } from './export.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { html } from '../markup.ts';
import { mayOpen, page, say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import { requestAskedFor } from './request-of.ts';
import { seen } from './seen.ts';
import { deskTexts } from './texts.ts';

const { counter } = deskTexts;

const Named = z.object({ service: z.string() });
const Form = z.object({ form: z.guid() });
const Email = z.email();

/** How long a page waits for the number; the request is made all the same. */
const patienceMs = 10_000;
const lookMs = 50;

const mayEnter = (service: Service, { role, unit, everyUnit }: StaffMember): boolean =>
  isForCounter(service) && (role === 'records_officer' || everyUnit === true || unit === service.unit);

type Problems = CounterFilled['problems'];
const wrong = (sentence: string) => ({ say: sentence, confirm: false });

/** Who stands at the counter, or what is wrong with what they said. */
const readPerson = ({ one }: Posted): AtCounter | Problems => {
  const [name, phone, institution, email] = ['nama', 'telepon', 'instansi', 'surel'].map((id) =>
    one(id).trim(),
  );
  const read = phone ? phoneOf(phone) : null;
  const problems: Problems = {
    ...((name ?? '').length < 3 ? { nama: wrong(counter.nameWrong) } : {}),
    ...(phone && !read ? { telepon: wrong(counter.phoneWrong) } : {}),
    ...(email && !Email.safeParse(email).success ? { surel: wrong(counter.emailWrong) } : {}),
  };
  if (Object.keys(problems).length > 0) return problems;
  return {
    name: name ?? '',
    phone: read?.number ?? null,
    institution: institution || null,
    email: email || null,
  };
};

const isPerson = (read: AtCounter | Problems): read is AtCounter => typeof read['name'] === 'string';

const newDraft = (id: string, service: Service, now: Date): Draft => ({
  ...{ id, service: service.code, serviceVersion: formVersion(service), answers: {}, files: {}, skipped: [] },
  ...{ sopVersion: sopVersion(service), sopAcceptedAt: now.toISOString(), state: 'submitting' },
  ...{ requestId: null, only: null, updatedAt: '', expiresAt: '' },
});

/** Requests made by staff for somebody without a phone: the form with the readers of the chat, a number, a receipt. */
export const counterRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { db, vault, catalogue, clock, tz, settings, submit } = needs;

  const serviceOf = (params: unknown, { staff }: Member): Service | null => {
    const service = catalogue.byCode.get(Named.parse(params).service);
    return service && mayEnter(service, staff) && mayOpen('counter', staff) ? service : null;
  };

  app.get(
    '/meja/loket',
    guard.page(async (member, request, reply) => {
      if (!mayOpen('counter', member.staff)) return guard.refuse(request, reply, 'role', member);
      const mine = catalogue.services.filter((service) => mayEnter(service, member.staff));
      return sendPage(reply, counterView(mine, member));
    }),
  );

  app.get(
    '/meja/loket/:service',
    guard.page(async (member, request, reply) => {
      const service = serviceOf(request.params, member);
      if (!service) return guard.refuse(request, reply, 'role', member);
      const filled = { id: randomUUID(), text: () => '', all: () => [], problems: {} };
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
      const now = clock();
      const who = readPerson(posted);
      const read = readCounterForm(
        service,
        {
          text: (key) => posted.all(fieldName(key)).join(', '),
          isSure: (key) => posted.one(`pasti_${key}`) !== '',
        },
        { ...bookingDay({ now, tz, settings, catalogue }), tz },
        { missing: counter.missing, readAs: counter.readAs },
      );
      const problems: Problems = {
        ...(isPerson(who) ? {} : who),
        ...(read.ok ? {} : read.problems),
        ...(posted.one('sop') === '' ? { sop: wrong(counter.sopMissing) } : {}),
      };
      if (Object.keys(problems).length > 0 || !isPerson(who) || !read.ok) {
        const filled = { id: form.data, text: posted.one, all: posted.all, problems };
        return sendPage(reply, counterFormView(service, filled, member), 422);
      }
      const { answers, skipped } = read;
      const letters = service.letters.map(({ key }) => key);
      const draft = touched(
        { ...newDraft(form.data, service, now), answers, skipped: [...skipped, ...letters] },
        { now },
      );
      const by = { vault, actor: actorOf(member), now };
      await inTransaction(db, (tx) => storeCounterDraft(tx, { who, draft, service }, by));
      await submit(form.data);
      return sendOn(reply, `/meja/loket/kabar/${form.data}`);
    }),
  );

  app.get(
    '/meja/loket/kabar/:form',
    guard.page(async (member, request, reply) => {
      if (!mayOpen('counter', member.staff)) return guard.refuse(request, reply, 'role', member);
      const { data } = Form.safeParse(request.params);
      const number = data ? await numberSoon(data.form) : null;
      if (number !== null) return sendOn(reply, `/meja/permohonan/${number}/tanda-terima`);
      const { staff } = member;
      const body = [say(counter.waits), html`<p><a href="/meja/loket">${counter.title}</a></p>`];
      return sendPage(reply, page({ title: counter.title, staff, part: 'counter' }, ...body));
    }),
  );

  app.get(
    '/meja/permohonan/:number/tanda-terima',
    guard.page(async (member, request, reply) => {
      const found = await requestAskedFor(needs, member, request);
      if (!found) return guard.refuse(request, reply, 'request', member);
      await seen(needs, member, 'request', [found]);
      return sendPage(reply, receiptView(found, needs, member));
    }),
  );
};
