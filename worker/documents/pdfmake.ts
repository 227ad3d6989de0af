import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { roboto } from '../../app/pdf/roboto.ts';

const fonts = {
  Roboto: {
    normal: roboto('Regular'),
    bold: roboto('Medium'),
    italics: roboto('Italic'),
    bolditalics: roboto('MediumItalic'),
  },
};
const fontFiles: string[] = Object.values(fonts.Roboto);

pdfmake.setFonts(fonts);
// What people wrote stands in the document; none of it may make the printer open a file or a page.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.includes(path));

/** Prints what is laid out; the one font is Roboto. */
export const printed = (definition: TDocumentDefinitions): Promise<Buffer> =>
  pdfmake.createPdf(definition).getBuffer();
