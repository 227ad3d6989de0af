import type { Context } from '../../kernel/context.ts';
import type { Service } from '../../catalogue/service.ts';

/** What staff texts need of a service. */
export type ServiceFace = Pick<Service, 'code' | 'title' | 'fields' | 'letters'>;

/** A request's service; of one no longer offered nothing but its code is known, so its answers and letters stay closed. */
export const serviceFace = (context: Pick<Context, 'catalogue'>, code: string): ServiceFace =>
  context.catalogue.byCode.get(code) ?? { code, title: code, fields: [], letters: [] };
