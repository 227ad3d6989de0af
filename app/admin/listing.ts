import type { Output } from './command.ts';
import { table } from './table.ts';

type Listing<R> = {
  /** What the rows are called in JSON. */
  key: string;
  rows: R[];
  /** How many there are in all. */
  total: number;
  headings: string[];
  cells(row: R): string[];
};

/** The answer of a list: its rows, and how many more there are than it shows. */
export const listing = <R>({ key, rows, total, headings, cells }: Listing<R>): Output => {
  const more = rows.length < total;
  return {
    json: { [key]: rows, total, more },
    text: [
      table(headings, rows.map(cells)),
      ...(more ? [`${rows.length} of ${total}; --take ${total} shows all.`] : []),
    ].join('\n'),
  };
};
