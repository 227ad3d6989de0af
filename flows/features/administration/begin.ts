import type { Context } from '../../kernel/context.ts';
import type { Move } from '../../kernel/move.ts';

/** Whether a contact is an administrator (Perwali 126/2022 Pasal 11). */
export const isAdministrator = ({ contact: { staff } }: Pick<Context, 'contact'>): boolean =>
  staff?.role === 'administrator';

/** Opens an administrator's work; null for everybody else, for whom the word means nothing. */
export const beginAdministration = (_session: unknown, context: Context): Move | null =>
  isAdministrator(context) ? { to: { name: 'administration', stage: 'home' } } : null;
