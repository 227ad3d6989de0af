import { unitName } from '../../domain/unit.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import type { Report } from './sections.ts';

/** What a report calls services and units. */
export const nameOf = (catalogue: Catalogue): Report['nameOf'] => ({
  service: (code) => serviceFace({ catalogue }, code).title,
  unit: (code) => unitName(catalogue.city.units, code),
});
