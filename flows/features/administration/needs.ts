import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import type { Want, WantOf } from '../../kernel/fact.ts';
import { today } from '../requests/index.ts';
import { isAdministrator } from './begin.ts';
import type { AdministrationAt, StageName } from './stage.ts';

/** The figures an administrator reads: of today, and of this month. */
export const figuresWants = (context: Context): [ofDay: WantOf<'figures'>, ofMonth: WantOf<'figures'>] => {
  const to = today(context);
  return [
    { fact: 'figures', from: to, to },
    { fact: 'figures', from: `${to.slice(0, 8)}01`, to },
  ];
};

/** Stages that neither ask nor answer with anything of the office's members. */
const alone = new Set<StageName>([
  'home',
  'services',
  'notice',
  'figures',
  'add_name',
  'add_role',
  'add_unit',
]);

/** Of the stages about members everybody in office; of the figures those of today and of the month. */
export const administrationNeeds = (
  { stage }: AdministrationAt,
  event: Event | null,
  context: Context,
): readonly Want[] => {
  if (!isAdministrator(context)) return [];
  if (stage === 'figures' && event === null) return figuresWants(context);
  return alone.has(stage) ? [] : [{ fact: 'office_staff' }];
};
