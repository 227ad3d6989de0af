import { imitated } from '../../../../bot/channels/simulator/imitated.ts';
import { describe, expect, test } from 'vitest';
import { MissingFact } from '../../../../flows/kernel/fact.ts';
import { step } from '../../../../flows/conversation.ts';
import type { Session } from '../../../../flows/conversation.ts';
import { stepTexts } from '../../../../flows/features/office/texts.ts';
import { aContext, aRequest, aSession, aStaffMember, known } from '../../../support/context.ts';
import {
  answerOf,
  button,
  labels,
  play,
  said,
  staffContext,
  taken,
  text,
  staffStep,
} from '../../../support/play.ts';

const request = aRequest();
const dialogue: Session['at'] = {
  name: 'staff',
  action: 'reject',
  requestId: request.id,
  version: 1,
  stage: 'reason',
  picked: [],
  reasons: {},
};

describe('a tracking number', () => {
  test.each(['TD-2026-VHJTHDNC', ' td 2026 vhjt hdnc. '])('"%s" opens the request', (typed) => {
    expect(answerOf(play(staffContext({}), [typed])).text).toContain(request.number);
  });

  test('out of reach and unknown are answered alike', () => {
    const other = answerOf(play(staffContext({ unit: 'ikp' }), [request.number]));
    const none = aContext({
      contact: { staff: aStaffMember() },
      facts: [known({ fact: 'request_by_number', number: request.number }, null)],
    });
    expect(other).toEqual(answerOf(play(none, [request.number])));
    expect(other).toEqual({ text: stepTexts.notFound });
  });

  test("of one's own request out of reach is the applicant side's", () => {
    const own = aRequest({ contactId: 'c0000000-0000-4000-8000-000000000001' });
    expect(staffStep(aSession(), text(own.number), staffContext({ unit: 'ikp' }, [own]))).toBeNull();
  });

  test.each([`bagaimana ${request.number}?`, `status ${request.number}`])(
    '"%s" opens it as well',
    (typed) => {
      expect(answerOf(play(staffContext({}), [typed])).text).toContain(request.number);
    },
  );

  test('inside a whole sentence is not one alone', () => {
    const said = `tadi warga menelepon soal ${request.number} dan minta dihubungi besok`;
    expect(staffStep(aSession(), text(said), staffContext({}))).toBeNull();
  });
});

describe('what is not for the staff side', () => {
  test.each(['menu', '/start', 'status', 'bantuan', 'Privasi'])(
    'the word "%s", in a dialogue as well',
    (word) => {
      expect(staffStep(aSession({ at: dialogue }), text(word), staffContext({}))).toBeNull();
      expect(staffStep(aSession({ at: dialogue }), text(word), aContext())).toBeNull();
    },
  );

  test('"status TD-…" of somebody who is no member of staff', () => {
    expect(staffStep(aSession({ at: dialogue }), text(`status ${request.number}`), aContext())).toBeNull();
  });

  test('news from inside the house', () => {
    const news = { kind: 'news', requestId: request.id, news: 'completed' } as const;
    for (const context of [
      staffContext({}),
      aContext({ facts: [known({ fact: 'request', id: request.id }, request)] }),
    ])
      expect(step(aSession({ at: dialogue }), news, context)).toEqual({
        session: aSession({ at: dialogue }),
        effects: [],
      });
  });

  test('words and buttons outside a dialogue', () => {
    expect(staffStep(aSession(), text('mau magang'), staffContext({}))).toBeNull();
    expect(staffStep(aSession(), button('q3.agree'), staffContext({}))).toBeNull();
    expect(staffStep(aSession(), text('permohonan'), aContext())).toBeNull();
    expect(staffStep(aSession(), text(request.number), aContext())).toBeNull();
  });
});

describe('a word that leads elsewhere', () => {
  const inbox = known(
    { fact: 'inbox', staff: aStaffMember(), filter: { service: null, state: null }, from: null },
    { rows: [], count: 0, late: 0, beside: 0, earlier: false, later: false },
  );
  const context = staffContext({});
  const working = { ...context, facts: new Map([...context.facts, inbox]) };
  const after = (at: Session['at'], word: string): string => {
    const result = step(aSession({ at }), text(word), working);
    return 'want' in result ? `wants ${result.want.fact}` : (answerOf(result).text ?? '');
  };

  test.each(['permohonan', 'menu', '/start', 'bantuan'])(
    '"%s" in a dialogue says what became of it',
    (word) => {
      expect(after(dialogue, word)).toMatch(new RegExp(`^${stepTexts.stepLeft}\n\n`));
      expect(after({ name: 'menu' }, word)).not.toContain(stepTexts.stepLeft);
    },
  );

  test('and one that leads nowhere leaves the dialogue as it is', () => {
    expect(after(dialogue, 'privasi')).not.toContain(stepTexts.stepLeft);
  });

  test.each<Session['at']>([
    { name: 'administration', stage: 'home' },
    { name: 'block', stage: 'which' },
    { name: 'acting', stage: 'who' },
  ])('"permohonan" opens the list from $name too', (at) => {
    expect(after(at, 'permohonan')).toContain('Tidak ada permohonan yang menunggu Anda');
  });
});

