import { checkCatalogue } from './check-catalogue.ts';
import { prepareFinding } from './find-service.ts';
import { parseService } from './parse-service.ts';
import type { Service } from './service.ts';

/** All services, in the order of Pasal 7. */
export type Catalogue = { services: Service[]; byCode: ReadonlyMap<string, Service> };

/**
 * The catalogue made of what the service files hold. `today` dates the examples, which have to pass on the day they are
 * shown; anything that does not fit throws an Error of one sentence that names service, field and the mend.
 */
export const loadCatalogue = (sources: readonly unknown[], today: string): Catalogue => {
  const services = sources.map(parseService).sort((a, b) => a.order - b.order);
  const [trouble] = checkCatalogue(services, today);
  if (trouble !== undefined) throw new Error(trouble);
  const catalogue = { services, byCode: new Map(services.map((service) => [service.code, service])) };
  prepareFinding(catalogue);
  return catalogue;
};
