import { roleCodes, roles } from '../../../domain/role.ts';
import type { Unit } from '../../../domain/unit.ts';
import type { Context } from '../../kernel/context.ts';
import type { Move } from '../../kernel/move.ts';
import { staffCodeHours, staffCodeOf } from '../enrolment/index.ts';
import { administer, after, home, to, type AdministrationAt, type AdministrationStage } from './stage.ts';
import { chooseRole, chooseUnit } from './staff-stages.ts';
import { administrationTexts } from './texts.ts';

const isName = (name: string): boolean => name.length >= 3 && name.length <= 100 && /^[^\n\d]+$/.test(name);

const addName: AdministrationStage = {
  back: () => to('staff'),
  ask: () => ({ text: administrationTexts.nameQuestion }),
  take: (_scene, { words }) => {
    if (words === null) return null;
    const name = words.trim().replace(/\s+/g, ' ');
    return isName(name)
      ? { to: to('add_role', { words: name }) }
      : { refuse: administrationTexts.nameRefused };
  },
};

/** Adds them and shows the code: it is in this one message and nowhere else. */
const added = ({ words: name = '', role }: AdministrationAt, unit: Unit, context: Context): Move => {
  const code = staffCodeOf(context.fresh.token);
  return {
    to: home(),
    intro: administrationTexts.codeText(name, code, staffCodeHours),
    effects: [administer({ do: 'add_staff', name, role: role ?? 'operator', unit, code }, context)],
  };
};

const addRole: AdministrationStage = {
  back: () => to('add_name'),
  ask: ({ at: { words = '' } }) => ({ text: administrationTexts.roleQuestion(words), options: chooseRole }),
  take: ({ at, context }, { choice }) => {
    const role = roleCodes.find((code) => code === after('role.', choice));
    if (!role) return null;
    // Only operators' work hangs on a unit; everybody else works for the whole office.
    return role === 'operator'
      ? { to: to('add_unit', { words: at.words ?? '', role }) }
      : added({ ...at, role }, context.catalogue.city.units.secretariat, context);
  },
};

const addUnit: AdministrationStage = {
  back: ({ at: { words = '' } }) => to('add_role', { words }),
  ask: ({ at: { words = '', role = 'operator' }, context }) => ({
    text: administrationTexts.addUnitQuestion(`${words} (${roles[role]})`),
    options: chooseUnit(context),
  }),
  take: ({ at, context }, { choice }) => {
    const unit = context.catalogue.city.units.codes.find((code) => code === after('unit.', choice));
    return unit ? added(at, unit, context) : null;
  },
};

/** Somebody new: name, role, unit, then the one-time code. */
export const addStages = { add_name: addName, add_role: addRole, add_unit: addUnit };
