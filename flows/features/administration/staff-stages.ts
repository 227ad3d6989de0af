import { termTrouble } from '../../../domain/acting-head.ts';
import { roleCodes, roles } from '../../../domain/role.ts';
import { unitName } from '../../../domain/unit.ts';
import { confirmOptions } from '../../kernel/confirm.ts';
import type { Context } from '../../kernel/context.ts';
import type { Next } from '../../kernel/dialogue.ts';
import type { OfficeMember } from './facts-and-effects.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { dayGiven, readDay } from '../office/index.ts';
import { staffCodeHours, staffCodeOf } from '../enrolment/index.ts';
import { today } from '../requests/index.ts';
import { isDeserted } from './deserted.ts';
import {
  administer,
  after,
  home,
  memberOf,
  office,
  to,
  type AdministrationAt,
  type AdministrationStage,
} from './stage.ts';
import { administrationTexts } from './texts.ts';

/** The units somebody can be put into. */
export const chooseUnit = ({ catalogue: { city } }: Context): Option[] =>
  city.units.codes.map((code) => ({ id: `unit.${code}`, label: unitName(city.units, code) }));

const tell = ({ contactId }: OfficeMember, text: string): Effect[] =>
  contactId === null ? [] : [{ type: 'tell', contactId, message: { text } }];

/** A stage about one member of staff; when they have left office meanwhile, the list says so. */
const aboutMember = (
  at: AdministrationAt,
  context: Context,
  move: (member: OfficeMember) => Next<'administration'>,
): Next<'administration'> => {
  const member = memberOf(at, context);
  return member ? move(member) : { to: to('staff'), intro: administrationTexts.memberGone };
};

const nameOf = (at: AdministrationAt, context: Context): string => memberOf(at, context)?.name ?? '';

const staff: AdministrationStage = {
  back: home,
  ask: ({ context }) => ({
    text: administrationTexts.staffText(
      office(context).map((one) => administrationTexts.memberLine(one, context.catalogue.city.units)),
    ),
    options: [
      ...office(context).map(({ id, name, role }) => ({
        id: `member.${id}`,
        label: `${name} – ${roles[role]}`,
      })),
      { id: 'add', label: administrationTexts.labels.add },
    ],
  }),
  take: (_scene, { choice }) => {
    if (choice === 'add') return { to: to('add_name') };
    const about = after('member.', choice);
    return about === null ? null : { to: to('member', { about }) };
  },
};

const renewed = (staffId: string, name: string, context: Context): Move => {
  const code = staffCodeOf(context.fresh.token);
  const act = administer({ do: 'renew_code', staffId, name, code }, context);
  return { to: home(), intro: administrationTexts.codeText(name, code, staffCodeHours), effects: [act] };
};

const member: AdministrationStage = {
  back: () => to('staff'),
  ask: ({ at, context }) => {
    const found = memberOf(at, context);
    if (!found) return { text: administrationTexts.memberGone };
    return {
      text: administrationTexts.memberText(found, context.catalogue.city.units),
      options: [
        { id: 'unit', label: administrationTexts.labels.unit },
        { id: 'away', label: administrationTexts.labels.away },
        ...(found.absences.length > 0 ? [{ id: 'back_again', label: administrationTexts.labels.back }] : []),
        ...(found.status === 'bound' ? [] : [{ id: 'renew', label: administrationTexts.labels.renew }]),
        { id: 'revoke', label: administrationTexts.labels.revoke },
      ],
    };
  },
  take: ({ at, context }, { choice }) =>
    aboutMember(at, context, ({ id, name }) => {
      if (choice === 'unit') return { to: to('unit', { about: id }) };
      if (choice === 'away') return { to: to('away_from', { about: id }) };
      if (choice === 'revoke') return { to: to('revoke', { about: id }) };
      if (choice === 'renew') return renewed(id, name, context);
      if (choice !== 'back_again') return null;
      const act = administer({ do: 'end_absence', staffId: id, name }, context);
      return { to: home(), intro: administrationTexts.awayEnded(name), effects: [act] };
    }),
};

const isLast = ({ id, role }: OfficeMember, context: Context): boolean =>
  role === 'administrator' &&
  !office(context).some((other) => other.role === role && other.id !== id && other.status === 'bound');

/** What it means for a unit to lose this operator; nothing while another of its operators is there. */
const withoutThem = (found: OfficeMember | undefined, context: Context): string[] => {
  if (found?.role !== 'operator' || found.status !== 'bound') return [];
  const other = office(context).some(
    ({ id, role, unit: theirs, status }) =>
      id !== found.id && role === 'operator' && theirs === found.unit && status === 'bound',
  );
  return other ? [] : [administrationTexts.onlyOperator(found.unit, context.catalogue.city.units)];
};

