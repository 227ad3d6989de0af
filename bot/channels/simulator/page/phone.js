import { useEffect, useRef, useState } from 'preact/hooks';
import { ChatLog } from './chat-log.js';
import { Composer } from './composer.js';
import { html } from './html.js';
import { icons } from './icons.js';
import { looks } from './looks.js';
import { newPerson, People } from './people.js';
import { sendFiles } from './send.js';
import { chatKey, chatOf, newestOf, unseenOf } from './store.js';

const TYPING_MS = 6_000;

/** The bot is busy with a stored message until its answer comes, or until it would be rude to pretend any longer. */
const useTyping = (chat) => {
  const last = chat.own.at(-1);
  const waiting = last?.state === 'sent' && newestOf(chat) <= last.after;
  const [over, setOver] = useState(null);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(
      () => setOver(last.id),
      Math.max(0, new Date(last.at).getTime() + TYPING_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [waiting, last?.id]);
  return waiting && over !== last.id;
};

const useSeen = (store, person, chat, shown) =>
  useEffect(() => {
    const look = () => {
      if (!shown || !person || document.visibilityState !== 'visible') return;
      if (unseenOf(chatOf(store.get(), person)) > 0) store.change(person, (now) => ({ seen: newestOf(now) }));
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [person && chatKey(person), newestOf(chat), chat.seen, shown]);

/** Files dropped anywhere on the phone. */
const useDrop = (take) => {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const enter = (by) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
  return {
    over,
    handlers: {
      onDragEnter: (event) => carriesFiles(event) && enter(1),
      onDragLeave: (event) => carriesFiles(event) && enter(-1),
      onDragOver: (event) => carriesFiles(event) && event.preventDefault(),
      onDrop: (event) => {
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        take([...event.dataTransfer.files]);
      },
    },
  };
};

const Head = ({ look, online, typing }) => html`
  <div class="head">
    <img class="bot-avatar" src="/simulator/assets/icon.svg" alt="" width="38" height="38" />
    <div class="head-names">
      <div class="bot-name">Teman DISKO <span class="verified">${icons.verified}</span></div>
      <div class="bot-status" role=${online ? null : 'status'}>
        ${online ? (typing ? html`<span class="typing">mengetik…</span>` : look.resting) : 'menyambung kembali…'}
      </div>
    </div>
  </div>
`;

/** One phone: whose it is, and the conversation that person has. */
export const Phone = ({ channel, store, state, people, shown, inTabs }) => {
  const look = looks[channel];
  const person = people.find(({ chat }) => chat === state.chosen[channel]) ?? people[0] ?? null;
  const chat = person ? chatOf(state, person) : chatOf(state, { channel, chat: '' });
  const typing = useTyping(chat);
  const [trouble, setTrouble] = useState(null);
  /** What the next words are about: a message replied to, or one's own that is written over. */
  const [about, setAbout] = useState(null);
  const attach = (files, caption) => setTrouble(sendFiles(store, person, files, caption));
  const drop = useDrop((files) => person && attach(files));
  useSeen(store, person, chat, shown);

  const choose = (chosen) => {
    setTrouble(null);
    setAbout(null);
    store.set({ chosen: { ...store.get().chosen, [channel]: chosen.chat } });
  };
  const add = () => {
    const made = newPerson(channel, people);
    store.set({ made: [...state.made, made] });
    choose(made);
  };
  return html`
    <section
      class=${`phone-side ${channel}`}
      id=${`phone-${channel}`}
      role=${inTabs ? 'tabpanel' : 'region'}
      aria-label=${person ? `${look.app}, ponsel ${person.who}` : look.app}
      hidden=${!shown}
    >
      <${People} people=${people} state=${state} chosen=${person} choose=${choose} add=${add} look=${look} />
      <div class="phone" ...${drop.handlers}>
        <${Head} look=${look} online=${state.online} typing=${typing} />
        ${
          person &&
          html`
            <${ChatLog}
              key=${chatKey(person)}
              store=${store}
              person=${person}
              chat=${chat}
              look=${look}
              typing=${typing}
              setAbout=${setAbout}
            />
            ${trouble && html`<p class="trouble" role="alert">${trouble}</p>`}
            <${Composer}
              key=${`composer ${chatKey(person)}`}
              store=${store}
              person=${person}
              look=${look}
              attach=${attach}
              shown=${shown}
              about=${about}
              setAbout=${setAbout}
              calm=${() => setTrouble(null)}
            />
          `
        }
        ${drop.over && html`<div class="drop">${icons.file}<span>Lepaskan berkas di sini</span></div>`}
      </div>
    </section>
  `;
};
