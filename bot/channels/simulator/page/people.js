import { useEffect, useRef } from 'preact/hooks';
import { asPhone } from './format.js';
import { html } from './html.js';
import { icons } from './icons.js';
import { looks } from './looks.js';
import { chatOf, unseenOf } from './store.js';

const COLOURS = 7;

const colourOf = ({ chat }) => [...chat].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % COLOURS;

const initials = (who) =>
  who
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

const randomDigits = () =>
  String(crypto.getRandomValues(new Uint32Array(1))[0] % 100_000_000).padStart(8, '0');

/** Somebody nobody has met: the bot sees this chat for the first time. */
export const newPerson = (channel, people) => {
  const { stranger, newChat } = looks[channel];
  const number = people.filter(({ made }) => made).length + 1;
  return { who: `${stranger} ${number}`, channel, role: 'pemohon', made: true, ...newChat(randomDigits()) };
};

const applies = ({ role }) => /applicant|pemohon|external|internal/i.test(role);

const groups = [
  { title: 'Pemohon', has: applies },
  { title: 'Petugas', has: (person) => !applies(person) },
];

const detailOf = ({ channel, chat, phone }) => {
  const number = phone ?? (channel === 'whatsapp' ? chat : null);
  return number === null ? `ID ${chat}` : asPhone(number);
};

const Person = ({ person, state, chosen, choose }) => {
  const button = useRef(null);
  useEffect(() => {
    if (chosen) button.current.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  const unseen = unseenOf(chatOf(state, person));
  return html`
    <li>
      <button
        type="button"
        class="person"
        ref=${button}
        aria-pressed=${chosen}
        onClick=${() => choose(person)}
      >
        <span class=${`avatar colour-${colourOf(person)}`} aria-hidden="true">${initials(person.who)}</span>
        <span class="person-words">
          <span class="person-name">${person.who}</span>
          <span class="person-detail">${detailOf(person)}</span>
          ${person.nip && html`<span class="person-detail">NIP ${person.nip}</span>`}
        </span>
        ${
          unseen > 0 &&
          !chosen &&
          html`<span class="badge" aria-label=${`${unseen} pesan belum dibaca`}>${unseen}</span>`
        }
      </button>
    </li>
  `;
};

const Group = ({ title, people, ...rest }) => html`
  <div class="group">
    <h3>${title}</h3>
    <ul>
      ${people.map((person) => html`<${Person} key=${person.chat} person=${person} ...${rest} chosen=${person === rest.chosen} />`)}
    </ul>
  </div>
`;

/** Whose phone this is: everybody on this channel, with what they have not read, and somebody new. */
export const People = ({ people, add, look, ...rest }) => html`
  <nav class="people" aria-label=${`Orang di ${look.app}`}>
    <h2>${look.app}</h2>
    ${groups
      .map(({ title, has }) => ({ title, members: people.filter(has) }))
      .filter(({ members }) => members.length > 0)
      .map(
        ({ title, members }) => html`<${Group} key=${title} title=${title} people=${members} ...${rest} />`,
      )}
    <button type="button" class="person add" onClick=${add}>
      <span class="avatar" aria-hidden="true">${icons.plus}</span>
      <span class="person-words"><span class="person-name">${look.stranger}</span></span>
    </button>
  </nav>
`;
