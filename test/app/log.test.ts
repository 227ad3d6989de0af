import { expect, test } from 'vitest';
import { createLog, safeError } from '../../app/log.ts';

const logged = (write: (log: ReturnType<typeof createLog>) => void): string => {
  const lines: string[] = [];
  write(createLog({ logLevel: 'info' }, { write: (line: string) => void lines.push(line) }));
  return lines.join('');
};

test('personal fields never reach the log, however deep a caller hid them', () => {
  const line = logged((log) => {
    log.info(
      { nik: '6171010101900001', contactId: 'c-1', update: { text: 'Rina', from: { phone: '+62812' } } },
      'took a message',
    );
  });
  expect(line).toContain('c-1');
  expect(line).not.toMatch(/6171|Rina|\+62812/);
});

test('an error tells where and what kind, without quoting anybody', () => {
  const parser = safeError(new SyntaxError('Unexpected token R, "Rina Safitri" is not valid JSON'));
  expect(parser).not.toHaveProperty('message');
  expect(parser.stack.join()).toContain('log.test.ts');

  const constraint = Object.assign(new Error('Key (nip)=(198001012006041002) already exists'), {
    code: '23505',
  });
  expect(safeError(constraint)).toMatchObject({ type: 'Error', code: '23505' });
  expect(safeError(constraint)).not.toHaveProperty('message');

  const told = safeError(new Error('cannot reach 0812 3456 7890 called "Rina Safitri" over "contact.id"'));
  expect(told.message).toBe('cannot reach # called "…" over "contact.id"');
});

test('an error is logged through the same sieve under err and error', () => {
  const line = logged((log) => {
    log.error({ err: new Error('call 081234567890') }, 'failed');
    log.error({ error: new Error('call 081234567890') }, 'failed');
  });
  expect(line).not.toContain('081234567890');
  expect(line).toContain('call #');
});
