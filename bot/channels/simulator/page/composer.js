import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from './html.js';
import { icons } from './icons.js';
import { edit, send } from './send.js';
import { chatKey } from './store.js';

/** Somebody else's card, as people pass them on. */
const COLLEAGUE = { who: 'Siti, penanggung jawab', phone: '6281234567890', foreign: true };
const OFFICE = { place: 'Kantor Wali Kota', latitude: -0.0263, longitude: 109.3425 };

/** Half-written messages, while the page lives: changing the person and coming back loses nothing. */
const drafts = new Map();

const phoneOf = ({ channel, chat, phone }) => phone ?? (channel === 'whatsapp' ? chat : null);

const AttachMenu = ({ store, person, pickFile }) => {
  const [open, setOpen] = useState(false);
  const box = useRef(null);
  const opener = useRef(null);
  useEffect(() => {
    if (!open) return undefined;
    const elsewhere = (event) => !box.current.contains(event.target) && setOpen(false);
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);
  const close = () => {
    setOpen(false);
    opener.current.focus();
  };
  const then = (act) => () => {
    close();
    act();
  };
  const phone = phoneOf(person);
  const shareContact = () => send(store, person, { kind: 'contact', who: person.who, phone });
  return html`
    <div class="attach" ref=${box} onKeyDown=${(event) => event.key === 'Escape' && open && close()}>
      <button
        type="button"
        class="round"
        ref=${opener}
        aria-label="Lampirkan"
        title="Lampirkan"
        aria-expanded=${open}
        onClick=${() => setOpen(!open)}
      >
        ${icons.attach}
      </button>
      ${
        open &&
        html`
          <div class="attach-menu">
            <button type="button" onClick=${then(pickFile)}>${icons.file} Berkas</button>
            <button type="button" onClick=${then(shareContact)} disabled=${phone === null}>
              ${icons.contact} Bagikan kontak saya
            </button>
            <button type="button" onClick=${then(() => send(store, person, { kind: 'location', ...OFFICE }))}>
              ${icons.place} Kirim lokasi
            </button>
            <button
              type="button"
              onClick=${then(() => send(store, person, { kind: 'contact', ...COLLEAGUE }))}
            >
              ${icons.contact} Kartu kontak orang lain
            </button>
            <button type="button" onClick=${then(() => send(store, person, { kind: 'voice', seconds: 6 }))}>
              <span aria-hidden="true">🎤</span> Pesan suara
            </button>
            <button type="button" onClick=${then(() => send(store, person, { kind: 'sticker' }))}>
              <span aria-hidden="true">🙂</span> Stiker
            </button>
            <button type="button" onClick=${then(() => send(store, person, { kind: 'viewOnce' }))}>
              <span aria-hidden="true">①</span> Foto sekali lihat
            </button>
            <button type="button" onClick=${then(() => send(store, person, { kind: 'poll' }))}>
              <span aria-hidden="true">📊</span> Jajak pendapat
            </button>
          </div>
        `
      }
    </div>
  `;
};

/** Where a person types: Enter sends, Shift+Enter starts a new line, files can be chosen or pasted. */
export const Composer = ({ store, person, look, attach, calm, shown, about, setAbout }) => {
  const [text, setText] = useState(drafts.get(chatKey(person)) ?? '');
  const area = useRef(null);
  const files = useRef(null);
  useLayoutEffect(() => {
    // What is hidden has no height to take.
    if (!shown) return;
    area.current.style.height = 'auto';
    area.current.style.height = `${area.current.scrollHeight}px`;
  }, [text, shown]);
  useLayoutEffect(() => {
    if (about === null) return;
    if (about.kind === 'edit') setText(about.text);
    area.current.focus();
  }, [about]);
  const write = (value) => {
    drafts.set(chatKey(person), value);
    setText(value);
    calm();
  };
  const submit = (event) => {
    event?.preventDefault();
    const words = text.trim();
    if (words !== '' && about?.kind === 'edit') edit(store, person, about, words);
    else if (words !== '') send(store, person, { kind: 'text', text: words, ...(about && { quote: about }) });
    setAbout(null);
    write('');
    area.current.focus();
  };
  const onKeyDown = (event) => {
    if (event.key === 'Escape' && about !== null) drop();
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
  };
  const drop = () => {
    if (about?.kind === 'edit') write('');
    setAbout(null);
  };
  const take = (list) => {
    if (list.length === 0) return;
    const chosen = [...list];
    write('');
    attach(chosen, text.trim());
  };
  const onPaste = (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  const onPicked = (event) => {
    take(event.currentTarget.files);
    event.currentTarget.value = '';
  };
  return html`
    <form class="composer" onSubmit=${submit}>
      ${
        about &&
        html`
          <p class="about">
            <span>${about.kind === 'edit' ? 'Mengubah' : 'Membalas'}: ${about.text}</span>
            <button type="button" class="tool" aria-label="Tidak jadi" title="Tidak jadi" onClick=${drop}>
              ✕
            </button>
          </p>
        `
      }
      <input ref=${files} hidden type="file" multiple onChange=${onPicked} />
      <${AttachMenu} store=${store} person=${person} pickFile=${() => files.current.click()} />
      <textarea
        ref=${area}
        rows="1"
        aria-label=${`Pesan dari ${person.who}`}
        placeholder=${look.placeholder}
        value=${text}
        enterkeyhint="send"
        onInput=${(event) => write(event.currentTarget.value)}
        onKeyDown=${onKeyDown}
        onPaste=${onPaste}
      ></textarea>
      <button
        type="submit"
        class="round send"
        aria-label="Kirim pesan"
        title="Kirim pesan"
        disabled=${text.trim() === ''}
      >
        ${icons.send}
      </button>
    </form>
  `;
};
