/** One VEVENT, its values unescaped; times stay as they stand. */
export type IcsEvent = Record<string, string>;

const unescaped = (value: string): string =>
  value.replace(/\\([nN;,\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

/** Reads an iCalendar text the way a calendar does: unfolded, CRLF lines only; throws on a line that is none. */
export const readIcs = (text: string): { calendar: IcsEvent; events: IcsEvent[] } => {
  if (/(?<!\r)\n/.test(text)) throw new Error('A line ends without CRLF');
  for (const line of text.split('\r\n'))
    if (Buffer.byteLength(line) > 75) throw new Error(`A line is longer than 75 octets: ${line}`);
  const calendar: IcsEvent = {};
  const events: IcsEvent[] = [];
  let into = calendar;
  for (const line of text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (name === '') throw new Error(`No line of a calendar: ${line}`);
    if (name === 'BEGIN' && value === 'VEVENT') events.push((into = {}));
    else if (name === 'END') into = calendar;
    else into[name] = unescaped(value);
  }
  return { calendar, events };
};
