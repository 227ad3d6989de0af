import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Log } from './log.ts';
import { within } from './within.ts';

/** What the process counts; labels are from closed lists, never of a person. */
export type Metrics = {
  turn(outcome: string, seconds: number): void;
  delivery(channel: string, outcome: string): void;
  /** A step was run again because it asked for this fact, which had not been loaded beforehand. */
  fact(name: string): void;
  inbound(channel: string): void;
  receipt(channel: string, outcome: string): void;
  /** A webhook: taken, forged, or not stored. */
  webhook(channel: string, outcome: string): void;
  /** A call the provider refused, by its error code. */
  refusal(channel: string, code: string): void;
  request(service: string): void;
  /** Shows of a channel in which of its states it stands: 1 for that one, 0 for the others. */
  channelState(channel: string, states: readonly string[], now: () => string): void;
  /** Shows whether a channel is switched off: 1 while it is. */
  channelOff(channel: string, account: string, now: () => boolean): void;
  /** Whether what a process stores in can be written to just now. */
  writable(what: string, yes: boolean): void;
  /** The page Prometheus reads. */
  page(): Promise<{ type: string; body: string }>;
};

/** How much waits or is stuck, by the gauge that shows it; what nobody counts is not a number. */
export type Depths = () => Promise<Partial<Record<keyof typeof depths, number>>>;

const depths = {
  inbox: 'Inbox messages that wait for their turn',
  outbox: 'Deliveries that wait for their channel',
  waiting: 'Deliveries that wait for their person to write',
  submitting: 'Sent forms that wait to be recorded',
  held: 'Sent forms that could not be recorded and whose applicants were told',
  aside: 'Inbox messages set aside after faults of ours',
  undelivered: 'Deliveries given up in the last week',
  jobs: 'Timed jobs that failed three times in a row or are set aside',
  figures: 'Requests whose kept figures differed from their history at the last daily check',
};

const patience = 1000;
const turnSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

type Known = Awaited<ReturnType<Depths>>;

const depthGauges = (registry: Registry): ((known: Known | null) => void) => {
  const gauges = (Object.keys(depths) as (keyof typeof depths)[]).map((name) => ({
    name,
    gauge: new Gauge({ name: `teman_${name}_depth`, help: depths[name], registers: [registry] }),
  }));
  // Not a number says that nobody knows; an old number would say that all is well.
  return (known) => gauges.forEach(({ name, gauge }) => gauge.set(known?.[name] ?? NaN));
};

/** Opens a registry of the process's own; depths and the last backup's age are asked for when somebody reads the page. */
export const openMetrics = (count: Depths, log: Log, lastBackup?: () => Promise<Date | null>): Metrics => {
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
  const facts = counter('teman_steps_again_total', 'Steps run again for a fact not loaded beforehand', [
    'fact',
  ]);
  const receipts = counter('teman_receipts_total', 'What channels said later of messages we sent', [
    'channel',
    'outcome',
  ]);
  const webhooks = counter('teman_webhooks_total', 'Webhooks that came', ['channel', 'outcome']);
  const refusals = counter('teman_refusals_total', 'Calls a provider refused', ['channel', 'code']);
  const writables = new Gauge({
    name: 'teman_writable',
    help: 'Whether database and disk can be written to',
    labelNames: ['what'],
    registers,
  });
  const requests = counter('teman_requests_total', 'Requests made', ['service']);
  const standing: (() => void)[] = [];
  const channelStates = new Gauge({
    name: 'teman_channel_state',
    help: 'The state a channel stands in',
    labelNames: ['channel', 'state'],
    registers,
    collect: () => standing.forEach((set) => set()),
  });
  const switches: (() => void)[] = [];
  const channelSwitches = new Gauge({
    name: 'teman_channel_off',
    help: 'Whether a channel is switched off',
    labelNames: ['channel', 'account'],
    registers,
    collect: () => switches.forEach((set) => set()),
  });
  const setDepths = depthGauges(registry);
  const backupAge = new Gauge({
    name: 'teman_backup_age_seconds',
    help: 'Time since a backup was made and proved; not a number when there is none',
    registers,
  });

  const askBackup = async (): Promise<void> => {
    try {
      const at = (await lastBackup?.()) ?? null;
      backupAge.set(at === null ? NaN : (Date.now() - at.getTime()) / 1000);
    } catch (error) {
      log.warn({ err: error }, 'the last backup is not known');
      backupAge.set(NaN);
    }
  };

  const askDepths = async (): Promise<void> => {
    try {
      setDepths(await within(patience, 'Counting what waits', count()));
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
    fact: (fact) => {
      facts.inc({ fact });
    },
    inbound: (channel) => {
      inbound.inc({ channel });
    },
    receipt: (channel, outcome) => {
      receipts.inc({ channel, outcome });
    },
    webhook: (channel, outcome) => {
      webhooks.inc({ channel, outcome });
    },
    refusal: (channel, code) => {
      refusals.inc({ channel, code });
    },
    request: (service) => {
      requests.inc({ service });
    },
    writable: (what, yes) => {
      writables.set({ what }, yes ? 1 : 0);
    },
    channelState(channel, states, now) {
      standing.push(() => {
        for (const state of states) channelStates.set({ channel, state }, state === now() ? 1 : 0);
      });
    },
    channelOff(channel, account, now) {
      switches.push(() => channelSwitches.set({ channel, account }, now() ? 1 : 0));
    },
    async page() {
      await Promise.all([askDepths(), askBackup()]);
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
};
