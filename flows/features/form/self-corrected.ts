/** "7 Desember ya, eh 8 Desember": what is said last is meant; null where nothing is taken back. */
export const selfCorrected = (typed: string): string | null =>
  /\S[ ,]+(?:eh|ralat|koreksi|eh salah|eh bukan)[ ,:]+(\S[^,]*)$/i.exec(typed)?.[1] ?? null;
