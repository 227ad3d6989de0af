import { boolean } from '../params.ts';
import { badRequest } from '../refusal.ts';
import type { Method } from './method.ts';

const LONGEST = 200;

/** https://core.telegram.org/bots/api#answercallbackquery */
export const answerCallbackQuery: Method = (world, { params }) => {
  const query = world.queries.get(params.callback_query_id ?? '');
  const text = params.text ?? '';
  if (text.length > LONGEST) badRequest('MESSAGE_TOO_LONG');
  if (!query || query.answer || world.now() - query.at > world.queryLifetimeMs)
    return badRequest('query is too old and response timeout expired or query ID is invalid');
  query.answer = { text, showAlert: boolean(params, 'show_alert') };
  world.chats.get(query.person)?.bell.ring();
  return { result: true };
};
