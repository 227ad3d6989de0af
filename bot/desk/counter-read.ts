import { z } from 'zod';
import { deskContext } from '../../app/desk-context.ts';
import type { AtCounter } from '../../app/db/counter.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { readCounterForm, type CounterRead } from '../../flows/features/desk/counter-form.ts';
import { fieldContext } from '../../flows/features/form/form.ts';
import { phoneOf } from '../../flows/fields/phone.ts';
import { MissingFact, wantKey } from '../../flows/kernel/fact.ts';
import { fieldName, wrong, type CounterProblem } from './counter-fields.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import { deskTexts } from './texts.ts';

const { counter } = deskTexts;

type Problems = Record<string, CounterProblem>;
const Email = z.email();

/** Who stands at the counter, or what is wrong with what they said. */
export const readPerson = ({ one }: Posted): { who: AtCounter } | { problems: Problems } => {
  const [name = '', phone, institution, email] = ['nama', 'telepon', 'instansi', 'surel'].map((id) =>
    one(id).trim(),
  );
  const read = phone ? phoneOf(phone) : null;
  const problems: Problems = {
    ...(name.length < 3 ? { nama: wrong(counter.nameWrong) } : {}),
    ...(phone && !read ? { telepon: wrong(counter.phoneWrong) } : {}),
    ...(email && !Email.safeParse(email).success ? { surel: wrong(counter.emailWrong) } : {}),
  };
  if (Object.keys(problems).length > 0) return { problems };
  const who = { name, phone: read?.number ?? null, institution: institution || null, email: email || null };
  return { who };
};

/** Nothing a form asks depends on more answers of the outside than it has fields. */
const mostLooks = 20;

/**
 * Reads a form of the counter with the readers of the chat. What they want to know of the outside, what is free or taken, is
 * looked up as they ask for it; the form is its own asker, so that nothing its clerk holds elsewhere counts as theirs.
 */
export const readForm = async (
  needs: DeskNeeds,
  { staff }: Member,
  { service, form, posted }: { service: Service; form: string; posted: Posted },
): Promise<CounterRead> => {
  const facts = new Map<string, unknown>();
  const given = {
    text: (key: string) => posted.all(fieldName(key)).join(', '),
    isSure: (key: string) => posted.one(`pasti_${key}`) !== '',
  };
  for (let looks = 0; ; looks += 1)
    try {
      const context = deskContext({ ...needs, now: needs.clock(), staff, contactId: form, facts });
      return readCounterForm(
        service,
        given,
        (field, answers) => fieldContext(field, { answers, requestId: null }, context),
        { missing: counter.missing, readAs: counter.readAs },
      );
    } catch (error) {
      if (!(error instanceof MissingFact) || looks === mostLooks) throw error;
      facts.set(wantKey(error.want), await needs.loadFact(error.want, form));
    }
};
