import type { Context } from '../../kernel/context.ts';
import { formTexts } from './texts.ts';

/** Why a service cannot be begun or sent at present, and that nothing is lost; undefined when it is open. */
export const closedIntro = (
  code: string,
  { closed, catalogue }: Pick<Context, 'closed' | 'catalogue'>,
  kept: boolean,
): string | undefined => {
  const notice = Object.hasOwn(closed, code) ? closed[code] : undefined;
  return notice === undefined
    ? undefined
    : formTexts.serviceClosed(catalogue.byCode.get(code)?.title ?? code, notice, kept);
};
