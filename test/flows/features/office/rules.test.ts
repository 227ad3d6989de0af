import { describe, expect, test } from 'vitest';
import type { ActingKind } from '../../../../domain/acting-head.ts';
import { type Role, roleCodes } from '../../../../domain/role.ts';
import { type State, stateCodes, states } from '../../../../domain/state.ts';
import { actions } from '../../../../domain/transition.ts';
import type { Unit } from '../../../../domain/unit.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import type { Event } from '../../../../flows/kernel/event.ts';
import { type Step, steps } from '../../../../flows/features/office/act.ts';
import { stepTexts } from '../../../../flows/features/office/texts.ts';
import { aRequest, known } from '../../../support/context.ts';
import { answerOf, button, done, labels, playOut, staffContext } from '../../../support/play.ts';

const sheet: Event = {
  kind: 'file',
  sha256: 'f'.repeat(64),
  name: 'lembar.jpg',
  mime: 'image/jpeg',
  bytes: 9,
};

/** The shortest way through each step's questions. */
const answers: Record<Step, (string | Event)[]> = {
  verify: [],
  request_completion: ['[Surat pengantar]', '[Selesai memilih]', '[Tidak terbaca]'],
  reject: ['[Persyaratan tidak dipenuhi]'],
  register: ['000.1/123'],
  dispose: ['[Bidang Aplikasi Informatika]', '[Tindak lanjuti]'],
  start: ['Hubungi Sari, Rabu pukul 10'],
  complete: ['Surat jawaban terkirim'],
  extend: ['7', '[Masih perlu pemeriksaan di lapangan]'],
  explain: ['[Permohonan sedang banyak]'],
};

const leadsTo: Record<Exclude<Step, 'extend' | 'explain'>, State> = {
  verify: 'verified',
  request_completion: 'needs_completion',
  reject: 'rejected',
  register: 'registered',
  dispose: 'disposed',
  start: 'in_progress',
  complete: 'completed',
};

type Post = 'operator' | 'records_officer' | 'head';

/** Whose step it is in each state, written down from services.md and Pasal 12; the records officer's disposition is the head's, on paper. */
const table: Record<State, Partial<Record<Post, Step[]>>> = {
  submitted: { operator: ['verify', 'request_completion', 'extend', 'explain', 'reject'] },
  needs_completion: { operator: ['reject'] },
  verified: { operator: ['extend', 'explain'], records_officer: ['register'], head: ['reject'] },
  registered: { operator: ['extend', 'explain'], head: ['reject', 'dispose'], records_officer: ['dispose'] },
  disposed: { operator: ['start'] },
  in_progress: { operator: ['complete'] },
  completed: {},
  rejected: {},
  withdrawn: {},
};

// The request is aptika's, with ikp beside it; persandian has nothing to do with it.
const units = ['sekretariat', 'aptika', 'ikp', 'persandian'] as const;

type Who = { role: Role; unit: Unit; acting: ActingKind | null };
const everybody: Who[] = roleCodes.flatMap((role) =>
  units.flatMap((unit) => ([null, 'plh'] as const).map((acting) => ({ role, unit, acting }))),
);

const worksHere = ({ unit }: Who): boolean => unit === 'sekretariat' || unit === 'aptika';
const sees = (who: Who): boolean =>
  who.role !== 'operator' || who.acting !== null || worksHere(who) || who.unit === 'ikp';

const mayTake = (who: Who, state: State): Step[] => {
  const own = who.role === 'administrator' || (who.role === 'operator' && !worksHere(who)) ? [] : [who.role];
  const posts = [...own, ...(who.acting ? ['head' as const] : [])];
  const may = new Set(posts.flatMap((post) => table[state][post] ?? []));
  return steps.filter((step) => may.has(step));
};

const recordsPaper = ({ role, acting }: Who): boolean => role === 'records_officer' && acting === null;

