import { fileURLToPath } from 'node:url';

/** The path of a face of Roboto, the one font we bring for what is printed and drawn. */
export const roboto = (face: 'Regular' | 'Medium' | 'Italic' | 'MediumItalic'): string =>
  fileURLToPath(import.meta.resolve(`pdfmake/fonts/Roboto/Roboto-${face}.ttf`));
