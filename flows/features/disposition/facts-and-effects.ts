declare module '../../kernel/fact.ts' {
  interface Wants {
    /** The highest number that follows the pattern in a year's agenda; 0 when there is none. */
    agenda_last: { year: number };
    /** Whether a year's agenda holds this number already, as a whole or in what stands for {no}. */
    agenda_taken: { year: number; number: string; no: number | null };
  }
  interface Facts {
    agenda_last: number;
    agenda_taken: boolean;
  }
}

export {};
