import { cityDate } from '../domain/city-time.ts';
import { describeCatalogue } from '../flows/catalogue/describe-catalogue.ts';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import { readCatalogue, servicesFolder } from './catalogue.ts';
import { readEnvFile } from './env-file.ts';
import { readVariables } from './env.ts';

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

const print = async (): Promise<void> => {
  readEnvFile();
  const today = cityDate(new Date(), readVariables(process.env).TZ_CITY);
  const catalogue = await readCatalogue(servicesFolder, today);
  const json = process.argv.includes('--json');
  console.log(json ? JSON.stringify(describeCatalogue(catalogue, today), null, 2) : table(catalogue));
};

print().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
