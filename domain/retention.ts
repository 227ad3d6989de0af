type Kept = {
  label: string;
  /** How many days after it is done, where the city says nothing. */
  days: number;
  /** The fewest the city may say. */
  least: number;
  /** Why it ends (UU 27/2022: 43 when it is needed no more, 44 when its time in the archive schedule is over). */
  article: string;
};

const needless = 'UU 27/2022 Pasal 43 ayat (1) huruf a';
const archived = 'UU 27/2022 Pasal 44 ayat (1) huruf a dan UU 43/2009 Pasal 48 (JRA)';

/** What is kept about people and for how long; what a request itself is kept for is an archive's matter. */
export const kept = {
  messages: { label: 'pesan masuk yang sudah dijawab', days: 90, least: 14, article: needless },
  deliveries: { label: 'pesan keluar', days: 180, least: 14, article: needless },
  sentForms: { label: 'formulir yang sudah menjadi permohonan', days: 90, least: 14, article: needless },
  questions: { label: 'pertanyaan yang sudah ditutup', days: 90, least: 14, article: needless },
  sessions: { label: 'keadaan percakapan', days: 730, least: 30, article: needless },
  talk: { label: 'pesan antara unit dan pemohon', days: 365, least: 30, article: needless },
  codeMisses: { label: 'kode petugas atau tanda terima yang salah', days: 30, least: 7, article: needless },
  accesses: { label: 'catatan siapa melihat data', days: 730, least: 365, article: 'UU 27/2022 Pasal 31' },
  dataRequests: {
    label: 'permintaan tentang data pribadi',
    days: 1825,
    least: 365,
    article: 'UU 27/2022 Pasal 31',
  },
  simulator: { label: 'pesan simulator', days: 90, least: 1, article: needless },
  requests: { label: 'permohonan dan berkasnya', days: 730, least: 365, article: archived },
} as const satisfies Record<string, Kept>;
export type KeptKind = keyof typeof kept;
export const keptKinds = Object.keys(kept) as KeptKind[];

/** Who says how long where no regulation and no decision of the city does. */
const draftSource = 'draf';

/** How long a kind is kept, why it ends, and who says so. */
export type Period = { days: number; article: string; source: string };

/** What is an archive goes only by a schedule the city has adopted: a placeholder is shown, and nothing goes by it. */
export const isCarriedOut = (kind: KeptKind, { source }: Pick<Period, 'source'>): boolean =>
  kind !== 'requests' || source !== draftSource;

/** The periods of a city, by what it says and what is usual. */
export const periodsOf = (
  said: { readonly [K in KeptKind]?: { days: number; source: string } | undefined } = {},
): Record<KeptKind, Period> =>
  Object.fromEntries(
    keptKinds.map((kind) => {
      const { days, article } = kept[kind];
      return [kind, { days, article, source: draftSource, ...said[kind] }];
    }),
  ) as Record<KeptKind, Period>;