const revoke: AdministrationStage = {
  back: ({ at: { about = '' } }) => to('member', { about }),
  ask: ({ at, context }) => ({
    text: [
      administrationTexts.revokeQuestion(nameOf(at, context)),
      ...withoutThem(memberOf(at, context), context),
    ].join('\n\n'),
    options: confirmOptions,
  }),
  take: ({ at, context }, { choice }) =>
    aboutMember(at, context, (found) => {
      const { id, name } = found;
      if (choice === 'no') return { to: to('member', { about: id }) };
      if (choice !== 'yes') return null;
      if (id === context.contact.staff?.id) return { to: to('staff'), intro: administrationTexts.notOneself };
      if (isLast(found, context)) return { to: to('staff'), intro: administrationTexts.lastAdministrator };
      const act = administer({ do: 'revoke_staff', staffId: id, name }, context);
      return {
        to: home(),
        intro: administrationTexts.revokedText(name),
        effects: [...tell(found, administrationTexts.youAreRevoked), act],
      };
    }),
};

const unit: AdministrationStage = {
  back: ({ at: { about = '' } }) => to('member', { about }),
  ask: ({ at, context }) => ({
    text: [
      administrationTexts.unitQuestion(nameOf(at, context)),
      ...withoutThem(memberOf(at, context), context),
    ].join('\n\n'),
    options: chooseUnit(context),
  }),
  take: ({ at, context }, { choice }) =>
    aboutMember(at, context, (found) => {
      const { units } = context.catalogue.city;
      const code = units.codes.find((each) => `unit.${each}` === choice);
      if (!code) return null;
      const { id, name } = found;
      const act = administer({ do: 'move_staff', staffId: id, name, unit: code }, context);
      return {
        to: home(),
        intro: administrationTexts.movedText(name, unitName(units, code)),
        effects: [act, ...tell(found, administrationTexts.youAreMoved(unitName(units, code)))],
      };
    }),
};

const dayOptions: Option[] = [
  {
    id: 'day.0',
    get label() {
      return administrationTexts.labels.today;
    },
  },
  {
    id: 'day.1',
    get label() {
      return administrationTexts.labels.tomorrow;
    },
  },
];

const awayStart: AdministrationStage = {
  back: ({ at: { about = '' } }) => to('member', { about }),
  ask: ({ at, context }) => ({
    text: administrationTexts.awayFrom(nameOf(at, context)),
    options: dayOptions,
  }),
  take: ({ at, context }, given) => {
    const read = dayGiven(given, administrationTexts.awayFromLabel, { from: 0, to: 366 }, context);
    if (read === null) return null;
    return read.ok ? { to: { ...at, stage: 'away_to', from: read.value } } : { refuse: read.say };
  },
};

const away = (at: AdministrationAt, until: string, context: Context): Next<'administration'> =>
  aboutMember(at, context, ({ id, name, unit: code, role }) => {
    const { from = '' } = at;
    const trouble = termTrouble({ from, to: until }, today(context));
    if (trouble) return { refuse: administrationTexts.awayRefused[trouble] };
    const act = administer({ do: 'set_absence', staffId: id, name, from, to: until }, context);
    const { units } = context.catalogue.city;
    const gone = role === 'operator' && isDeserted(code, office(context), { id, from, to: until });
    const deserted = administrationTexts.deserted(code, from, until, units);
    const alert: Effect = {
      type: 'alert',
      to: { roles: ['operator', 'administrator'], units: [units.secretariat], except: context.contact.id },
      messages: [{ text: deserted }],
    };
    const said = gone
      ? [administrationTexts.awaySet(name, from, until), deserted]
      : [administrationTexts.awaySet(name, from, until)];
    return { to: home(), intro: said.join('\n\n'), effects: [act, ...(gone ? [alert] : [])] };
  });

const awayEnd: AdministrationStage = {
  back: ({ at: { about = '' } }) => to('away_from', { about }),
  ask: ({ at: { from = '' } }) => ({
    text: administrationTexts.awayTo(from),
    options: [{ id: 'same', label: administrationTexts.labels.sameDay }],
  }),
  take: ({ at, context }, { choice, words }) => {
    if (choice === 'same') return away(at, at.from ?? '', context);
    if (words === null) return null;
    const read = readDay(words, administrationTexts.awayToLabel, {}, context);
    return read.ok ? away(at, read.value, context) : { refuse: read.say };
  },
};

/** Who is in office: list, revoke, move to another unit, days away. */
export const staffStages = { staff, member, revoke, unit, away_from: awayStart, away_to: awayEnd };

/** The roles somebody can be given. */
export const chooseRole: Option[] = roleCodes.map((code) => ({ id: `role.${code}`, label: roles[code] }));
