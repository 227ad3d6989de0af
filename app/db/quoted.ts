import { personalId } from '../../domain/personal.ts';
import type pg from 'pg';
import { readTrackingNumber } from '../../domain/tracking-number.ts';
import type { Facts } from '../../flows/kernel/fact.ts';
import { Message } from '../../flows/kernel/message.ts';
import type { Vault } from '../vault.ts';

type Asked = { contactId: string; message: string };

/** The number of the question a message asks: its options bear it. */
const promptOf = ({ options = [] }: Message): number | null => {
  const no = options.map(({ id }) => /^q(\d+)\./.exec(id)?.[1]).find((found) => found !== undefined);
  return no === undefined ? null : Number(no);
};

const requestNumbered = async (
  pool: Pick<pg.Pool, 'query'>,
  number: string | null,
): Promise<string | null> => {
  if (number === null) return null;
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM request WHERE number = $1', [number]);
  return rows[0]?.id ?? null;
};

/**
 * What one of our messages to a contact was about, by its channel's id of it; null for one that is none of ours. Of a message
 * sent in parts the last is known.
 */
export const quotedMessage = async (
  pool: Pick<pg.Pool, 'query'>,
  vault: Pick<Vault, 'open'>,
  { contactId, message }: Asked,
): Promise<Facts['quoted']> => {
  const { rows } = await pool.query<{ body: string }>(
    'SELECT body FROM delivery WHERE provider_id = $1 AND contact_id = $2 ORDER BY id DESC LIMIT 1',
    [personalId(message), contactId],
  );
  const [row] = rows;
  if (!row) return null;
  const said = Message.parse(JSON.parse(vault.open(row.body)));
  const number = readTrackingNumber(said.notice?.about ?? '') ?? readTrackingNumber(said.text);
  return {
    notice: said.notice ?? null,
    requestId: await requestNumbered(pool, number),
    prompt: promptOf(said),
  };
};
