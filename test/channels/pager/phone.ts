import { eventually } from '../../support/eventually.ts';
import type { Phone, Shown } from '../../support/phone.ts';
import type { PagerProvider } from './provider.ts';

/** A person's pager as the phone that the tests of the conversation write with; what can be pressed is pressed. */
export const pagerPhone = (provider: PagerProvider, chat: string): Phone => {
  let seen = 0;
  const all: Shown[] = [];
  const news = (): Shown[] => {
    const fresh = provider.shownTo(chat).slice(seen);
    const shown = fresh.map(({ text, buttons }, index) => ({
      seq: seen + index + 1,
      id: String(seen + index + 1),
      at: '',
      text,
      options: buttons,
    }));
    seen += fresh.length;
    all.push(...shown);
    return shown;
  };
  const until: Phone['until'] = async (fits) => {
    let found: Shown | undefined;
    await eventually(() => (found = news().find(fits)) !== undefined).toBe(true);
    return found as unknown as Shown;
  };
  const reply = (): Promise<Shown> => until(() => true, 'answer');
  const ask = (what: object): Promise<Shown> => {
    news();
    provider.put(chat, what);
    return reply();
  };
  return {
    // One that presses buttons.
    channel: 'telegram',
    chat,
    all,
    until,
    reply,
    async send({ button }) {
      provider.put(chat, { press: button });
      return 202;
    },
    news: () => Promise.resolve(news()),
    say: (text) => ask({ text }),
    share: () => Promise.reject(new Error('A pager shares no contacts')),
    file: (name, mime, bytes) => ask({ file: { name, mime, base64: bytes.toString('base64') } }),
    choose({ options, text }, label) {
      const found = options.find((each) =>
        typeof label === 'string' ? each.label === label : label.test(each.label),
      );
      if (!found) throw new Error(`No ${String(label)} under: ${text}`);
      return ask({ press: found.id });
    },
  };
};
