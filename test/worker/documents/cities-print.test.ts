import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../../app/catalogue.ts';
import { cityFolder, cityNames } from '../../../app/city/city-folder.ts';
import { sheetOf } from '../../../flows/features/desk/sheet.ts';
import { settingsOf } from '../../../flows/settings.ts';
import { sheetPdf } from '../../../worker/documents/sheet-pdf.ts';
import { aRequest } from '../../support/context.ts';
import { namingOthers } from '../../support/words-of-cities.ts';

const today = '2026-11-23';

test.each(cityNames())('what is printed in %s says no word of another city', async (name) => {
  const { city, services } = await readCatalogue(cityFolder(name), today);
  const settings = settingsOf(city);
  if (!settings.success) throw settings.error;
  const { letterhead } = settings.data;
  for (const service of services) {
    const request = aRequest({
      ...{ service: service.code, unit: service.unit, state: 'disposed', agendaNumber: '12/XI/2026' },
      answers: Object.fromEntries(service.fields.map(({ key, label }) => [key, label])),
      letters: [],
      disposition: {
        instruction: 'Tindak lanjuti',
        actor: 'Ir. Kepala',
        role: 'head',
        at: '2026-11-24T02:00:00.000Z',
      },
    });
    const bytes = await sheetPdf(
      sheetOf(request, service, { letterhead, units: city.units, dateOf: () => today }),
    );
    const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: true });
    const read = text.replace(/\s+/g, ' ');
    expect(read).toContain(service.title);
    expect(read).toContain(letterhead.lines[0]);
    expect(namingOthers(name, [read])).toEqual([]);
  }
});
