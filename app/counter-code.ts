import { receiptCode } from '../domain/receipt-code.ts';
import type { Vault } from './vault.ts';

/** After so many wrong codes for one request, whoever sent them, its code is good no longer. */
export const mostMissesOfCode = 10;
const goodDays = 90;

/** Until when a code made then is good. */
export const codeGoodUntil = (madeAt: Date): Date => new Date(madeAt.getTime() + goodDays * 86_400_000);

/** The code of a request's receipt; a later generation makes the earlier ones void. */
export const counterCodeOf = (
  { key }: Pick<Vault, 'key'>,
  { requestId, generation }: { requestId: string; generation: number },
): string => receiptCode(Buffer.from(key(`counter-code ${requestId} ${generation}`), 'hex'));
