import { describe, expect, test } from 'vitest';
import { readOpening, readSeveral, type Several } from '../../../flows/fields/read-several.ts';
import { cityService } from '../../support/city-service.ts';
import { contextWith } from './support.ts';

/** The fields of a service from one on, as they are open while it is asked. */
const openFrom = (place: string) => {
  const [code = '', first] = place.split('/');
  const { fields } = cityService(code);
  return fields.slice(fields.findIndex(({ key }) => key === first));
};

const valuesOf = (several: Several | null) =>
  several && Object.fromEntries(several.filled.map(({ key, reading }) => [key, reading.value]));

const booked = { date: '2026-12-15', from: '09:00', to: '11:00' };

describe('several answers in one text', () => {
  test.each([
    [
      'magang/sekolah_kampus',
      'untan, teknik informatika, 3 orang, mulai 11 januari',
      { sekolah_kampus: 'untan', jurusan: 'teknik informatika', jumlah_peserta: 3, mulai: '2027-01-11' },
    ],
    ['magang/sekolah_kampus', 'untan, informatika', { sekolah_kampus: 'untan', jurusan: 'informatika' }],
    [
      'magang/sekolah_kampus',
      'Sekolah/kampus: SMKN 4\nJurusan: RPL\nJumlah peserta: 2\nNama peserta: Budi, Ani',
      { sekolah_kampus: 'SMKN 4', jurusan: 'RPL', jumlah_peserta: 2, nama_peserta: 'Budi\nAni' },
    ],
    [
      'magang/sekolah_kampus',
      'sekolah: untan / jurusan: ti / jumlah: 3',
      { sekolah_kampus: 'untan', jurusan: 'ti', jumlah_peserta: 3 },
    ],
    [
      'magang/sekolah_kampus',
      'untan, informatika, 2 orang, Budi Santoso, Ani Lestari, mulai 4 januari, selesai 4 maret',
      {
        sekolah_kampus: 'untan',
        jurusan: 'informatika',
        jumlah_peserta: 2,
        nama_peserta: 'Budi Santoso\nAni Lestari',
        mulai: '2027-01-04',
        selesai: '2027-03-04',
      },
    ],
    ['magang/jumlah_peserta', '3 orang mulai 5 januari', { jumlah_peserta: 3, mulai: '2027-01-05' }],
    ['magang/mulai', 'mulai 11 januari sampai 11 maret', { mulai: '2027-01-11', selesai: '2027-03-11' }],
    ['magang/mulai', '11 januari 2027 - 11 maret 2027', { mulai: '2027-01-11', selesai: '2027-03-11' }],
    [
      'kunjungan/nama_instansi',
      'SMA Negeri 1 Pontianak, mengenal kota cerdas, 25 orang',
      { nama_instansi: 'SMA Negeri 1 Pontianak', agenda: 'mengenal kota cerdas', jumlah_peserta: 25 },
    ],
    [
      'kunjungan/nama_instansi',
      'SMA Negeri 1, Pontianak, 20 orang',
      { nama_instansi: 'SMA Negeri 1, Pontianak', jumlah_peserta: 20 },
    ],
    [
      'kunjungan/penanggung_jawab',
      'Rina Safitri, 081234567890',
      { penanggung_jawab: 'Rina Safitri', hp_penanggung_jawab: '+6281234567890' },
    ],
    [
      'kunjungan/keperluan',
      'pinjam meeting room 15 desember 9-11',
      { keperluan: 'pinjam_meeting_room', waktu: booked },
    ],
  ])('%s: %j', (place, text, values) => {
    const several = readSeveral(text, openFrom(place), contextWith());
    expect(valuesOf(several)).toEqual(values);
    expect(several?.rest).toEqual([]);
  });

  test.each([
    ['magang/sekolah_kampus', 'Universitas Tanjungpura'],
    ['magang/sekolah_kampus', 'SMA Negeri 1, Pontianak'],
    ['magang/sekolah_kampus', 'untan, belum tahu jurusannya apa'],
    ['magang/nama_peserta', 'Rina Safitri, Budi Santoso'],
    ['magang/mulai', '11 januari 2027'],
    ['magang/jumlah_peserta', '3 orang'],
    ['kunjungan/agenda', 'Belajar jaringan, keamanan, dan data'],
    ['pengaduan/uraian', 'Wifi di taman mati, lampunya juga mati, sudah tiga hari'],
    ['ruang/kegiatan', 'Rapat koordinasi, evaluasi dan tindak lanjut'],
  ])('%s: %j is one answer, or none', (place, text) => {
    expect(readSeveral(text, openFrom(place), contextWith())).toBeNull();
  });

  test('only what its words tell apart is sure', () => {
    const at = openFrom('magang/sekolah_kampus');
    expect(readSeveral('untan, teknik informatika, 3 orang', at, contextWith())?.sure).toBe(true);
    expect(readSeveral('Bina Bangsa, Kelas Malam, 3 orang', at, contextWith())?.sure).toBe(false);
  });

  test('an estimate among them waits for its yes', () => {
    const several = readSeveral(
      'untan, informatika, sekitar 3 orang',
      openFrom('magang/sekolah_kampus'),
      contextWith(),
    );
    expect(several).toMatchObject({ sure: false, filled: [{}, {}, { reading: { ok: 'ask', value: 3 } }] });
  });
});

