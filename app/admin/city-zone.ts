import { readVariables } from '../env.ts';

/** The time zone of the city, TZ_CITY. */
export const cityZone = (): string => readVariables({ TZ_CITY: process.env['TZ_CITY'] }).TZ_CITY;
