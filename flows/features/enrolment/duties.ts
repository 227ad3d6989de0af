import { createHash } from 'node:crypto';
import { z } from 'zod';
import { roles } from '../../../domain/role.ts';
import { unitName } from '../../../domain/unit.ts';
import type { City } from '../../catalogue/city.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import type { Asked } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import type { Session } from '../../kernel/session.ts';
import { agrees, disagrees } from '../../kernel/spoken.ts';
import { buttons } from '../../labels.ts';
import { dutiesTexts } from './duties-texts.ts';
import { enrolmentTexts } from './texts.ts';

const dutiesAt = z.strictObject({
  name: z.literal('duties'),
  /** The hash of the one-time code that brought somebody here; null: a member of staff who has not accepted these. */
  codeHash: z.string().nullable(),
});
type DutiesAt = z.infer<typeof dutiesAt>;

declare module '../../kernel/session.ts' {
  interface Places {
    duties: DutiesAt;
  }
}

/** The version of the duties, made by their wording: whoever changes a word is asking everybody anew. */
export const dutiesVersion = createHash('sha256')
  .update(JSON.stringify([dutiesTexts.duties, dutiesTexts.here]))
  .digest('hex')
  .slice(0, 8);

/** Each with the city's own article, where it names them. */
const wording = ({ articles }: Pick<City, 'articles'>): string => {
  const cite = (duty: string, n: number): string => {
    const article = articles?.duties?.[n];
    return article === undefined ? duty : `${article}: ${duty}`;
  };
  return [dutiesTexts.title, ...dutiesTexts.duties.map(cite)].join('\n\n');
};
const questionOf = (law: string): string =>
  [dutiesTexts.here, dutiesTexts.version(law, dutiesVersion), dutiesTexts.question].join('\n\n');

const home = { to: { name: 'start' }, quiet: true } as const;

const accepted = (codeHash: string | null, context: Context): Move => {
  if (codeHash === null)
    return {
      ...home,
      effects: [{ type: 'accept_duties', version: dutiesVersion }],
      say: [{ text: dutiesTexts.accepted }],
    };
  const found = fact(context, { fact: 'staff_code', codeHash });
  // Somebody else was faster, or the code has lapsed meanwhile.
  if (!found.ok) return { ...home, say: [{ text: enrolmentTexts.badStaffCode }] };
  const { id, name, role, unit } = found.staff;
  return {
    ...home,
    effects: [{ type: 'bind_staff', staffId: id, codeHash, duties: dutiesVersion }],
    say: [
      { text: enrolmentTexts.boundStaff(name, roles[role], unitName(context.catalogue.city.units, unit)) },
    ],
  };
};

const refused = (codeHash: string | null): Move =>
  codeHash === null
    ? { ...home, effects: [{ type: 'refuse_duties' }], say: [{ text: dutiesTexts.left }] }
    : { ...home, say: [{ text: dutiesTexts.notEnrolled }] };

const take = ({ codeHash }: DutiesAt, event: Event, context: Context, session: Session): Move | null => {
  const choice = chosen(session, event);
  const words = event.kind === 'text' ? event.text : '';
  if (choice === 'disagree' || disagrees(words)) return refused(codeHash);
  return choice === 'agree' || agrees(words) ? accepted(codeHash, context) : null;
};

/** What members of staff have to do and may not, before the chat is theirs and again whenever it is worded otherwise. */
export const duties: Place<'duties'> = {
  name: 'duties',
  at: dutiesAt,
  needs: ({ codeHash }, event) => (event && codeHash !== null ? [{ fact: 'staff_code', codeHash }] : []),
  show: (_at, { catalogue }, { wrong }) => ({
    messages: [
      // Who has just read it is only asked again.
      ...(wrong > 0 ? [] : [{ text: wording(catalogue.city) }]),
      {
        text: questionOf(catalogue.city.law),
        options: [
          { id: 'agree', label: buttons.agree },
          { id: 'disagree', label: buttons.disagree },
        ],
      },
    ],
  }),
  take,
};

/** Whoever is in office and has not accepted the duties as they are worded now is asked, whatever they write. */
export const askForDuties: Asked = {
  when: { contact: 'owesDuties' },
  read: ({ session, event, context }) => {
    const { at } = session;
    if (at.name === 'duties') return take(at, event, context, session) ?? { to: at, again: true };
    return { to: { name: 'duties', codeHash: null }, intro: dutiesTexts.changed };
  },
};
