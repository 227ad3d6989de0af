/** The office's units (bidang); working names of `services.md`, data a city may change. */
export const units = {
  sekretariat: 'Sekretariat',
  ikp: 'Bidang Informasi dan Komunikasi Publik',
  aptika: 'Bidang Aplikasi Informatika',
  infrastruktur: 'Bidang Infrastruktur TIK',
  persandian: 'Bidang Persandian dan Statistik',
} as const;

export type Unit = keyof typeof units;

/** The unit that takes the secretariat's part: its operators work for all units, and what is of no unit comes to them. */
export const secretariat: Unit = 'sekretariat';

export const unitCodes = Object.keys(units) as [Unit, ...Unit[]];
