import { digitsForWords } from './numbers.ts';

/** "Yang pertama", "pilihan ke-2", "nomor dua" with a plain number: "yang 1", "pilihan 2", "nomor 2". */
export const ordinalDigits = (words: string): string =>
  digitsForWords(
    words
      .replace(/(?<!\p{L})(?:per|ke)?tama(?!\p{L})/gu, 'satu')
      .replace(
        /(?<!\p{L})ke[ -]?(?=\d|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)/gu,
        '',
      ),
  );
