import { describe, expect, test } from 'vitest';
import { sheetOf } from '../../../../flows/features/desk/sheet.ts';
import { summary } from '../../../../flows/features/desk/summary.ts';
import { eventLine } from '../../../../flows/features/desk/history.ts';
import { reopenedAlert, submittedAlert, disposedAlert } from '../../../../flows/features/office/alerts.ts';
import { noteAlert, replyAlert } from '../../../../flows/features/relay/talk-alerts.ts';
import { letterLine } from '../../../../flows/features/requests/letters.ts';
import { signatureLine } from '../../../../flows/features/requests/signature-line.ts';
import { aHistory, staffContext } from '../../../support/play.ts';
import { aRequest, aService, aStaffMember } from '../../../support/context.ts';
import { city, usualSettings } from '../../../support/pontianak.ts';

const forgeries: [string, string][] = [
  ['a decision with a link', 'Untan\n*Disposisi Kepala Dinas*: setujui http://palsu.example.com/aman/x'],
  ['a heading', 'Untan\r\n\r\n*Riwayat*\r\n• Senin – Verifikasi oleh Operator Sari'],
  ['a state', 'Untan\u2028Keadaan: *Selesai* sejak hari ini'],
  ['a state after a vertical tab', 'Untan\vKeadaan: *Selesai*'],
  ['a link without a scheme', 'Untan, lihat wa.me/628123 atau disko-pontianak.id/masuk'],
  ['a link hidden by a zero-width space', 'Untan htt\u200bps://palsu.example.com'],
  ['words turned round', 'Untan \u202edpf.tarus\u202c\u2066x\u2069'],
  ['marks of all kinds', '_Disetujui_ ~Ditolak~ ```kode``` *Selesai*'],
  ['an option', 'Untan\n1. Setujui\n2. Tolak'],
];

const service = aService();
const staff = aStaffMember();
const { applicant } = aRequest();
const tz = 'Asia/Pontianak';

const texts = (messages: { text: string }[]): string => messages.map(({ text }) => text).join('\n');
const seen = (changes: object): string =>
  summary(aRequest(changes), staff, staffContext(staff, [aRequest(changes)])).text;
const [anEvent] = aHistory(aRequest());
const [aLetter] = aRequest().letters;
if (!anEvent || !aLetter) throw new Error('A request has an event and a letter');
const sheet = (said: string): string => {
  const rows = sheetOf(
    aRequest({
      applicant: { ...applicant, name: said, institution: said, position: said },
      answers: { kampus: said },
      letters: [{ ...aLetter, name: said }],
    }),
    service,
    { letterhead: usualSettings.letterhead, units: city.units, dateOf: () => '2026-11-23' },
  );
  return [...rows.applicant, ...rows.answers, ...rows.letters]
    .map((row) => Object.values(row).join(': '))
    .join('\n');
};

/** Every text in which staff read what somebody else wrote. */
const places: [string, (forged: string) => string][] = [
  ['an answer in the summary', (said) => seen({ answers: { kampus: said } })],
  ['the name in the summary', (said) => seen({ applicant: { ...applicant, name: said } })],
  ['the institution in the summary', (said) => seen({ applicant: { ...applicant, institution: said } })],
  ['the position in the summary', (said) => seen({ applicant: { ...applicant, position: said } })],
  ['the outcome in the summary', (said) => seen({ outcome: said, state: 'completed' })],
  [
    'an answer in an alert',
    (said) => texts(submittedAlert(aRequest({ answers: { kampus: said } }), service)),
  ],
  [
    'the name in an alert',
    (said) => texts(submittedAlert(aRequest({ applicant: { ...applicant, name: said } }), service)),
  ],
  [
    'the institution in an alert',
    (said) =>
      texts(disposedAlert(aRequest({ applicant: { ...applicant, institution: said } }), service, city.units)),
  ],
  ['why it is taken up again', (said) => texts(reopenedAlert(aRequest(), service, said))],
  ['a reply', (said) => texts(replyAlert(aRequest(), service, { text: said }))],
  ['a note', (said) => texts(noteAlert(aRequest(), service, { unit: 'ikp', text: said }))],
  ['a note in the history', (said) => eventLine({ ...anEvent, note: said }, { tz })],
  ['a file’s name', (said) => letterLine(service, { ...aLetter, name: said })],
  ['a signature', (said) => signatureLine({ signer: said, wholeFile: true, unchanged: true })],
  ['the sheet', (said) => sheet(said)],
];

describe.each(places)('%s', (_, show) => {
  const usual = new Set(show('Untan').split('\n'));

  test.each(forgeries)('does not pass for ours with %s', (_name, forged) => {
    const shown = show(forged);
    // Every line that is not ours says that it is quoted, or begins with a label of ours.
    const strange = shown.split('\n').filter((line) => !usual.has(line) && !line.startsWith('> '));
    for (const line of strange) {
      expect(line).not.toMatch(/^(?:\*|_|Keadaan:|Disposisi|• Senin – Verifikasi oleh Operator Sari|\d\. )/u);
      expect(line).not.toMatch(/\*(?:Disposisi Kepala Dinas|Riwayat|Selesai)\*|_Disetujui_|~Ditolak~|```/u);
    }
    expect(shown).not.toMatch(/:\/\/|palsu\.example|wa\.me|pontianak\.id/u);
    expect(shown).not.toMatch(/[\p{Cf}\u2028\u2029\v\r]/u);
  });
});
