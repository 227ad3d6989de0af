import { z } from 'zod';
import { roleCodes } from '../../../domain/role.ts';
import { fact } from '../../kernel/fact.ts';
import type { AdminAct } from './admin-act.ts';
import type { Context } from '../../kernel/context.ts';
import type { OfficeMember } from './facts-and-effects.ts';
import type { Stage } from '../../kernel/dialogue.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { AtOf } from '../../kernel/session.ts';

/** An administrator at work; `about` is whom or what a stage is about, the rest what earlier stages asked for. */
export const administrationAt = z.strictObject({
  name: z.literal('administration'),
  stage: z.enum([
    'home',
    'staff',
    'member',
    'revoke',
    'unit',
    'away_from',
    'away_to',
    'add_name',
    'add_role',
    'add_unit',
    'services',
    'notice',
    'audience',
    'words',
    'confirm',
    'figures',
  ]),
  about: z.string().optional(),
  words: z.string().optional(),
  role: z.enum(roleCodes).optional(),
  from: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    administration: z.infer<typeof administrationAt>;
  }
}

export type AdministrationAt = AtOf<'administration'>;
export type StageName = AdministrationAt['stage'];

/** One stage of an administrator's work. */
export type AdministrationStage = Stage<'administration'>;

/** A stage of the administration, with what it has to remember. */
export const to = (
  stage: StageName,
  rest: Partial<Omit<AdministrationAt, 'name' | 'stage'>> = {},
): AdministrationAt => ({
  name: 'administration',
  stage,
  ...rest,
});

/** Where most stages go back to. */
export const home = (): AdministrationAt => to('home');

/** An act in the name of the administrator whose turn it is. */
export const administer = (act: AdminAct, { contact }: Context): Effect => ({
  type: 'administer',
  act,
  actor: contact.staff?.name ?? '',
});

/** Everybody in office. */
export const office = (context: Context): OfficeMember[] => fact(context, { fact: 'office_staff' });

/** The member a stage is about, or undefined when they left office meanwhile. */
export const memberOf = ({ about }: AdministrationAt, context: Context): OfficeMember | undefined =>
  office(context).find(({ id }) => id === about);

/** What stands behind a prefix of an option's id: `unit.` of `unit.ikp`. */
export const after = (prefix: string, choice: string | null): string | null =>
  choice?.startsWith(prefix) ? choice.slice(prefix.length) : null;