describe('somebody who is no member of staff', () => {
  test.each(['verify', 'see', 'view_sensitive', 'nonsense'])('guessing act.%s learns nothing', (name) => {
    // No fact is given: looking anything up would throw.
    const result = taken(staffStep(aSession(), button(`act.${name}.${request.id}`), aContext()));
    expect(result.effects).toEqual([{ type: 'say', message: { text: stepTexts.staffOnly } }]);
  });

  test('keeps their place in a form on Telegram', () => {
    const at = { name: 'item', key: 'kampus', from: 'form' } as const;
    const result = taken(staffStep(aSession({ at }), button(`act.see.${request.id}`), aContext()));
    expect(result.session.at).toEqual(at);
  });

  test('any more is put out of the dialogue', () => {
    for (const event of [text('Persyaratan kurang'), button(`act.reject.${request.id}`), button('q1.own')]) {
      const result = taken(staffStep(aSession({ at: dialogue }), event, aContext()));
      expect(result.session.at).toEqual({ name: 'menu' });
      expect(said(result.effects)).toEqual([{ text: stepTexts.staffOnly }]);
      expect(result.effects).toHaveLength(1);
    }
  });
});

describe('a guessed button of staff', () => {
  test.each([
    'act.verify',
    'act.verify.1',
    "act.verify.' or 1=1",
    `act.nonsense.${request.id}`,
    `act.__proto__.${request.id}`,
    'act.',
  ])('"%s" is not even looked up', (id) => {
    const result = taken(staffStep(aSession(), button(id), aContext({ contact: { staff: aStaffMember() } })));
    expect(result.effects).toEqual([{ type: 'say', message: { text: stepTexts.notFound } }]);
  });

  test('of a request out of reach is answered like one that does not exist', () => {
    const context = aContext({
      contact: { staff: aStaffMember() },
      facts: [known({ fact: 'request', id: request.id }, null)],
    });
    for (const name of ['see', 'letters', 'verify', 'reject', 'complete', 'view_sensitive']) {
      const press = button(`act.${name}.${request.id}`);
      const foreign = taken(staffStep(aSession(), press, staffContext({ unit: 'persandian' })));
      expect(foreign).toEqual(taken(staffStep(aSession(), press, context)));
      expect(foreign.effects).toEqual([{ type: 'say', message: { text: stepTexts.notFound } }]);
    }
  });

  test('asks for the request it is about', () => {
    const context = aContext({ contact: { staff: aStaffMember() } });
    expect(() => staffStep(aSession(), button(`act.see.${request.id}`), context)).toThrow(MissingFact);
  });
});

describe('a button in the middle of something else', () => {
  const at = { name: 'item', key: 'kampus', from: 'form' } as const;
  const press = button(`act.see.${request.id}`);

  test('leaves a form where it is on Telegram', () => {
    const session = aSession({ at, draftId: 'd0000000-0000-4000-8000-000000000001' });
    expect(taken(staffStep(session, press, staffContext({}))).session).toEqual(session);
  });

  test('takes over on WhatsApp, where the numbers shown must mean what they say', () => {
    const context = staffContext({}, [request], { can: imitated.whatsapp });
    const result = taken(staffStep(aSession({ at }), press, context));
    expect(result.session.at).toEqual({ name: 'menu' });
    expect(labels(answerOf(result))).toEqual([
      'Verifikasi',
      'Minta kelengkapan',
      'Tolak',
      'Tulis kepada pemohon',
      'Tulis catatan',
      'Periksa',
      'Lihat berkas',
      'Percakapan',
      'Riwayat',
      'Cetak',
      'Buka data sensitif',
    ]);
    expect(answerOf(play(context, ['2'], result.session)).text).toContain('Apa yang kurang?');
  });

  test('does not end a dialogue on Telegram', () => {
    expect(taken(staffStep(aSession({ at: dialogue }), press, staffContext({}))).session.at).toEqual(
      dialogue,
    );
  });
});
