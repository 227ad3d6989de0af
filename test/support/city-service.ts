import { readCatalogue, servicesFolder } from '../../app/catalogue.ts';
import type { Service } from '../../flows/catalogue/service.ts';

const { byCode } = await readCatalogue(servicesFolder, '2026-11-23');

/** A service of the city, as its file says it. */
export const cityService = (code: string): Service => {
  const service = byCode.get(code);
  if (!service) throw new Error(`No service ${code}`);
  return service;
};
