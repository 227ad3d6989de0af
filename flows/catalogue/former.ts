import { parseService } from './parse-service.ts';
import type { Service } from './service.ts';

/** A service as it was asked in an earlier version. */
export type Former = Pick<Service, 'title' | 'fields' | 'letters'>;

/** The services of earlier service files, by their codes and the newest first; what this release cannot read any more is left out. */
export const formerServices = (sources: readonly unknown[]): ReadonlyMap<string, readonly Former[]> => {
  const former = new Map<string, Former[]>();
  for (const source of sources) {
    const { service } = { service: undefined, ...parseService(source) };
    if (service) former.set(service.code, [...(former.get(service.code) ?? []), service]);
  }
  return former;
};
