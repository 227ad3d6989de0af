import { asSize } from './format.js';
import { html } from './html.js';

const kinds = { 'application/pdf': 'PDF', 'image/jpeg': 'JPG', 'image/png': 'PNG', 'text/csv': 'CSV' };
const pictures = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

const extension = (name) => (/\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? 'berkas').toUpperCase();

const kindOf = ({ name, mime }) => kinds[mime] ?? extension(name);

const detailOf = (file) => [kindOf(file), file.bytes && asSize(file.bytes)].filter(Boolean).join(' · ');

const Words = ({ file }) => html`
  <span class=${`card-icon file-icon ${file.mime === 'application/pdf' ? 'pdf' : ''}`} aria-hidden="true">
    ${kindOf(file)}
  </span>
  <span class="card-words"><strong>${file.name}</strong><span>${detailOf(file)}</span></span>
`;

/** A file in a bubble: pictures show themselves, the rest name and size; the bot's can be opened. */
export const FileCard = ({ file, preview, own }) => {
  if (preview && pictures.includes(file.mime)) {
    const picture = html`<img class="picture" src=${preview} alt=${file.name} />`;
    return own ? picture : html`<a href=${preview} download=${file.name}>${picture}</a>`;
  }
  if (own) return html`<div class="card"><${Words} file=${file} /></div>`;
  return html`<a class="card" href=${file.url} download=${file.name}><${Words} file=${file} /></a>`;
};
