import { fileURLToPath } from 'node:url';
import { readCatalogue } from '../../app/catalogue.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';

/** Where the small city stands on which the machinery is tried: what a real city decides breaks none of its tests. */
export const smallCity = fileURLToPath(new URL('../cities/teladan', import.meta.url));

/** The same as a catalogue. */
export const smallCatalogue = (today: string): Promise<Catalogue> => readCatalogue(smallCity, today);
