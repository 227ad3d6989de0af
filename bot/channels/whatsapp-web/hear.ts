import { renderUnicodeCompact } from 'uqr';
import type { Clock } from '../../../app/clock.ts';
import type { StoreReceipt } from '../../../app/inbound.ts';
import type { CatchUp } from './catch-up.ts';
import type { Intake } from './intake.ts';
import { account, readCall, readMessage, readReaction } from './read-message.ts';
import type { Register } from './register.ts';
import { standingIn } from './standing.ts';
import { endsSession, type Life } from './supervision.ts';
import type { Told } from './supervisor.ts';

/** Where what is heard of the browser's process goes. */
export type Ears = {
  register: Pick<Register, 'set' | 'alarm'>;
  intake: Pick<Intake, 'take' | 'forget'>;
  catchUp: Pick<CatchUp, 'ready'>;
  receipt: StoreReceipt;
  hasBrowser: () => boolean;
  print: (text: string) => void;
  background: (what: string, work: Promise<unknown>) => void;
  clock: Clock;
};

const receiptOf: Record<number, 'failed' | 'sent' | 'delivered' | 'read'> = {
  [-1]: 'failed',
  1: 'sent',
  2: 'delivered',
  3: 'read',
  4: 'read',
};

/** Opens the hearing of what the browser's process tells: what people do is taken in, how it stands is written down. */
export const openHearing = (ears: Ears): ((told: Told, life: Life) => void) => {
  const { register, intake, catchUp, receipt, background, clock } = ears;
  let code: string | null = null;

  const hearers: { [K in Told['type']]?: (told: Extract<Told, { type: K }>, life: Life) => void } = {
    qr({ qr }) {
      if (qr !== code)
        ears.print(`WhatsApp: scan this with the phone of the number.\n${renderUnicodeCompact(qr)}\n`);
      code = qr;
    },
    ready: (_, life) => background('what was missed could not be read', catchUp.ready(life)),
    message({ message }) {
      const inbound = readMessage(message);
      if (inbound) intake.take(inbound);
    },
    reaction: (reaction) => intake.take({ ...readReaction(reaction), sentAt: clock() }),
    call: (call) => intake.take({ ...readCall(call), sentAt: clock() }),
    ack({ key, ack }) {
      const state = receiptOf[ack];
      if (!state) return;
      const failed = state === 'failed' ? { error: 'transient' as const } : {};
      background(
        'a receipt could not be stored',
        receipt({ channel: 'whatsapp', account, providerId: key, state, ...failed }),
      );
    },
    down({ because }) {
      intake.forget();
      if (endsSession(because)) register.alarm('logged_out');
    },
  };

  return (told, life) => {
    (hearers[told.type] as ((told: Told, life: Life) => void) | undefined)?.(told, life);
    const standing = standingIn(told.type === 'down' ? null : life, ears.hasBrowser());
    register.set(standing, standing === 'pairing' ? code : null);
  };
};
