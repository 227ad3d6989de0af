import type { Found } from './oracle.ts';

/** What may come twice after a send whose outcome is not known, each no more often than it was in doubt. */
const doubles = ['news doubled', 'other messages doubled'];

/** The promises that did not hold, each with its number. */
export const mustBeNothing = ({ verdict, doubts }: Found): string[] =>
  Object.entries(verdict)
    .filter(([name, count]) =>
      doubles.includes(name) ? name === 'news doubled' && count > doubts : count > 0,
    )
    .map(([name, count]) => `${name}: ${String(count)}`);

/** A run in words, for people and for docs/reliability.md. */
export const tableOf = ({ verdict, happened, doubts, seconds, messages, longestWait }: Found): string =>
  [
    `${String(messages)} messages in ${seconds.toFixed(0)} s; sends in doubt: at most ${String(doubts)}; nobody waited longer than ${longestWait.toFixed(0)} s for an answer.`,
    '',
    '| fault | times |',
    '| --- | --- |',
    ...Object.entries(happened).map(([name, times]) => `| ${name} | ${String(times)} |`),
    '',
    '| what | how many |',
    '| --- | --- |',
    ...Object.entries(verdict).map(([name, count]) => `| ${name} | ${String(count)} |`),
  ].join('\n');
