import { html } from './html.js';
import { icons } from './icons.js';
import { send, sendAgain } from './send.js';

const SHARE_CONTACT = 'share_contact';

/** Longer labels get a row of their own. */
const FITS_HALF = 16;

const press = (store, person, message, { id }) => {
  if (id === SHARE_CONTACT && person.phone) {
    send(store, person, { kind: 'contact', who: person.who, phone: person.phone });
  } else {
    send(store, person, { kind: 'button', option: id, under: message.seq });
  }
};

const words = { sending: 'dikirim', sent: 'dipilih', failed: 'gagal, tekan lagi' };
const marks = { sending: icons.clock, sent: icons.tick, failed: icons.alert };

/** Telegram's inline buttons. Those of an older message look answered, but pressing them still counts, as it does there. */
export const Keyboard = ({ message, store, person, chat }) => {
  const presses = chat.own.filter(({ under }) => under === message.seq);
  const newest =
    chat.outbound.at(-1)?.seq === message.seq && !chat.own.some(({ after }) => after >= message.seq);
  return html`
    <div class=${`keyboard ${newest ? '' : 'answered'}`} role="group" aria-label="Pilihan">
      ${message.options.map((option, index) => {
        // As in Telegram: cells of a grid stand in rows, its headings and empty places do nothing.
        const cell = option.columns && `cell columns-${option.columns}`;
        if (option.blank)
          return html`<span key=${`blank-${index}`} class=${`key blank ${cell}`}>${option.label}</span>`;
        const pressed = presses.findLast((each) => each.option === option.id);
        const again = pressed?.state === 'failed';
        const onClick = () =>
          again ? sendAgain(store, person, pressed) : press(store, person, message, option);
        return html`
          <button
            type="button"
            key=${option.id}
            class=${['key', cell, option.label.length > FITS_HALF && 'whole', pressed && `pressed ${pressed.state}`].filter(Boolean).join(' ')}
            tabindex=${newest ? null : '-1'}
            onClick=${onClick}
          >
            ${option.label}
            ${pressed && html`<span class="key-state" role="img" aria-label=${words[pressed.state]}>${marks[pressed.state]}</span>`}
          </button>
        `;
      })}
    </div>
  `;
};
