import { expect, it } from 'vitest';
import { stateCodes, states } from '../../domain/state.ts';

it.each([
  ['submitted', 'Diterima', true],
  ['needs_completion', 'Perlu dilengkapi', true],
  ['verified', 'Terverifikasi', true],
  ['registered', 'Teragenda', true],
  ['disposed', 'Didisposisikan', true],
  ['in_progress', 'Ditindaklanjuti', true],
  ['completed', 'Selesai', false],
  ['rejected', 'Ditolak', false],
  ['withdrawn', 'Dibatalkan', false],
] as const)('shows %s as "%s" (open: %s)', (code, label, open) => {
  expect(states[code]).toMatchObject({ label, open });
});

it('knows nine states and no more, in the order of a request’s life', () => {
  expect(stateCodes).toHaveLength(9);
  expect(stateCodes[0]).toBe('submitted');
});

it('tells the applicant in whole sentences what happens next in every state', () => {
  for (const code of stateCodes) expect(states[code].next).toMatch(/^[A-Z].{20,}\.$/);
});
