import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Log } from './log.ts';
import { within } from './within.ts';

/** What the process counts; labels are from closed lists, never of a person. */
export type Metrics = {
  turn(outcome: string, seconds: number): void;
  delivery(channel: string, outcome: string): void;
  inbound(channel: string): void;
  receipt(channel: string, outcome: string): void;
  request(service: string): void;
  /** The page Prometheus reads. */
  page(): Promise<{ type: string; body: string }>;
};

/** How many inbox messages wait for their turn, deliveries for their channel, and deliveries for their person to write. */
export type Depths = () => Promise<{ inbox: number; outbox: number; waiting?: number }>;

const patience = 1000;
const turnSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

type Known = Awaited<ReturnType<Depths>>;

const depthGauges = (registry: Registry): ((depths: Known | null) => void) => {
  const gauge = (name: keyof Known, help: string) =>
    new Gauge({ name: `teman_${name}_depth`, help, registers: [registry] });
  const inbox = gauge('inbox', 'Inbox messages that wait for their turn');
  const outbox = gauge('outbox', 'Deliveries that wait for their channel');
  const waiting = gauge('waiting', 'Deliveries that wait for their person to write');
  return (depths) => {
    // Not a number says that nobody knows; an old number would say that all is well.
    inbox.set(depths?.inbox ?? NaN);
    outbox.set(depths?.outbox ?? NaN);
    waiting.set(depths?.waiting ?? NaN);
  };
};

/** Opens a registry of the process's own; the depths are asked for when somebody reads the page. */
export const openMetrics = (depths: Depths, log: Log): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers });

  const turns = counter('teman_turns_total', 'Turns taken', ['outcome']);
  const seconds = new Histogram({
    name: 'teman_turn_seconds',
    help: 'Time of a turn',
    buckets: turnSeconds,
    registers,
  });
  const deliveries = counter('teman_deliveries_total', 'Delivery attempts', ['channel', 'outcome']);
  const inbound = counter('teman_inbound_total', 'Inbound messages stored', ['channel']);
  const receipts = counter('teman_receipts_total', 'What channels said later of messages we sent', [
    'channel',
    'outcome',
  ]);
  const requests = counter('teman_requests_total', 'Requests made', ['service']);
  const setDepths = depthGauges(registry);

  const askDepths = async (): Promise<void> => {
    try {
      setDepths(await within(patience, 'Counting inbox and outbox', depths()));
    } catch (error) {
      log.warn({ err: error }, 'depths are not known');
      setDepths(null);
    }
  };

  return {
    turn(outcome, took) {
      turns.inc({ outcome });
      seconds.observe(took);
    },
    delivery: (channel, outcome) => {
      deliveries.inc({ channel, outcome });
    },
    inbound: (channel) => {
      inbound.inc({ channel });
    },
    receipt: (channel, outcome) => {
      receipts.inc({ channel, outcome });
    },
    request: (service) => {
      requests.inc({ service });
    },
    async page() {
      await askDepths();
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
};
