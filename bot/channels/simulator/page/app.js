import { useEffect, useState } from 'preact/hooks';
import { html } from './html.js';
import { channels, looks } from './looks.js';
import { Phone } from './phone.js';
import { chatOf, unseenOf } from './store.js';

const narrow = window.matchMedia('(max-width: 819px)');

const useStore = (store) => {
  const [, setTick] = useState(0);
  useEffect(() => store.subscribe(() => setTick((tick) => tick + 1)), [store]);
  return store.get();
};

const useNarrow = () => {
  const [is, setIs] = useState(narrow.matches);
  useEffect(() => {
    const changed = () => setIs(narrow.matches);
    narrow.addEventListener('change', changed);
    return () => narrow.removeEventListener('change', changed);
  }, []);
  return is;
};

/** A file that misses the phone must not replace the page. */
const keepPage = () => {
  const ignore = (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault();
  const events = ['dragover', 'drop'];
  events.forEach((name) => window.addEventListener(name, ignore));
  return () => events.forEach((name) => window.removeEventListener(name, ignore));
};

const peopleOf = (state, channel) =>
  [...state.people, ...state.made].filter((person) => person.channel === channel);

const unseenOn = (state, channel) =>
  peopleOf(state, channel).reduce((sum, person) => sum + unseenOf(chatOf(state, person)), 0);

const Tab = ({ channel, selected, unseen, choose }) => html`
  <button
    type="button"
    role="tab"
    id=${`tab-${channel}`}
    class=${`tab tab-${channel}`}
    aria-selected=${selected}
    aria-controls=${`phone-${channel}`}
    tabindex=${selected ? 0 : -1}
    onClick=${choose}
  >
    ${looks[channel].app}
    ${unseen > 0 && html`<span class="badge" aria-label=${`${unseen} pesan belum dibaca`}>${unseen}</span>`}
  </button>
`;

const Tabs = ({ state, store }) => {
  const other = (event) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const tab = channels.find((channel) => channel !== state.tab);
    store.set({ tab });
    document.getElementById(`tab-${tab}`)?.focus();
  };
  return html`
    <div class="tabs" role="tablist" aria-label="Ponsel" onKeyDown=${other}>
      ${channels.map(
        (channel) => html`
          <${Tab}
            channel=${channel}
            selected=${state.tab === channel}
            unseen=${unseenOn(state, channel)}
            choose=${() => store.set({ tab: channel })}
          />
        `,
      )}
    </div>
  `;
};

const Intro = () => html`
  <header class="top">
    <img src="/simulator/assets/icon.svg" alt="" width="44" height="44" />
    <div>
      <h1>Simulator Teman DISKO</h1>
      <p>
        <span class="wide">Percakapan sungguhan, tanpa nomor WhatsApp dan tanpa akun Telegram. </span>
        Pilih orangnya, lalu tulis pesan.
      </p>
    </div>
  </header>
`;

/** The whole page. */
export const App = ({ store }) => {
  const state = useStore(store);
  const isNarrow = useNarrow();
  const unseen = channels.reduce((sum, channel) => sum + unseenOn(state, channel), 0);
  useEffect(() => {
    document.title = `${unseen > 0 ? `(${unseen}) ` : ''}Simulator Teman DISKO`;
  }, [unseen]);
  useEffect(keepPage, []);
  return html`
    <${Intro} />
    ${isNarrow && html`<${Tabs} state=${state} store=${store} />`}
    <main class="phones">
      ${channels.map(
        (channel) => html`
          <${Phone}
            key=${channel}
            channel=${channel}
            store=${store}
            state=${state}
            people=${peopleOf(state, channel)}
            inTabs=${isNarrow}
            shown=${!isNarrow || state.tab === channel}
          />
        `,
      )}
    </main>
  `;
};
