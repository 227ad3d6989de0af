import { meaningsOf } from '../flows/kernel/lexicon/meanings.ts';
import { asksSomething, topicOf } from '../flows/kernel/lexicon/question.ts';
import { said } from '../flows/kernel/lexicon/said.ts';
import { median, type Figure } from './measure.ts';

/** What people send, of every length: answers, remarks, opening sentences, a story. */
const typed = [
  'untan',
  'iya kak lanjut aja',
  '3 orang',
  'tgl 15 desember jam 9 sampai jam 11',
  'kok belum dibalas ya pak',
  'eh salah, 4 orang',
  'bentar ya min saya tanya dosen dulu',
  'untan, teknik informatika, 3 orang, mulai 11 januari',
  'assalamualaikum min, saya dari untan jurusan teknik informatika mau magang 3 orang mulai 11 januari',
  'mau pinjam ruang rapat utk kegiatan pelatihan guru se kota pontianak tgl 15 desember jam 9-11 utk 20 org',
  'jaringan internet di taman alun kapuas mati dari hari senin kemarin, sudah kami laporkan ke pos tapi tidak ada yang datang, anak-anak jadi tidak bisa belajar di sana pak, mohon segera diperbaiki ya terima kasih',
];

/** The time of each reading in microseconds; every text is a new one, as it is when somebody types it. */
const readings = (round: number): number[] =>
  typed.map((text, at) => {
    const fresh = `${text} ${String.fromCharCode(97 + (round % 26))}${round}x${at}`;
    const began = performance.now();
    const heard = said(fresh);
    meaningsOf(heard);
    if (asksSomething(heard)) topicOf(heard);
    return (performance.now() - began) * 1000;
  });

/** What it takes to read a message once: taken apart, what it means, whether it asks; the median over all kinds. */
export const readingFigures = (): Promise<Figure[]> => {
  for (let round = 0; round < 500; round += 1) readings(round);
  const values = Array.from({ length: 5 }, (_, run) =>
    median(Array.from({ length: 400 }, (__, at) => readings(1000 + run * 400 + at)).flat()),
  );
  return Promise.resolve([{ name: 'a message read', unit: 'µs', values }]);
};
