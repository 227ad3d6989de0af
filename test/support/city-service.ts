import { readCatalogue } from '../../app/catalogue.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { pontianak } from './pontianak.ts';

const { byCode } = await readCatalogue(pontianak, '2026-11-23');

/** A service of the city, as its file says it. */
export const cityService = (code: string): Service => {
  const service = byCode.get(code);
  if (!service) throw new Error(`No service ${code}`);
  return service;
};
