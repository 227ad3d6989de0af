import { Resvg } from '@resvg/resvg-js';
import { roboto } from '../pdf/roboto.ts';
import type { Chart } from './bars.ts';

/** Printed charts are drawn so many times as fine as on a page. */
const finer = 2.5;

/** A chart as PNG. Its words are the office's own, not people's: it is drawn in this process. */
export const rasterOf = ({ svg, width }: Chart): Buffer =>
  new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width * finer },
    font: {
      loadSystemFonts: false,
      fontFiles: [roboto('Regular'), roboto('Medium')],
      defaultFontFamily: 'Roboto',
    },
  })
    .render()
    .asPng();
