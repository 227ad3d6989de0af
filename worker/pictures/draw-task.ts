import { Resvg } from '@resvg/resvg-js';
import { serve } from '../../app/sandbox/serve.ts';
import { roboto } from '../../app/pdf/roboto.ts';

/** What is to be drawn: an SVG, so many pixels wide. */
export type DrawOrder = { svg: string; width: number };

// Letters come from the font we bring, because a server has none of its own.
await serve(({ said }) => {
  const { svg, width } = said as DrawOrder;
  const drawn = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles: [roboto('Regular'), roboto('Medium')],
      defaultFontFamily: 'Roboto',
    },
  });
  return Promise.resolve({ said: null, parts: [drawn.render().asPng()] });
});
