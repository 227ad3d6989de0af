import type { TelegramServer } from '../../support/telegram/server.ts';

export type Reply = {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
};

/** Calls methods the plainest way a bot can. */
export const callerOf =
  ({ apiRoot, token }: TelegramServer) =>
  async (method: string, params: Record<string, unknown> = {}): Promise<Reply> => {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return (await response.json()) as Reply;
  };

type WithId = { update_id: number; message?: { message_id: number; text?: string } };

/** The updates of an answer of `getUpdates`. */
export const updatesOf = ({ result }: Reply): WithId[] => result as WithId[];