describe('what a sentence that opens a service tells', () => {
  test.each([
    [
      'ruang/ruangan',
      'pinjam meeting room tgl 15 desember jam 9-11 utk 20 orang',
      { ruangan: 'meeting_room', jumlah_peserta: 20, waktu: booked },
    ],
    [
      'ruang/ruangan',
      'mau pinjam pontive center untuk rapat koordinasi stunting hari selasa 15 desember jam 9-11',
      { ruangan: 'pontive_center', kegiatan: 'rapat koordinasi stunting', waktu: booked },
    ],
    [
      'kunjungan/keperluan',
      'mau kunjungan tgl 15 desember jam 9-11 dari SMA 1 40 siswa',
      { keperluan: 'kunjungan', nama_instansi: 'SMA 1', jumlah_peserta: 40, waktu: booked },
    ],
    [
      'peliputan/kegiatan',
      'peliputan rapat tgl 15 desember jam 9-11 foto dan video hp 081234567890',
      {
        tanggal: '2026-12-15',
        jam: { from: '09:00', to: '11:00' },
        bentuk: ['foto', 'video'],
        hp: '+6281234567890',
      },
    ],
    [
      'magang/sekolah_kampus',
      'pak saya dari untan jurusan teknik informatika mau magang 3 orang mulai 11 januari',
      { sekolah_kampus: 'untan', jurusan: 'teknik informatika', jumlah_peserta: 3, mulai: '2027-01-11' },
    ],
    ['magang/sekolah_kampus', 'mau magang', {}],
    ['magang/sekolah_kampus', 'mau magang dari rumah', {}],
    ['magang/sekolah_kampus', 'mau magang sekitar 3 orang', {}],
    ['magang/sekolah_kampus', 'kami 3 atau 4 orang mau magang januari', {}],
    [
      'kunjungan/keperluan',
      'pinjam ruangan untuk rapat, jangan tanggal 15 desember',
      { keperluan: 'pinjam_meeting_room' },
    ],
    ['kunjungan/keperluan', 'pinjam ruangan 15 atau 16 desember', { keperluan: 'pinjam_meeting_room' }],
    ['pengaduan/kategori', 'ada keluhan lainnya', {}],
    [
      'pengaduan/kategori',
      'wifi taman digulis mati udah 3 hari',
      {
        kategori: 'internet_publik',
        uraian: 'wifi taman digulis mati udah 3 hari',
        lokasi: 'taman digulis',
      },
    ],
    [
      'pengaduan/kategori',
      'halo min saya mau lapor kalau cctv di simpang garuda tidak menyala sejak senin',
      {
        kategori: 'cctv',
        uraian: 'cctv di simpang garuda tidak menyala sejak senin',
        lokasi: 'simpang garuda',
      },
    ],
    ['pengaduan/kategori', 'mau lapor soal wifi', { kategori: 'internet_publik' }],
    [
      'pengaduan/kategori',
      'bagaimana cara melaporkan wifi gratis yang tidak bisa dipakai?',
      { kategori: 'internet_publik' },
    ],
    [
      'pengaduan/kategori',
      'petugas kominfo kasar sekali tadi',
      { uraian: 'petugas kominfo kasar sekali tadi' },
    ],
    ['pengaduan/kategori', 'hoaks dan wifi mati', {}],
    [
      'pengaduan/kategori',
      'hoaks soal banjir di wa grup bikin panik, tolong ditindak!!!',
      { kategori: 'hoaks', uraian: 'hoaks soal banjir di wa grup bikin panik, tolong ditindak!!!' },
    ],
    ['pengaduan/kategori', 'mau lapor dong kak tolong dibantu ya', {}],
    ['magang/sekolah_kampus', 'wifi taman digulis mati udah 3 hari', {}],
  ])('%s: %j', (place, text, values) => {
    const read = readOpening(text, openFrom(place), contextWith());
    expect(Object.fromEntries(read.map(({ key, reading }) => [key, reading.value]))).toEqual(values);
  });
});
