import { unitName } from '../../../domain/unit.ts';
import type { Context } from '../../kernel/context.ts';
import type { Service } from '../../catalogue/service.ts';

/** What staff texts need of a service. */
export type ServiceFace = Pick<Service, 'code' | 'title' | 'fields' | 'letters'>;

/** A request's service; of one no longer offered nothing but its code is known, so its answers and letters stay closed. */
export const serviceFace = (context: Pick<Context, 'catalogue'>, code: string): ServiceFace =>
  context.catalogue.byCode.get(code) ?? { code, title: code, fields: [], letters: [] };

/** What the unit that takes the secretariat's part is called. */
export const secretariatName = ({ catalogue }: Pick<Context, 'catalogue'>): string =>
  unitName(catalogue.city.units, catalogue.city.units.secretariat);
