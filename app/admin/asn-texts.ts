import type { AsnTexts } from '../../flows/pages/employee-register.ts';

/** As the command says it. */
export const commandTexts: AsnTexts = {
  nip: {
    length: 'nip must have 18 digits',
    letters: 'nip must be digits only',
    birth_date: 'nip does not begin with a birth date',
    appointment: 'nip has no appointment year and month (or PPPK contract) in digits 9 to 14',
    sex: 'digit 15 of nip must be 1 or 2',
    shortened: 'nip was shortened by the spreadsheet: format the column as text',
  },
  missing: {
    name: 'nama is empty',
    position: 'jabatan is empty',
    agency: 'perangkat_daerah is empty',
  },
  number: {
    name: 'nama is a number',
    position: 'jabatan is a number',
    agency: 'perangkat_daerah is a number',
  },
  phone: 'hp is no telephone number',
  phoneShortened: 'hp was shortened by the spreadsheet: format the column as text',
  shifted: 'more cells than the heading has: a separator inside a name?',
  twice: (line) => `the same nip as line ${line}`,
  lacks: (lacking) =>
    `The first line lacks ${lacking}. It must name nip, nama, jabatan, perangkat_daerah and hp, in any order.`,
  empty: 'The file is empty.',
  notCsv: (because) => `The file cannot be read as CSV: ${because}`,
  unopened:
    'The workbook cannot be opened: damaged, with a password, too large, or not .xlsx. Save it as .xlsx or as CSV UTF-8.',
};
