import { describe, expect, test } from 'vitest';
import { type Role, roleCodes } from '../../../domain/role.ts';
import { stateCodes, states } from '../../../domain/state.ts';
import { actions, transition } from '../../../domain/transition.ts';
import { type Unit, unitCodes } from '../../../domain/unit.ts';
import type { Event } from '../../../flows/engine/event.ts';
import { type Step, steps } from '../../../flows/staff/act.ts';
import { withinReach } from '../../../flows/staff/reach.ts';
import { notFound } from '../../../flows/staff/texts.ts';
import { aMoment, aRequest, aStaffMember } from '../../support/context.ts';
import { answerOf, button, done, labels, play, staffContext } from './play.ts';

/** What has to be answered to take each step. */
const answers: Record<Step, string[]> = {
  verify: [],
  request_completion: ['[Surat pengantar]', '[Selesai memilih]', '[Tidak terbaca]'],
  reject: ['[Persyaratan tidak dipenuhi]'],
  register: ['000.1/123'],
  dispose: ['[Bidang Aplikasi Informatika]', '[Tindak lanjuti]'],
  start: ['Hubungi Sari, Rabu pukul 10'],
  complete: ['Surat jawaban terkirim'],
};

const combinations = roleCodes.flatMap((role) =>
  (['sekretariat', 'aptika', 'ikp'] as const).flatMap((unit) =>
    stateCodes.map((state) => ({ role, unit, state })),
  ),
);

const today = '2026-11-23';

describe.each(combinations)('$role of $unit, request of aptika in $state', ({ role, unit, state }) => {
  const request = aRequest({
    state,
    ...(state === 'completed' ? { completedOn: today, outcome: 'Selesai' } : {}),
  });
  const member = aStaffMember({ role, unit });
  const context = staffContext({ role, unit }, [request]);

  test.each(steps)('%s goes as the rules say', (step) => {
    expect(aMoment.toISOString()).toContain(today);
    const rule = transition(request, step, { kind: 'staff', member }, { note: 'x', unit: 'aptika', today });
    const pressed = button(`act.${step}.${request.id}`);
    const result = rule.ok ? play(context, [pressed, ...answers[step]]) : play(context, [pressed]);
    const changes = done(result.effects);
    if (rule.ok) {
      expect(changes[0]).toMatchObject({
        type: 'transition',
        action: step,
        from: state,
        to: rule.to,
        unit: rule.unit,
        version: 1,
      });
      expect(answerOf(result).text).toContain(`Status: *${states[rule.to].label}*`);
    } else if (rule.because === 'not_your_unit' || !withinReach(request, member)) {
      expect(result.effects).toEqual([{ type: 'say', message: { text: notFound } }]);
    } else {
      expect(changes).toEqual([]);
      expect(answerOf(result).text).toContain(`*${actions[step]}*`);
      expect(answerOf(result).text).toContain(`sekarang *${states[state].label}*`);
      expect(answerOf(result).text).toContain('Langkah terakhir: Permohonan dikirim oleh pemohon');
    }
    expect(result.session.at).toEqual({ name: 'menu' });
  });

  test('the buttons offered are exactly those the rules allow', () => {
    if (!withinReach(request, member)) return;
    const offered = labels(answerOf(play(context, [button(`act.see.${request.id}`)])));
    const allowed = steps.filter(
      (step) => transition(request, step, { kind: 'staff', member }, { note: 'x', unit: 'aptika', today }).ok,
    );
    const buttons = new Set<string>(steps.map((step) => actions[step]));
    expect(offered.filter((label) => buttons.has(label))).toEqual(allowed.map((step) => actions[step]));
  });
});

const everywhere = roleCodes.flatMap((role: Role) =>
  unitCodes.flatMap((mine: Unit) => unitCodes.map((unit: Unit) => ({ role, mine, unit }))),
);

test.each(everywhere)(
  '$role of $mine reaches a request of $unit when the rules say so',
  ({ role, mine, unit }) => {
    const member = aStaffMember({ role, unit: mine });
    const request = aRequest({ unit });
    const refused = steps.some((step) => {
      const rule = transition(request, step, { kind: 'staff', member }, { today });
      return !rule.ok && rule.because === 'not_your_unit';
    });
    expect(withinReach(request, member)).toBe(!refused);
  },
);

test('every step of staff can be pressed, and its button keeps within what channels carry', () => {
  const names = [...steps, 'view_sensitive'];
  for (const name of names) expect(`act.${name}.${aRequest().id}`.length).toBeLessThanOrEqual(64);
  const events: Event[] = steps.map((step) => button(`act.${step}.${aRequest().id}`));
  for (const event of events) expect(play(staffContext({}), [event]).effects.length).toBeGreaterThan(0);
});
