// Data a city keeps: one line a day, checked each year against the new joint decree (SKB 3 Menteri).

/** Sourced: SKB Menag, Menaker, MenPANRB Nomor 1497/2025, 2/2025, 5/2025: 17 holidays, 8 cuti bersama. */
const year2026: [date: string, name: string][] = [
  ['2026-01-01', 'Tahun Baru 2026 Masehi'],
  ['2026-01-16', 'Isra Mikraj Nabi Muhammad SAW'],
  ['2026-02-16', 'Cuti bersama Tahun Baru Imlek'],
  ['2026-02-17', 'Tahun Baru Imlek 2577 Kongzili'],
  ['2026-03-18', 'Cuti bersama Hari Suci Nyepi'],
  ['2026-03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'],
  ['2026-03-20', 'Cuti bersama Idul Fitri'],
  ['2026-03-21', 'Idul Fitri 1447 Hijriah'],
  ['2026-03-22', 'Idul Fitri 1447 Hijriah'],
  ['2026-03-23', 'Cuti bersama Idul Fitri'],
  ['2026-03-24', 'Cuti bersama Idul Fitri'],
  ['2026-04-03', 'Wafat Yesus Kristus'],
  ['2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)'],
  ['2026-05-01', 'Hari Buruh Internasional'],
  ['2026-05-14', 'Kenaikan Yesus Kristus'],
  ['2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus'],
  ['2026-05-27', 'Idul Adha 1447 Hijriah'],
  ['2026-05-28', 'Cuti bersama Idul Adha'],
  ['2026-05-31', 'Hari Raya Waisak 2570 BE'],
  ['2026-06-01', 'Hari Lahir Pancasila'],
  ['2026-06-16', '1 Muharam Tahun Baru Islam 1448 Hijriah'],
  ['2026-08-17', 'Proklamasi Kemerdekaan'],
  ['2026-08-25', 'Maulid Nabi Muhammad SAW'],
  ['2026-12-24', 'Cuti bersama Kelahiran Yesus Kristus'],
  ['2026-12-25', 'Kelahiran Yesus Kristus (Natal)'],
];

/**
 * NOT SOURCED: must be checked against the decree for 2027 and completed with its cuti bersama, of which there is none
 * here. Fixed dates and Easter are certain; the lunar days (Islamic, Imlek, Nyepi, Waisak) are the calendar's best guess.
 */
const year2027: [date: string, name: string][] = [
  ['2027-01-01', 'Tahun Baru 2027 Masehi'],
  ['2027-01-05', 'Isra Mikraj Nabi Muhammad SAW'],
  ['2027-02-06', 'Tahun Baru Imlek 2578 Kongzili'],
  ['2027-03-08', 'Hari Suci Nyepi (Tahun Baru Saka 1949)'],
  ['2027-03-10', 'Idul Fitri 1448 Hijriah'],
  ['2027-03-11', 'Idul Fitri 1448 Hijriah'],
  ['2027-03-26', 'Wafat Yesus Kristus'],
  ['2027-03-28', 'Kebangkitan Yesus Kristus (Paskah)'],
  ['2027-05-01', 'Hari Buruh Internasional'],
  ['2027-05-06', 'Kenaikan Yesus Kristus'],
  ['2027-05-17', 'Idul Adha 1448 Hijriah'],
  ['2027-05-20', 'Hari Raya Waisak 2571 BE'],
  ['2027-06-01', 'Hari Lahir Pancasila'],
  ['2027-06-06', '1 Muharam Tahun Baru Islam 1449 Hijriah'],
  ['2027-08-15', 'Maulid Nabi Muhammad SAW'],
  ['2027-08-17', 'Proklamasi Kemerdekaan'],
  ['2027-12-25', 'Kelahiran Yesus Kristus (Natal)'],
];

/** The years of the table, each with the decree it follows; null: a guess until the decree is out. */
export const holidaySources: ReadonlyMap<number, string | null> = new Map([
  [2026, 'SKB Menag, Menaker, MenPANRB Nomor 1497 Tahun 2025, 2 Tahun 2025, 5 Tahun 2025'],
  [2027, null],
]);

/** Indonesia's public holidays and cuti bersama, ISO date to Indonesian name: 2026 by SKB 3 Menteri Nomor 1497, 2 and 5 of 2025; 2027 still to be checked against its decree. */
export const holidays: ReadonlyMap<string, string> = new Map([...year2026, ...year2027]);
