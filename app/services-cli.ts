import { cityDate } from '../domain/city-time.ts';
import { describeCatalogue } from '../flows/catalogue/describe-catalogue.ts';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import { z } from 'zod';
import { CityFile } from '../flows/catalogue/city.ts';
import { ElsewhereFile } from '../flows/catalogue/elsewhere.ts';
import { HolidaysFile } from '../flows/catalogue/holidays.ts';
import { ResourcesFile } from '../flows/catalogue/resources.ts';
import { UnitsFile } from '../flows/catalogue/units.ts';
import { Service } from '../flows/catalogue/service.ts';
import { readCatalogue } from './catalogue.ts';
import { readCityChoice } from './config.ts';
import { readEnvFile } from './env-file.ts';

const table = ({ services }: Catalogue): string => {
  const rows = [
    ['code', 'for', 'unit', 'days', 'fields', 'letters', 'title'],
    ...services.map((service) => [
      service.code,
      service.audience,
      service.unit,
      `${service.promiseWorkingDays}`,
      `${service.fields.length}`,
      `${service.letters.length}`,
      service.title,
    ]),
  ];
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(width(at)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** The schemas of a city's files as JSON Schema, for editors that complete and check. */
const schemas = () => ({
  'city.yaml': z.toJSONSchema(CityFile, { io: 'input' }),
  'units.yaml': z.toJSONSchema(UnitsFile, { io: 'input' }),
  'resources.yaml': z.toJSONSchema(ResourcesFile, { io: 'input' }),
  'holidays.yaml': z.toJSONSchema(HolidaysFile, { io: 'input' }),
  'services/*.yaml': z.toJSONSchema(Service, { io: 'input' }),
  'elsewhere.yaml': z.toJSONSchema(ElsewhereFile, { io: 'input' }),
});

const print = async (): Promise<void> => {
  if (process.argv.includes('--schema')) return console.log(JSON.stringify(schemas(), null, 2));
  readEnvFile();
  const { folder, tz } = readCityChoice(process.env);
  const now = new Date();
  const catalogue = await readCatalogue(folder, (zone) => cityDate(now, tz ?? zone));
  const today = cityDate(now, tz ?? catalogue.city.zone);
  const json = process.argv.includes('--json');
  console.log(json ? JSON.stringify(describeCatalogue(catalogue, today), null, 2) : table(catalogue));
};

print().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
