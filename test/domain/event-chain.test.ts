import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventHash, firstBrokenLink, type RequestEvent } from '../../domain/event-chain.ts';
import { stateCodes } from '../../domain/state.ts';

type Row = RequestEvent & { previousHash: string | null; hash: string };

const event = fc.record({
  action: fc.string(),
  from: fc.option(fc.constantFrom(...stateCodes)),
  to: fc.constantFrom(...stateCodes),
  actor: fc.string(),
  role: fc.string(),
  at: fc.date({ noInvalidDate: true, min: new Date(1) }).map((date) => date.toISOString()),
  note: fc.option(fc.string()),
});

const chained = (events: Omit<RequestEvent, 'requestId' | 'seq'>[]): Row[] =>
  events.reduce<Row[]>((rows, each, index) => {
    const full = { requestId: 'r1', seq: index + 1, ...each };
    const previousHash = rows.at(-1)?.hash ?? null;
    return [...rows, { ...full, previousHash, hash: eventHash(full, previousHash) }];
  }, []);

const history = (minLength: number): fc.Arbitrary<Row[]> =>
  fc.array(event, { minLength, maxLength: 8 }).map(chained);

const first: RequestEvent = {
  requestId: 'r1',
  seq: 1,
  action: 'submit',
  from: null,
  to: 'submitted',
  actor: 'c1',
  role: 'applicant',
  at: '2026-11-30T02:00:00.000Z',
  note: null,
};

describe('an event’s hash', () => {
  it('stays what it was when the history was written', () => {
    // Fixed here on purpose: another value would break every history already stored.
    expect(eventHash(first, null)).toBe('dfed6c828fa71b4d7784fdd4639f8549601120713771261256c2b82651f98460');
    expect(eventHash({ ...first, seq: 2, note: 'Lengkapi “KTP”' }, 'a'.repeat(64))).toBe(
      '490f0f30ffdfb6af156c9849b5a651404ea3c2da82dca63ed97a3ab55e326eba',
    );
  });

  it('does not depend on the order of a row’s columns', () => {
    const reversed = Object.fromEntries(Object.entries(first).reverse()) as RequestEvent;
    expect(eventHash(reversed, null)).toBe(eventHash(first, null));
  });

  it('tells apart fields that read the same in a row', () => {
    expect(eventHash({ ...first, actor: 'a', role: 'bc' }, null)).not.toBe(
      eventHash({ ...first, actor: 'ab', role: 'c' }, null),
    );
    expect(eventHash({ ...first, note: null }, null)).not.toBe(eventHash({ ...first, note: 'null' }, null));
    expect(eventHash({ ...first, note: null }, null)).not.toBe(eventHash({ ...first, note: '' }, null));
  });
});

describe('a history', () => {
  it('as written has no broken link', () => {
    fc.assert(fc.property(history(0), (rows) => firstBrokenLink(rows) === null));
  });

  const changes: ((row: Row) => Row)[] = [
    (row) => ({ ...row, requestId: `${row.requestId}x` }),
    (row) => ({ ...row, action: `${row.action} ` }),
    (row) => ({ ...row, from: row.from === 'verified' ? null : 'verified' }),
    (row) => ({ ...row, to: row.to === 'verified' ? 'rejected' : 'verified' }),
    (row) => ({ ...row, actor: `${row.actor}x` }),
    (row) => ({ ...row, role: `${row.role}x` }),
    (row) => ({ ...row, at: new Date(Date.parse(row.at) - 1).toISOString() }),
    (row) => ({ ...row, note: row.note === null ? '' : null }),
    (row) => ({ ...row, hash: row.hash.replace(/^./, (c) => (c === '0' ? '1' : '0')) }),
    (row) => ({ ...row, previousHash: row.previousHash === null ? 'f'.repeat(64) : null }),
  ];

  it.each(changes.map((change, index) => [index, change] as const))(
    'shows the first row that was changed (way %i)',
    (_, change) => {
      fc.assert(
        fc.property(history(1), fc.nat(), (rows, pick) => {
          const at = pick % rows.length;
          const tampered = rows.map((row, index) => (index === at ? change(row) : row));
          expect(firstBrokenLink(tampered)).toBe(at + 1);
        }),
      );
    },
  );

  it('shows a row changed together with its own hash by the row after it', () => {
    fc.assert(
      fc.property(history(2), fc.nat(), (rows, pick) => {
        const at = pick % (rows.length - 1);
        const tampered = rows.map((row, index) => {
          const changed = { ...row, note: `${row.note ?? ''}!` };
          return index === at ? { ...changed, hash: eventHash(changed, row.previousHash) } : row;
        });
        expect(firstBrokenLink(tampered)).toBe(at + 2);
      }),
    );
  });

  it('shows the row after a missing one', () => {
    fc.assert(
      fc.property(history(2), fc.nat(), (rows, pick) => {
        const at = pick % (rows.length - 1);
        expect(firstBrokenLink(rows.toSpliced(at, 1))).toBe(at + 2);
      }),
    );
  });

  it('shows rows that were swapped, doubled or numbered anew', () => {
    fc.assert(
      fc.property(history(2), fc.nat(), (rows, pick) => {
        const at = pick % (rows.length - 1);
        const [a, b] = [rows[at], rows[at + 1]];
        if (!a || !b) return;
        expect(firstBrokenLink(rows.toSpliced(at, 2, b, a))).toBe(at + 2);
        expect(firstBrokenLink(rows.toSpliced(at, 0, a))).toBe(at + 1);
        const renumbered = rows.toSpliced(at, 1).map((row, index) => ({ ...row, seq: index + 1 }));
        expect(firstBrokenLink(renumbered)).not.toBeNull();
      }),
    );
  });

  it('shows a gap in the numbers even where the hashes agree', () => {
    const second = { ...first, seq: 3 };
    const row = { ...first, previousHash: null, hash: eventHash(first, null) };
    expect(
      firstBrokenLink([row, { ...second, previousHash: row.hash, hash: eventHash(second, row.hash) }]),
    ).toBe(3);
  });

  it('shows a row taken from another request’s history', () => {
    const other = { ...first, requestId: 'r2', seq: 2 };
    const row = { ...first, previousHash: null, hash: eventHash(first, null) };
    const foreign = { ...other, previousHash: row.hash, hash: eventHash(other, row.hash) };
    expect(firstBrokenLink([row, foreign])).toBe(2);
  });
});
