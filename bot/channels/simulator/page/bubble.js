import { FileCard } from './file-card.js';
import { asPhone, asTime } from './format.js';
import { html } from './html.js';
import { icons } from './icons.js';
import { Keyboard } from './keyboard.js';
import { richText } from './rich-text.js';
import { canSendAgain, previewOf, send, sendAgain, takeBack } from './send.js';
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

const others = {
  voice: ({ seconds }) => html`<${Card} icon="🎤" title="Pesan suara" detail=${`${seconds} detik`} />`,
  sticker: () => html`<span class="sticker" role="img" aria-label="Stiker">🙂</span>`,
  viewOnce: () => html`<${Card} icon="①" title="Foto sekali lihat" detail="hanya dapat dibuka sekali" />`,
  poll: () => html`<${Card} icon="📊" title="Jajak pendapat" detail="Kapan? Senin / Selasa" />`,
};

const Quote = ({ quote }) => html`<span class="quote"><span class="sr">Membalas: </span>${quote.text}</span>`;

/** What can be done to a message; of older ones by pointing only, so that the keyboard does not walk through all of them. */
const Tools = ({ own, message, newest, store, person, setAbout }) => {
  const tab = newest ? null : '-1';
  const tool = (label, sign, act) => html`
    <button type="button" class="tool" tabindex=${tab} aria-label=${label} title=${label} onClick=${act}>
      ${sign}
    </button>
  `;
  if (!own)
    return html`<span class="tools">
      ${tool('Balas pesan ini', '↩', () => setAbout({ kind: 'quote', seq: message.seq, text: message.text.slice(0, 80) }))}
      ${tool('Beri tanda 👍', '👍', () => send(store, person, { kind: 'reaction', seq: message.seq, emoji: '👍' }))}
    </span>`;
  return html`<span class="tools">
    ${message.kind === 'text' && tool('Ubah pesan', '✎', () => setAbout({ kind: 'edit', id: message.id, text: message.text }))}
    ${tool('Hapus pesan', '🗑', () => takeBack(store, person, message))}
  </span>`;
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
export const Bubble = ({ side, message, starts, ends, store, person, chat, newest, setAbout }) => {
  const own = side === 'out';
  const classes = ['row', side, starts && 'starts', ends && 'ends'].filter(Boolean).join(' ');
  const signs = own
    ? []
    : chat.own
        .filter(({ kind, seq }) => kind === 'reaction' && seq === message.seq)
        .map(({ emoji }) => emoji);
  const buttons = !own && person.channel === 'telegram' && message.options.length > 0;
  return html`
    <div class=${classes}>
      <div class=${`bubble ${message.file ? 'with-file' : ''}`}>
        <span class="sr">${own ? 'Anda: ' : 'Teman DISKO: '}</span>
        ${message.quote && html`<${Quote} quote=${message.quote} />`}
        ${message.deleted ? html`<em class="gone">Pesan dihapus</em>` : null}
        ${!message.deleted && message.file && html`<${FileCard} file=${message.file} preview=${own ? previewOf(message) : message.file.url} own=${own} />`}
        ${!message.deleted && (special[message.kind] ?? others[message.kind])?.(message)}
        ${!message.deleted && message.text && html`<span class="text">${richText(message.text)}</span>`}
        ${message.edited && !message.deleted && html`<span class="edited">diubah</span>`}
        <${Meta} at=${message.at} state=${own ? stateOf(message, chat) : null} />
        ${
          signs.length > 0 &&
          html`<span class="signs" role="img" aria-label=${`Tanda dari Anda: ${signs.join(' ')}`}
            >${signs.join(' ')}</span
          >`
        }
      </div>
      ${!message.deleted && html`<${Tools} own=${own} message=${message} newest=${newest} store=${store} person=${person} setAbout=${setAbout} />`}
      ${buttons && html`<${Keyboard} message=${message} store=${store} person=${person} chat=${chat} />`}
      ${own && message.state === 'failed' && html`<${Again} store=${store} person=${person} message=${message} />`}
    </div>
  `;
};
