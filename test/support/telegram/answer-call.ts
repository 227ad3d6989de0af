import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggedCall } from './call-log.ts';
import { methodNamed } from './methods/all.ts';
import type { Answer } from './methods/method.ts';
import type { Mishaps } from './mishaps.ts';
import type { Form } from './multipart.ts';
import { readCall } from './read-call.ts';
import { type Refusal, refusalOf, refuse } from './refusal.ts';
import type { World } from './world.ts';

export type Desk = {
  world: World;
  log: LoggedCall[];
  mishaps: Mishaps;
  /** Told of every call, before it is carried out. */
  heard: Set<(call: LoggedCall) => void>;
  /** Every answer takes that much longer. */
  delay(): Promise<void>;
};

const unfold = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/** The parameters with their JSON opened and files by name, as a test wants to see them. */
const bodyOf = ({ values, files }: Form): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, /^[[{]/.test(value) ? unfold(value) : value]),
  ),
  ...Object.fromEntries(
    Object.entries(files).map(([key, { name, bytes }]) => [key, { name, size: bytes.length }]),
  ),
});

const send = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

const sendRefusal = (response: ServerResponse, { status, description, parameters }: Refusal): void => {
  const after = parameters?.retry_after;
  const body = { ok: false, error_code: status, description, ...(parameters && { parameters }) };
  send(response, status, body, after === undefined ? {} : { 'retry-after': String(after) });
};

const ended = (call: LoggedCall, status: number, description: string | null = null): void => {
  Object.assign(call, { status, description, endedAt: Date.now() });
};

const carryOut = async (
  desk: Desk,
  call: LoggedCall,
  form: Form,
  gone: AbortSignal,
): Promise<Answer | 'lost'> => {
  const mishap = desk.mishaps.next(call.method, call.chat);
  if (mishap !== null && mishap !== 'lost') refuse(mishap.status, mishap.description, mishap.parameters);
  const run = methodNamed(call.method)?.run;
  if (!run) return refuse(404, 'Not Found: method not found');
  const answer = await run(desk.world, { params: form.values, files: form.files, gone });
  return mishap === 'lost' ? mishap : answer;
};

/** Reads one call of a method, carries it out, writes it down and answers it. */
export const answerCall = async (
  desk: Desk,
  name: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  const call: LoggedCall = {
    method: methodNamed(name)?.name ?? name,
    chat: null,
    body: {},
    at: Date.now(),
    endedAt: null,
    status: null,
    description: null,
    flooded: null,
  };
  desk.log.push(call);
  try {
    const form = await readCall(request, query);
    const chat = Number(form.values.chat_id);
    Object.assign(call, {
      chat: form.values.chat_id && !Number.isNaN(chat) ? chat : null,
      body: bodyOf(form),
    });
    for (const listener of [...desk.heard]) listener(call);
    await desk.delay();
    const answer = await carryOut(desk, call, form, gone.signal);
    ended(call, 200);
    if (answer === 'lost') response.destroy();
    else send(response, 200, { ok: true, ...answer });
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    if (refusal.status === 429) call.flooded = desk.world.gate.last();
    ended(call, refusal.status, refusal.description);
    sendRefusal(response, refusal);
  }
};
