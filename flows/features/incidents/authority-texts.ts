import { named } from '../../kernel/wording.ts';

/** The sentences of the notice to the authority (UU 27/2022 Pasal 46). */
const own = {
  title: (name: string): string => `Pemberitahuan kegagalan pelindungan data pribadi ${name}`,
  controller: 'Pengendali data',
  event: 'Kejadian',
  kind: (kind: string): string => `Jenis: ${kind}.`,
  when: (from: string, until: string): string => `Waktu: ${from} sampai ${until}.`,
  known: (at: string, due: string): string => `Diketahui: ${at}. Batas pemberitahuan: ${due}.`,
  cause: (cause: string): string => `Sebab: ${cause}`,
  causeUnknown: 'masih diselidiki.',
  data: 'Data yang terungkap',
  counts: (people: number, requests: number): string => `${people} orang, ${requests} permohonan.`,
  ofKind: (kind: string, people: number): string => `${kind}: ${people} orang.`,
  measures: 'Penanganan dan pemulihan',
  measuresNone: 'Sedang dilakukan.',
  people: 'Pemberitahuan kepada pemilik data',
  told: (channel: number, paper: number, not: number): string =>
    `Lewat kanalnya sendiri: ${channel} orang. Lewat surat: ${paper} orang. Belum: ${not} orang.`,
};

/** The same, each under its name. */
export const authorityTexts = named('authority', own, {
  title: ['name'],
  kind: ['kind'],
  when: ['from', 'until'],
  known: ['at', 'due'],
  cause: ['cause'],
  counts: ['people:number', 'requests:number'],
  ofKind: ['kind', 'people:number'],
  told: ['channel:number', 'paper:number', 'not:number'],
});
