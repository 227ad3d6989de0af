import { z } from 'zod';
import { boolean, integer, json, type Params } from '../params.ts';
import { badRequest, refuse } from '../refusal.ts';
import type { Update } from '../update-queue.ts';
import type { World } from '../world.ts';
import type { Call, Method } from './method.ts';

const LONGEST_POLL_S = 50;
/** Who asks for the same again so soon is given one update at a time. */
const HASTY_MS = 500;
const Names = z.array(z.string());

const conflict = (why: string): never => refuse(409, `Conflict: ${why}`);

/** Left out, the former choice stays; empty, it is everything usual again. */
const allow = (world: World, params: Params): void => {
  const allowed = json(params, 'allowed_updates', Names, 'allowed updates');
  if (allowed) world.queue.allowed = allowed.length > 0 ? allowed : null;
};

type Poll = { look: () => Update[]; ms: number; gone: AbortSignal };

const poll = (world: World, { look, ms, gone }: Poll): Promise<Update[]> =>
  new Promise((resolve, reject) => {
    const end = (settle: () => void) => (): void => {
      clearTimeout(timer);
      stop();
      gone.removeEventListener('abort', leave);
      if (world.endPoll === terminate) world.endPoll = null;
      settle();
    };
    const leave = end(() => {
      resolve([]);
    });
    const timer = setTimeout(leave, ms);
    const stop = world.queue.bell.listen(() => {
      const found = look();
      if (found.length > 0) end(() => resolve(found))();
    });
    const terminate = (why: string): void => {
      end(() => {
        try {
          conflict(why);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(why));
        }
      })();
    };
    gone.addEventListener('abort', leave);
    world.endPoll = terminate;
  });

const isHasty = (world: World, offset: number): boolean => {
  const before = world.lastPoll;
  world.lastPoll = { offset, at: world.now() };
  return offset > 0 && before?.offset === offset && world.now() - before.at < HASTY_MS;
};

/** https://core.telegram.org/bots/api#getupdates */
export const getUpdates: Method = async (world, { params, gone }: Call) => {
  if (world.webhook)
    conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  world.endPoll?.('terminated by other getUpdates request; make sure that only one bot instance is running');
  allow(world, params);
  const limit = integer(params, 'limit', 100, 1, 100);
  const ms = integer(params, 'timeout', 0, 0, LONGEST_POLL_S) * 1000;
  const offset = integer(params, 'offset', 0);
  const found = world.queue.take(offset, isHasty(world, offset) ? 1 : limit);
  if (found.length > 0 || ms === 0) return { result: found };
  return { result: await poll(world, { look: () => world.queue.take(0, limit), ms, gone }) };
};

const checkUrl = (url: string): void => {
  if (!URL.canParse(url)) badRequest('invalid webhook URL specified');
  const { protocol, hostname } = new URL(url);
  // Plain HTTP only to this machine: the real one insists on HTTPS, a local Bot API server does not.
  if (protocol !== 'https:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
    badRequest('bad webhook: An HTTPS URL must be provided for webhook');
};

const removeWebhook = (world: World): string => {
  const was = world.webhook;
  world.webhook = null;
  world.webhookTrouble = null;
  world.webhookChanged();
  return was ? 'Webhook was deleted' : 'Webhook is already deleted';
};

const putWebhook = (world: World, params: Params, url: string): string => {
  const secret = params.secret_token ?? '';
  checkUrl(url);
  if (secret.length > 256) badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secret)) badRequest('secret token contains unallowed characters');
  const same = world.webhook?.url === url && world.webhook.secret === secret;
  world.endPoll?.('terminated by setWebhook request');
  world.webhook = { url, secret, maxConnections: integer(params, 'max_connections', 40, 1, 100) };
  world.webhookTrouble = null;
  world.webhookChanged();
  return same ? 'Webhook is already set' : 'Webhook was set';
};

/** https://core.telegram.org/bots/api#setwebhook */
export const setWebhook: Method = (world, { params }) => {
  const url = params.url?.trim() ?? '';
  if (boolean(params, 'drop_pending_updates')) world.queue.drop();
  allow(world, params);
  return { result: true, description: url === '' ? removeWebhook(world) : putWebhook(world, params, url) };
};

/** https://core.telegram.org/bots/api#deletewebhook */
export const deleteWebhook: Method = (world, { params }) => {
  if (boolean(params, 'drop_pending_updates')) world.queue.drop();
  return { result: true, description: removeWebhook(world) };
};

/** https://core.telegram.org/bots/api#getwebhookinfo */
export const getWebhookInfo: Method = (world) => {
  const { webhook, webhookTrouble, queue } = world;
  return {
    result: {
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.pending.length,
      ...(webhook && { max_connections: webhook.maxConnections }),
      ...(webhookTrouble && {
        last_error_date: Math.floor(webhookTrouble.at / 1000),
        last_error_message: webhookTrouble.message,
      }),
      ...(queue.allowed && { allowed_updates: queue.allowed }),
    },
  };
};
