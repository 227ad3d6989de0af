import { z } from 'zod';
import type { WhatsappCloudConfig } from '../../../app/config.ts';
import { networkTroubleOf } from '../kit/network-trouble.ts';
import { GraphTrouble, type CloudApi, type Trouble } from './port.ts';
import { sha256Hex } from './read-message.ts';

/** Where Meta itself keeps media: whom our token may be shown beside the API's own host. */
const metaHosts = /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net)$/;

const ErrorBody = z.object({
  error: z.object({ code: z.number().optional(), fbtrace_id: z.string().optional() }),
});
const Sent = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });
const Uploaded = z.object({ id: z.coerce.string().min(1) });
const Place = z.object({
  url: z.string(),
  sha256: z.string().optional(),
  file_size: z.coerce.number().optional(),
});

/** A second or a date, as HTTP has it; in milliseconds. */
const retryAfterOf = (response: Response): { retryAfterMs?: number } => {
  const told = response.headers.get('retry-after');
  if (told === null) return {};
  const ms = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - Date.now();
  return Number.isFinite(ms) ? { retryAfterMs: Math.min(Math.max(ms, 1000), 3_600_000) } : {};
};

const troubleOf = async (response: Response): Promise<Trouble> => {
  const text = await response.text().catch(() => '');
  const error = ErrorBody.safeParse(jsonOf(text)).data?.error;
  return {
    kind: 'api',
    status: response.status,
    code: error?.code ?? null,
    ...retryAfterOf(response),
    ...(error?.fbtrace_id === undefined ? {} : { trace: error.fbtrace_id }),
  };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * Where media may be fetched with our token: from the API's own host, or from Meta's when the API is Meta's. A Solution
 * Provider's key means nothing to Meta; there the same path is asked of the provider. Null for anywhere else.
 */
const mediaAddress = (place: string, apiRoot: string): URL | null => {
  if (!URL.canParse(place)) return null;
  const [url, api] = [new URL(place), new URL(apiRoot)];
  if (url.origin === api.origin) return url;
  if (url.protocol !== 'https:' || !metaHosts.test(url.hostname)) return null;
  return metaHosts.test(api.hostname) ? url : new URL(`${url.pathname}${url.search}`, api.origin);
};

/** Meta's Graph API, or a Solution Provider's like it; the only place that knows its paths. */
export const openCloudApi = ({ apiRoot, phoneNumberId, authHeader }: WhatsappCloudConfig): CloudApi => {
  const headers = { [authHeader.name]: authHeader.value };
  const number = `${apiRoot}/${phoneNumberId}`;

  /** A redirection would carry our header to whoever it names. */
  const call = async (url: string | URL, init: RequestInit): Promise<Response> => {
    try {
      return await fetch(url, { redirect: 'error', ...init, headers: { ...headers, ...init.headers } });
    } catch (error) {
      throw new GraphTrouble(networkTroubleOf(error));
    }
  };
  const answered = async <T>(work: Promise<Response>, schema: z.ZodType<T>): Promise<T> => {
    const response = await work;
    if (!response.ok) throw new GraphTrouble(await troubleOf(response));
    let text: string;
    try {
      text = await response.text();
    } catch (error) {
      throw new GraphTrouble({ ...networkTroubleOf(error), sent: true });
    }
    const read = schema.safeParse(jsonOf(text));
    // It was taken, but under which id nobody knows.
    if (!read.success) throw new GraphTrouble({ kind: 'network', sent: true, code: 'unreadable answer' });
    return read.data;
  };
  const post = (path: string, body: object, signal: AbortSignal): Promise<Response> =>
    call(`${number}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', ...body }),
      signal,
    });

  return {
    async check(signal) {
      await answered(call(`${number}?fields=id,verified_name,quality_rating`, { signal }), z.unknown());
    },
    async send(to, content, signal) {
      // Digits are a phone number; anything else is a business-scoped user id.
      const person = /^\d+$/.test(to) ? { to } : { recipient: to };
      const body = { recipient_type: 'individual', ...person, ...content };
      const { messages } = await answered(post('messages', body, signal), Sent);
      return messages[0]?.id ?? '';
    },
    async upload({ name, mime, bytes }, signal) {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('type', mime);
      form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), name);
      return (await answered(call(`${number}/media`, { method: 'POST', body: form, signal }), Uploaded)).id;
    },
    async markRead(message, typing, signal) {
      const indicator = typing ? { typing_indicator: { type: 'text' } } : {};
      await answered(
        post('messages', { status: 'read', message_id: message, ...indicator }, signal),
        z.unknown(),
      );
    },
    async mediaPlace(id, signal) {
      const address = `${apiRoot}/${encodeURIComponent(id)}?phone_number_id=${phoneNumberId}`;
      const { url, sha256, file_size } = await answered(call(address, { signal }), Place);
      return { url, sha256: sha256Hex(sha256), bytes: file_size ?? null };
    },
    async openMedia(place, signal) {
      const url = mediaAddress(place, apiRoot);
      return url && call(url, { signal });
    },
  };
};
