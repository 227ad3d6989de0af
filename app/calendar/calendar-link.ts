import { timingSafeEqual } from 'node:crypto';
import type { Resource } from '../../domain/resources.ts';
import type { Vault } from '../vault.ts';

type Keyed = Pick<Vault, 'key'>;

const secretOf = (vault: Keyed, resource: Resource, generation: number): string =>
  vault.key(`calendar/${resource}/${generation}`);

/** The address of a resource's calendar: whoever has it may read it, so it is made with the data key and stands nowhere. */
export const calendarAddress = (
  vault: Keyed,
  { publicUrl, resource, generation }: { publicUrl: string; resource: Resource; generation: number },
): string =>
  `${publicUrl}/calendar/${resource}.ics?token=${generation}-${secretOf(vault, resource, generation)}`;

/** The generation a token was made for; null when it is none of ours for this resource. */
export const generationOf = (vault: Keyed, resource: Resource, token: string): number | null => {
  const [, digits = '', secret = ''] = /^(\d{1,9})-([0-9a-f]{64})$/.exec(token) ?? [];
  if (secret === '') return null;
  const generation = Number(digits);
  const expected = Buffer.from(secretOf(vault, resource, generation));
  return timingSafeEqual(expected, Buffer.from(secret)) ? generation : null;
};
