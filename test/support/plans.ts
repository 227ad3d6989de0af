import pg from 'pg';
import { vi } from 'vitest';

/** One statement as it was sent. */
type Sent = { text: string; values: unknown[] };

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  Plans?: Plan[];
};

const SentForm = (call: readonly unknown[]): Sent | null => {
  const [first, second] = call;
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : [] };
  if (typeof first !== 'object' || first === null || !('text' in first)) return null;
  const { text, values } = first as { text: string; values?: unknown[] };
  return { text, values: values ?? (Array.isArray(second) ? second : []) };
};

/** What some work asks of the database, whoever asks: our SQL or Prisma's. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<Sent[]> => {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    const sent = query.mock.calls.flatMap((call) => SentForm(call as readonly unknown[]) ?? []);
    return [...new Map(sent.map((one) => [one.text, one])).values()].filter(({ text }) =>
      /^\s*(SELECT|WITH|UPDATE|DELETE|INSERT)/i.test(text),
    );
  } finally {
    query.mockRestore();
  }
};

/** Below these a node has to have all of its rows before it gives the first, whatever limit stands above it. */
const wantsAll = new Set(['Sort', 'Aggregate', 'WindowAgg', 'Hash', 'SetOp']);

const wholeReads = (plan: Plan, large: readonly string[], limited = false): string[] => {
  const { 'Node Type': node, 'Relation Name': table = '', Plans: below = [] } = plan;
  const isLimited = node === 'Limit' || (limited && !wantsAll.has(node));
  // Whatever limit stands above it: where few rows pass a filter, all of them are looked at to find as many.
  const mayEndEarly = isLimited && plan.Filter === undefined;
  const isWhole =
    large.includes(table) &&
    (node === 'Seq Scan' || (/^Index/.test(node) && plan['Index Cond'] === undefined && !mayEndEarly));
  return [
    ...(isWhole ? [`${node} on ${table}`] : []),
    ...below.flatMap((one) => wholeReads(one, large, isLimited)),
  ];
};

/**
 * Which of some tables a statement would read as a whole for want of an index: PostgreSQL is asked for its plan with whole
 * reads forbidden, so that what still reads a table whole has no other way, however small the table is in a test.
 */
export const readsWhole = async (
  pool: pg.Pool,
  { text, values }: Sent,
  large: readonly string[],
): Promise<string[]> => {
  const client = await pool.connect();
  try {
    await client.query('SET enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      `EXPLAIN (FORMAT JSON) ${text}`,
      values,
    );
    return rows.flatMap((row) => row['QUERY PLAN']).flatMap(({ Plan: plan }) => wholeReads(plan, large));
  } finally {
    await client.query('RESET enable_seqscan');
    client.release();
  }
};
