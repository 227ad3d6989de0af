import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

const font = (name: string): string =>
  fileURLToPath(import.meta.resolve(`pdfmake/fonts/Roboto/Roboto-${name}.ttf`));

/** Draws an SVG as PNG, `width` pixels wide; letters come from the font we bring, because a server has none of its own. */
export const pngOf = (svg: string, width: number): Buffer =>
  new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles: [font('Regular'), font('Medium')],
      defaultFontFamily: 'Roboto',
    },
  })
    .render()
    .asPng();
