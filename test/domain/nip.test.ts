import { describe, expect, it } from 'vitest';
import { maskNip, nipTrouble, normalizeNip } from '../../domain/nip.ts';

const nip = '198001012005011001';

describe('a NIP', () => {
  it.each([
    '19800101 200501 1 001',
    '19800101.200501.1.001',
    '19800101-200501-1-001',
    ` ${nip}\n`,
    '１９８００１０１２００５０１１００１',
  ])('may be written "%s"', (text) => {
    expect(normalizeNip(text)).toBe(nip);
    expect(nipTrouble(text)).toBeNull();
  });

  it.each([
    ['198001012005011001', null, 'PNS, a man'],
    ['198512312010122015', null, 'PNS, a woman'],
    ['200002292024041002', null, 'born on a leap day'],
    ['199003172022211003', null, 'PPPK, first contract'],
    ['199009132025242014', null, 'PPPK, part time'],
    ['198001012019211001', null, 'PPPK of the first year'],
    ['19800101200501100', 'length', 'seventeen digits'],
    ['1980010120050110011', 'length', 'nineteen digits'],
    ['', 'length', 'nothing'],
    ['19800101200501100A', 'letters', 'a letter'],
    ['198013012005011001', 'birth_date', 'month 13'],
    ['198002302005011001', 'birth_date', '30 February'],
    ['199902292020011001', 'birth_date', '29 February of no leap year'],
    ['018001012005011001', 'birth_date', 'a year before 1900'],
    ['198001012005001001', 'appointment', 'month 00'],
    ['198001012005131001', 'appointment', 'month 13'],
    ['198001012018211001', 'appointment', 'a contract before there were PPPK'],
    ['198001012022131001', 'appointment', 'between months and contracts'],
    ['198001012022001001', 'appointment', 'no contract'],
    ['198001011979011001', 'appointment', 'appointed before birth'],
    ['198001011980011001', 'appointment', 'appointed in the year of birth'],
    ['198001012105011001', 'appointment', 'a year not of this century'],
    ['198001012005010001', 'sex', 'sex 0'],
    ['198001012005013001', 'sex', 'sex 3'],
    ['199003172022213003', 'sex', 'PPPK with sex 3'],
  ])('%s: %s (%s)', (...[text, trouble]) => {
    expect(nipTrouble(text)).toBe(trouble);
  });

  it('is shown by its last four digits only', () => {
    expect(maskNip(nip)).toBe('**************1001');
    expect(maskNip('19800101 200501 1 001')).toBe('**************1001');
  });
});
