import { Resvg } from '@resvg/resvg-js';
import { roboto } from '../roboto.ts';

/** Draws an SVG as PNG, `width` pixels wide; letters come from the font we bring, because a server has none of its own. */
export const pngOf = (svg: string, width: number): Buffer =>
  new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles: [roboto('Regular'), roboto('Medium')],
      defaultFontFamily: 'Roboto',
    },
  })
    .render()
    .asPng();
