import { FileCard } from './file-card.js';
import { asPhone, asTime } from './format.js';
import { html } from './html.js';
import { icons } from './icons.js';
import { Keyboard } from './keyboard.js';
import { richText } from './rich-text.js';
import { canSendAgain, previewOf, sendAgain } from './send.js';
import { newestOf } from './store.js';

const stateWords = { sending: 'mengirim', sent: 'terkirim', read: 'dibaca', failed: 'gagal dikirim' };
const stateIcons = { sending: icons.clock, sent: icons.tick, read: icons.ticks, failed: icons.alert };

const stateOf = (message, chat) =>
  message.state === 'sent' && newestOf(chat) > message.after ? 'read' : message.state;

const Meta = ({ at, state }) => html`
  <span class="meta">
    <time datetime=${at}>${asTime(at)}</time>
    ${state && html`<span class=${`state ${state}`} role="img" aria-label=${stateWords[state]}>${stateIcons[state]}</span>`}
  </span>
`;

const Card = ({ icon, title, detail }) => html`
  <div class="card">
    <span class="card-icon">${icon}</span>
    <span class="card-words"><strong>${title}</strong><span>${detail}</span></span>
  </div>
`;

const special = {
  contact: ({ who, phone }) => html`<${Card} icon=${icons.contact} title=${who} detail=${asPhone(phone)} />`,
  location: ({ place, latitude, longitude }) =>
    html`<${Card} icon=${icons.place} title=${place} detail=${`${latitude}, ${longitude}`} />`,
};

const Again = ({ store, person, message }) => html`
  <div class="again">
    Belum terkirim.
    ${
      canSendAgain(message)
        ? html`<button type="button" onClick=${() => sendAgain(store, person, message)}>Kirim ulang</button>`
        : html`<span>Pilih berkasnya sekali lagi.</span>`
    }
  </div>
`;

/** One message of either side, with its buttons on Telegram. */
export const Bubble = ({ side, message, starts, ends, store, person, chat }) => {
  const own = side === 'out';
  const classes = ['row', side, starts && 'starts', ends && 'ends'].filter(Boolean).join(' ');
  const buttons = !own && person.channel === 'telegram' && message.options.length > 0;
  return html`
    <div class=${classes}>
      <div class=${`bubble ${message.file ? 'with-file' : ''}`}>
        <span class="sr">${own ? 'Anda: ' : 'Teman DISKO: '}</span>
        ${message.file && html`<${FileCard} file=${message.file} preview=${own ? previewOf(message) : message.file.url} own=${own} />`}
        ${special[message.kind]?.(message)}
        ${message.text && html`<span class="text">${richText(message.text)}</span>`}
        <${Meta} at=${message.at} state=${own ? stateOf(message, chat) : null} />
      </div>
      ${buttons && html`<${Keyboard} message=${message} store=${store} person=${person} chat=${chat} />`}
      ${own && message.state === 'failed' && html`<${Again} store=${store} person=${person} message=${message} />`}
    </div>
  `;
};
