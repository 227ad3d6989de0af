import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphError, envelopeOf, refuse } from './graph-error.ts';
import type { CallKind, Mishaps } from './mishaps.ts';
import { readSend, type Sending } from './read-send.ts';
import { takeRead, takeSend, type SendManners } from './take-send.ts';
import type { StoredMedia, World } from './world.ts';

/** One call the business made. */
export type LoggedCall = {
  kind: CallKind;
  to: string | null;
  at: number;
  endedAt: number | null;
  status: number | null;
};

export type Desk = {
  world: World;
  mishaps: Mishaps;
  manners: SendManners;
  log: LoggedCall[];
  origin(): string;
  delay(): Promise<void>;
};

const placeMs = 5 * 60_000;
const uploadTypes: Record<string, number> = {
  'image/jpeg': 5,
  'image/png': 5,
  'application/pdf': 100,
  'text/plain': 100,
  'application/msword': 100,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 100,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 100,
};
const mebibyte = 1024 * 1024;

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const jsonOf = (request: IncomingMessage, bytes: Buffer): unknown => {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    refuse(100, 'The parameter messaging_product is required.');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return refuse(100, 'Invalid JSON');
  }
};

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const takeUpload = async ({ media }: World, request: IncomingMessage, bytes: Buffer) => {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => null);
  const file = form?.get('file');
  if (form?.get('messaging_product') !== 'whatsapp' || !(file instanceof File))
    return refuse(100, 'The parameters messaging_product and file are required');
  const mime = String(form.get('type') ?? file.type);
  const most = uploadTypes[mime] ?? refuse(100, `Param file must be a file with one of the types; ${mime}`);
  const content = Buffer.from(await file.arrayBuffer());
  if (content.length === 0 || content.length > most * mebibyte) refuse(131_053, 'Media upload error');
  const id = randomUUID().replace(/\D/g, '').slice(0, 15);
  media.set(id, { id, name: file.name, mime, bytes: content, from: 'business' });
  return { id };
};

const placeOf = ({ world, origin }: Desk, media: StoredMedia) => {
  const token = randomUUID();
  world.places.set(token, { media, until: world.now() + placeMs });
  return {
    messaging_product: 'whatsapp',
    url: `${origin()}/whatsapp_business/attachments/?mid=${token}`,
    mime_type: media.mime,
    sha256: sha256(media.bytes),
    file_size: media.bytes.length,
    id: media.id,
  };
};

type Route = { kind: CallKind; to: string | null; run: () => unknown };

const receiver = (body: unknown): string | null => {
  const { to, recipient } = (body ?? {}) as { to?: string; recipient?: string };
  return to ?? recipient ?? null;
};

/** What a request asks for; refused when there is no such thing. */
const routeOf = (desk: Desk, request: IncomingMessage, bytes: Buffer): Route => {
  const { world, manners } = desk;
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, number, rest = ''] = /^\/v\d+\.\d+\/([^/]+)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
  const unknown = (): never => {
    throw new GraphError(400, 100, 'Unsupported request. Object does not exist', 33);
  };
  if (url.pathname === '/whatsapp_business/attachments/') {
    const place = world.places.get(url.searchParams.get('mid') ?? '');
    const run = () => (place && place.until > world.now() ? place.media : refuse(0, 'URL expired', 404));
    return { kind: 'bytes', to: null, run };
  }
  const media = world.media.get(number ?? '');
  if (request.method === 'GET' && media) return { kind: 'place', to: null, run: () => placeOf(desk, media) };
  if (number !== world.phoneNumberId) return unknown();
  if (request.method === 'GET')
    return {
      kind: 'check',
      to: null,
      run: () => ({ id: number, verified_name: 'Diskominfo', quality_rating: 'GREEN' }),
    };
  if (rest === 'media') return { kind: 'upload', to: null, run: () => takeUpload(world, request, bytes) };
  if (rest !== 'messages') return unknown();
  const body = jsonOf(request, bytes);
  const isRead = typeof body === 'object' && body !== null && 'status' in body;
  const run = () => {
    const call = readSend(body);
    return 'status' in call ? takeRead(world, call) : takeSend(world, call satisfies Sending, manners);
  };
  return { kind: isRead ? 'read' : 'send', to: receiver(body), run };
};

const isMedia = (answer: unknown): answer is StoredMedia =>
  typeof answer === 'object' && answer !== null && 'bytes' in answer;

const respond = (response: ServerResponse, status: number, answer: unknown, headers = {}): void => {
  if (response.destroyed) return;
  const type = isMedia(answer) ? answer.mime : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(isMedia(answer) ? answer.bytes : JSON.stringify(answer));
};

/** Reads one call, carries it out, writes it down and answers it, or goes wrong as ordered. */
export const answerCall = async (
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { world, mishaps, log } = desk;
  const call: LoggedCall = { kind: 'check', to: null, at: Date.now(), endedAt: null, status: null };
  const end = (status: number, answer: unknown, headers = {}): void => {
    Object.assign(call, { endedAt: Date.now(), status });
    respond(response, status, answer, headers);
  };
  let retryAfter: number | undefined;
  try {
    const bytes = await bodyOf(request);
    if (request.headers.authorization !== `Bearer ${world.token}`)
      throw new GraphError(401, 190, 'Invalid OAuth access token - Cannot parse access token');
    const { kind, to, run } = routeOf(desk, request, bytes);
    Object.assign(call, { kind, to });
    log.push(call);
    await desk.delay();
    const mishap = mishaps.next(kind, to);
    if (mishap !== null && typeof mishap === 'object') {
      retryAfter = mishap.retryAfter;
      throw new GraphError(mishap.status ?? 400, mishap.code, `Ordered ${mishap.code}`);
    }
    const answer = await run();
    if (mishap === 'cut') return void response.destroy();
    const spoilt = mishap === 'wrong' && isMedia(answer);
    end(200, spoilt ? { ...answer, bytes: Buffer.from('not these') } : answer);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    end(
      error.status,
      envelopeOf(error),
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    );
  }
};
