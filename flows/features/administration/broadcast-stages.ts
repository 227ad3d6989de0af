import { roleCodes, roles } from '../../../domain/role.ts';
import { unitName } from '../../../domain/unit.ts';
import type { Context } from '../../kernel/context.ts';
import type { OfficeMember } from './facts-and-effects.ts';
import type { Audience } from '../requests/index.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { administer, after, home, office, to, type AdministrationStage } from './stage.ts';
import { administrationTexts } from './texts.ts';

/** Whom a broadcast can go to, by the id of its option: everybody, a unit's operators, a role. */
type Receivers = { label: string; to: Audience };

const receiversIn = ({ catalogue: { city } }: Context): Map<string, Receivers> =>
  new Map<string, Receivers>([
    ['all', { label: administrationTexts.labels.everybody, to: { roles: [...roleCodes] } }],
    ...city.units.codes.map((code): [string, Receivers] => [
      `unit.${code}`,
      { label: `Operator ${unitName(city.units, code)}`, to: { roles: ['operator'], units: [code] } },
    ]),
    ...roleCodes.map((code): [string, Receivers] => [
      `role.${code}`,
      { label: `Semua ${roles[code]}`, to: { roles: [code] } },
    ]),
  ]);

const isAway = ({ absences }: OfficeMember, day: string): boolean =>
  absences.some(({ from, to: until }) => from <= day && day <= until);

/** How many a broadcast reaches: bound to a chat, at work today, and not its writer. */
const reached = ({ to: audience }: Receivers, context: Context): number => {
  const day = cityDate(context.now, context.tz);
  return office(context).filter(
    (member) =>
      audience.roles.includes(member.role) &&
      (!audience.units || audience.units.includes(member.unit)) &&
      member.status === 'bound' &&
      member.contactId !== context.contact.id &&
      !isAway(member, day),
  ).length;
};

const audience: AdministrationStage = {
  back: home,
  ask: ({ context }) => ({
    text: administrationTexts.audienceQuestion,
    options: [...receiversIn(context)].map(([id, { label }]) => ({ id: `to.${id}`, label })),
  }),
  take: ({ context }, { choice }) => {
    const about = after('to.', choice);
    const chosen = receiversIn(context).get(about ?? '');
    if (about === null || !chosen) return null;
    return reached(chosen, context) === 0
      ? { refuse: administrationTexts.nobodyThere }
      : { to: to('words', { about }) };
  },
};

const nobody: Receivers = { label: '', to: { roles: [] } };

const words: AdministrationStage = {
  back: () => to('audience'),
  ask: ({ at: { about = '' }, context }) => ({
    text: administrationTexts.wordsQuestion((receiversIn(context).get(about) ?? nobody).label),
  }),
  take: ({ at }, { words: said }) => {
    if (said === null) return null;
    const text = said.trim();
    return text.length < 3 || text.length > 2000
      ? { refuse: administrationTexts.wordsRefused }
      : { to: to('confirm', { about: at.about ?? '', words: text }) };
  },
};

const confirm: AdministrationStage = {
  back: ({ at: { about = '' } }) => to('words', { about }),
  ask: ({ at: { about = '', words: text = '' }, context }) => {
    const chosen = receiversIn(context).get(about) ?? nobody;
    const shown = administrationTexts.broadcastText(text, context.contact.staff?.name ?? '');
    return {
      text: administrationTexts.preview(chosen.label, reached(chosen, context), shown),
      options: [{ id: 'send', label: administrationTexts.labels.send }],
    };
  },
  take: ({ at: { about = '', words: text = '' }, context }, { choice }) => {
    const chosen = receiversIn(context).get(about);
    if (choice !== 'send' || !chosen) return null;
    const act = administer(
      {
        do: 'broadcast',
        audience: about,
        to: { ...chosen.to, except: context.contact.id },
        text: administrationTexts.broadcastText(text, context.contact.staff?.name ?? ''),
      },
      context,
    );
    return { to: home(), intro: administrationTexts.broadcastSent(reached(chosen, context)), effects: [act] };
  },
};

/** A message to many of the staff: to whom, what, seen once before it goes. */
export const broadcastStages = { audience, words, confirm };
