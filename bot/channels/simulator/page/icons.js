import { html } from './html.js';

const icon = (content, box = 24) => html`
  <svg viewBox="0 0 ${box} ${box}" width=${box} height=${box} aria-hidden="true" focusable="false">
    ${content}
  </svg>
`;
const line = (d) =>
  html`<path
    d=${d}
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  />`;
const solid = (d) => html`<path d=${d} fill="currentColor" />`;

/** The page's pictures, in the colour of the text around them. */
export const icons = {
  attach: icon(
    line(
      'M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8',
    ),
  ),
  send: icon(solid('M3.4 20.6 21.6 12 3.4 3.4l-.1 6.7L15 12 3.3 13.9z')),
  file: icon(
    line(
      'M13.5 3.5H7a1.5 1.5 0 0 0-1.5 1.5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zM13.5 3.5v5h5M9 13h6M9 16.5h4',
    ),
  ),
  contact: icon(
    line('M12 12a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2zM5 19.5c.8-3 3.6-4.6 7-4.6s6.2 1.6 7 4.6'),
  ),
  place: icon(
    line(
      'M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0 1 13 0c0 5.4-6.5 11-6.5 11zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
    ),
  ),
  clock: icon(line('M8 4.5V8l2.2 1.4M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z'), 16),
  tick: icon(line('M3 8.6l3.2 3.2L13 5'), 16),
  ticks: icon(line('M1 8.6l3.2 3.2L11 5M7.6 11l.8.8L15.2 5'), 16),
  alert: icon(line('M8 4.5v4.2M8 11.4v.1M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4z'), 16),
  down: icon(line('M6 9.5l6 6 6-6')),
  plus: icon(line('M12 5.5v13M5.5 12h13')),
  verified: icon(
    html`${solid('M8 .8l1.9 1.5 2.4-.1.7 2.3 2 1.4-.8 2.3.8 2.3-2 1.4-.7 2.3-2.4-.1L8 15.6l-1.9-1.5-2.4.1-.7-2.3-2-1.4.8-2.3L1 5.9l2-1.4.7-2.3 2.4.1z')}<path
        d="M5 8.2l2.1 2.1L11 6.4"
        fill="none"
        stroke="#fff"
        stroke-width="1.7"
      />`,
    16,
  ),
};
