import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Bubble } from './bubble.js';
import { asDay, otherDay } from './format.js';
import { html } from './html.js';
import { icons } from './icons.js';
import { hasBubble, send } from './send.js';
import { newestOf } from './store.js';

const NEAR_PX = 80;

/** Both sides in the order they were seen here: an own message stands after what it could answer. */
const timeline = ({ outbound, own }) => {
  const said = own.filter(hasBubble);
  const bot = outbound.map((message) => ({ side: 'in', message, order: message.seq }));
  const person = said.map((message) => ({ side: 'out', message, order: message.after + 0.5 }));
  return [...bot, ...person].sort((one, other) => one.order - other.order);
};

/** Stays at the newest message, unless the reader has gone up to older ones. */
const useNewest = (log, lastOwn) => {
  const [away, setAway] = useState(false);
  const stick = useRef(true);
  const toEnd = () => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  };
  useLayoutEffect(() => {
    const box = log.current;
    const size = () => box.scrollHeight + box.clientHeight;
    let known = size();
    const follow = () => {
      known = size();
      if (stick.current) toEnd();
    };
    const onScroll = () => {
      // When the box or what is in it grew, it was not the reader who scrolled.
      if (size() !== known) return follow();
      stick.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
      setAway(!stick.current);
    };
    const grown = new ResizeObserver(follow);
    grown.observe(box);
    grown.observe(box.firstElementChild);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      grown.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, []);
  useLayoutEffect(() => {
    stick.current = true;
    toEnd();
  }, [lastOwn]);
  return { away, toEnd };
};

const Begin = ({ store, person, look }) => html`
  <div class="begin">
    <button type="button" onClick=${() => send(store, person, { kind: 'text', text: look.begin.text })}>
      ${look.begin.label}
    </button>
  </div>
`;

/** The conversation. */
export const ChatLog = ({ store, person, chat, look, typing, setAbout }) => {
  const log = useRef(null);
  const items = timeline(chat);
  const { away, toEnd } = useNewest(log, chat.own.at(-1)?.id);
  const [wasAt, setWasAt] = useState(newestOf(chat));
  useEffect(() => {
    if (!away) setWasAt(newestOf(chat));
  }, [away, newestOf(chat)]);
  const below = chat.outbound.filter(({ seq }) => seq > wasAt).length;
  return html`
    <div class="log-frame">
      <div class="log" role="log" aria-live="polite" aria-label="Percakapan" tabindex="0" ref=${log}>
        <div class="log-inner">
          <p class="note">${look.note}</p>
          ${items.flatMap(({ side, message }, index) => {
            const before = items[index - 1];
            const newDay = before === undefined || otherDay(before.message.at, message.at);
            const bubble = html`
              <${Bubble}
                key=${`${side} ${message.id}`}
                side=${side}
                message=${message}
                starts=${newDay || before.side !== side}
                ends=${items[index + 1]?.side !== side}
                store=${store}
                person=${person}
                chat=${chat}
                newest=${index === items.length - 1}
                setAbout=${setAbout}
              />
            `;
            const day = html`<p class="day" key=${`day ${message.id}`}><span>${asDay(message.at)}</span></p>`;
            return newDay ? [day, bubble] : [bubble];
          })}
          ${
            typing &&
            html`<div class="row in">
              <div class="bubble dots" aria-hidden="true"><i></i><i></i><i></i></div>
            </div>`
          }
          ${items.length === 0 && html`<${Begin} store=${store} person=${person} look=${look} />`}
        </div>
      </div>
      ${
        away &&
        html`
          <button type="button" class="to-end" onClick=${toEnd} aria-label="Ke pesan terbaru">
            ${icons.down}${below > 0 && html`<span class="badge">${below}</span>`}
          </button>
        `
      }
    </div>
  `;
};
