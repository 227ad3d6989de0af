import type { Context } from '../engine/context.ts';
import type { Service } from '../engine/service.ts';

/** What staff texts need of a service. */
export type ServiceFace = Pick<Service, 'code' | 'title' | 'fields' | 'letters'>;

/** A request's service; of one no longer offered nothing but its code is known, so its answers and letters stay closed. */
export const serviceFace = (context: Pick<Context, 'catalogue'>, code: string): ServiceFace =>
  context.catalogue.byCode.get(code) ?? { code, title: code, fields: [], letters: [] };
