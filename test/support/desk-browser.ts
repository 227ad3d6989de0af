import { until } from './eventually.ts';
import type { Phone } from './phone.ts';

type Fields = Record<string, string | string[] | Blob>;
/** What came of a request: status, where to, and the page. */
export type Got = { status: number; location: string; body: string; headers: Headers };

const bodyOf = (fields: Fields): URLSearchParams | FormData => {
  const hasFile = Object.values(fields).some((value) => value instanceof Blob);
  const body = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one as string);
  return body;
};

/** The value of the first hidden field of a name on a page. */
export const hidden = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

/** A browser without JavaScript at the desk: it keeps cookies and goes where it is sent. */
export const openDeskBrowser = (url: string) => {
  const jar = new Map<string, string>();

  const request = async (path: string, init: RequestInit = {}): Promise<Got> => {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      body: await answer.text(),
      headers: answer.headers,
    };
  };

  const follow = async (got: Got): Promise<Got> =>
    got.status === 303 ? follow(await request(got.location)) : got;
  const get = (path: string): Promise<Got> => request(path);
  const post = (path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Got> =>
    request(path, {
      method: 'POST',
      body: bodyOf(fields),
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
    });

  /** Asks for a code and waits for the message with it in a chat. */
  const ask = async (phone: Phone, name: string): Promise<{ code: string; link: string }> => {
    await phone.news();
    await post('/meja/masuk', { nama: name });
    const { text } = await phone.until((message) => /meja\/masuk\//.test(message.text), 'login');
    return {
      code: /\b\d{6}\b/.exec(text)?.[0] ?? '',
      link: /\/meja\/masuk\/[\w-]+/.exec(text)?.[0] ?? '',
    };
  };

  return {
    jar,
    get,
    post,
    ask,
    open: async (path: string) => follow(await get(path)),
    /** Sends a form of the desk with the session's own word. */
    async send(path: string, fields: Fields = {}): Promise<Got> {
      const { body } = await get('/meja/keluar');
      return post(path, { csrf: hidden(body, 'csrf'), ...fields });
    },
    /** Logs in by the code in somebody's chat. */
    async enter(phone: Phone, name: string = phone.chat): Promise<Got> {
      const { code } = await ask(phone, name);
      return until(async () => follow(await post('/meja/masuk/kode', { kode: code })));
    },
  };
};

/** An open browser at the desk. */
export type DeskBrowser = ReturnType<typeof openDeskBrowser>;