const contextOf = ({ acting, ...who }: Who, request: RequestView) => {
  const base = staffContext({ ...who, ...(acting ? { acting } : {}) }, [request]);
  const inspection = known(
    { fact: 'inspection', sha256: sheet.sha256, name: sheet.name, mime: sheet.mime },
    { sha256: sheet.sha256, name: sheet.name, mime: sheet.mime, bytes: 9, type: 'jpg' },
  );
  return { ...base, facts: new Map([...base.facts, inspection]) };
};

describe.each(stateCodes)('a request of aptika, with ikp beside it, that is %s', (state) => {
  const request = aRequest({
    state,
    supporting: ['ikp'],
    extension: { times: 1, workingDays: 7, days: 0 },
    askedWhy: true,
    ...(state === 'completed' ? { completedOn: '2026-11-23', outcome: 'Selesai' } : {}),
  });

  test.each(everybody)('$role of $unit, acting $acting: every step goes as the table says', (who) => {
    const context = contextOf(who, request);
    const may = mayTake(who, state);
    for (const step of steps) {
      const onPaper = step === 'dispose' && recordsPaper(who);
      const pressed = button(`act.${step}.${request.id}`);
      if (may.includes(step)) {
        const to = step === 'extend' || step === 'explain' ? state : leadsTo[step];
        const result = playOut(context, [pressed, ...(onPaper ? [sheet] : []), ...answers[step]]);
        expect(done(result.effects)[0]).toMatchObject({
          type: 'transition',
          action: step,
          from: state,
          to,
          version: 1,
        });
        expect(answerOf(result).text).toContain(`Status: *${states[to].label}*`);
        expect(result.session.at).toEqual({ name: 'menu' });
        continue;
      }
      const { effects, session } = playOut(context, [pressed]);
      expect(done(effects)).toEqual([]);
      expect(session.at).toEqual({ name: 'menu' });
      if (!sees(who)) expect(effects).toEqual([{ type: 'say', message: { text: stepTexts.notFound } }]);
      else {
        const { text } = answerOf({ effects, session });
        expect(text).toContain(`*${actions[step]}*`);
        expect(text).toContain(`sekarang *${states[state].label}*`);
        expect(text).toContain('Langkah terakhir: Permohonan dikirim oleh pemohon');
      }
    }
  });

  test.each(everybody.filter(sees))('$role of $unit, acting $acting: exactly those are offered', (who) => {
    const offered = labels(answerOf(playOut(contextOf(who, request), [button(`act.see.${request.id}`)])));
    const stepLabels = Object.values(actions) as string[];
    expect(offered.filter((label) => stepLabels.includes(label))).toEqual(
      mayTake(who, state).map((step) => actions[step]),
    );
  });

  test.each(everybody.filter(sees))(
    '$role of $unit, acting $acting: writes when it is theirs and open',
    (who) => {
      const isTheirs = who.role === 'operator' && (worksHere(who) || who.unit === 'ikp');
      const writes = isTheirs && !['completed', 'rejected', 'withdrawn'].includes(state);
      const words = writes ? ['Mohon datang Senin.'] : [];
      const pressed = playOut(contextOf(who, request), [button(`act.write.${request.id}`), ...words]);
      expect(done(pressed.effects).map(({ type }) => type)).toEqual(writes ? ['relay'] : []);
    },
  );
});

test('a step that is refused to a unit beside says whose it is', () => {
  const request = aRequest({ state: 'disposed', supporting: ['ikp'] });
  const refused = playOut(contextOf({ role: 'operator', unit: 'ikp', acting: null }, request), [
    button(`act.start.${request.id}`),
  ]);
  expect(answerOf(refused).text).toContain('dikerjakan unit penanggung jawab; unit Anda mendampingi');
});

test('every step of staff can be pressed, and its button keeps within what channels carry', () => {
  const names = [...steps, 'view_sensitive', 'write', 'note', 'talk'];
  for (const name of names) expect(`act.${name}.${aRequest().id}.9999`.length).toBeLessThanOrEqual(64);
  const events: Event[] = steps.map((step) => button(`act.${step}.${aRequest().id}`));
  for (const event of events) expect(playOut(staffContext({}), [event]).effects.length).toBeGreaterThan(0);
});
