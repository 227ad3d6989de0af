import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../bot/channels/simulator/page/looks.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

type Colour = readonly number[];

/** `#rgb` or `#rrggbb`; anything else is no plain colour. */
const plain = (value: string): Colour | null => {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value.trim())?.[1];
  if (digits === undefined) return null;
  const whole = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(whole.slice(at, at + 2), 16));
};

const variablesOf = (part: string, look: string): Map<string, string> => {
  const block = new RegExp(`\\.${look} \\{([^}]*)\\}`).exec(part)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
};

const luminance = (colour: Colour): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: Colour, other: Colour): number => {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
};

const pairs = [
  ['bubble-ink', 'bubble'],
  ['bubble-ink', 'bubble-own'],
  ['bubble-soft', 'bubble'],
  ['own-soft', 'bubble-own'],
  ['link', 'bubble'],
  ['link', 'bubble-own'],
  ['bubble-soft', 'field'],
  ['tool', 'composer'],
  ['head-soft', 'head'],
] as const;

test.each(
  (['whatsapp', 'telegram'] as const).flatMap((look) =>
    pairs.flatMap(([ink, ground]) =>
      (['light', 'dark'] as const).map((mode) => ({ look, mode, ink, ground })),
    ),
  ),
)('$look, $mode: $ink on $ground can be read by people who see badly', ({ look, mode, ink, ground }) => {
  const usual = variablesOf(light, look);
  const known = mode === 'dark' ? new Map([...usual, ...variablesOf(dark, look)]) : usual;
  const [one, other] = [plain(known.get(ink) ?? ''), plain(known.get(ground) ?? '')];
  if (!one || !other) throw new Error(`${ink} and ${ground} are plain colours`);
  // WCAG 2.2, AA.
  expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
});
