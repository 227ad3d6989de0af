import type { ElsewhereSource } from './elsewhere.ts';

/** Data of the city: what people ask this office for that another one does. */
export const elsewhereSources: readonly ElsewhereSource[] = [
  {
    topic: 'street_light',
    title: 'Lampu jalan, lampu lalu lintas, dan parkir',
    office: 'Dinas Perhubungan Kota Pontianak',
    complaint: true,
    keywords:
      'lampu jalan, penerangan jalan, lampu merah, lampu lalu lintas, traffic light, lampu gang, tiang lampu, parkir liar, tukang parkir, juru parkir, parkir, jukir, rambu, uji kir, terminal, angkot, street light',
    found: {
      asks: [
        {
          doing: 'rusak, lapor, perbaiki, baiki, pasang, ganti',
          things: 'lampu, parkir, rambu, gelap gulita',
        },
      ],
      hints: 'jalan, gang, simpang',
    },
  },
  {
    topic: 'civil_registry',
    title: 'KTP, kartu keluarga, akta, dan pindah domisili',
    office: 'Dinas Kependudukan dan Pencatatan Sipil (Disdukcapil) Kota Pontianak',
    keywords:
      'kartu tanda penduduk, kartu keluarga, akta, akte, akta kelahiran, akta kematian, akta nikah, pindah domisili, pindah penduduk, surat pindah, identitas kependudukan digital, ikd, kia, kartu identitas anak, dukcapil, disdukcapil, capil, rekam kartu tanda penduduk, nik tidak terdaftar, cerai, kependudukan, identity card',
    found: {
      asks: [
        {
          doing: 'buat, urus, hilang, ganti, cetak, pindah, rekam',
          things: 'kartu tanda penduduk, kartu keluarga, akta, domisili, nik',
        },
      ],
    },
  },
  {
    topic: 'city_tax',
    title: 'PBB, BPHTB, dan pajak daerah',
    office: 'Badan Pendapatan Daerah (Bapenda) Kota Pontianak',
    keywords:
      'pbb, pajak bumi, bphtb, pajak daerah, pajak restoran, pajak hotel, pajak reklame, pajak, sppt, retribusi, tagihan pajak, pajak parkir, bapenda',
    found: {
      asks: [{ doing: 'bayar, cek, urus, naik', things: 'pajak, pbb, tagihan pajak, retribusi' }],
      against: 'titip server, server, stnk, spt, npwp, sosialisasi',
    },
  },
  {
    topic: 'income_tax',
    title: 'NPWP dan SPT',
    office: 'Kantor Pelayanan Pajak (KPP) Pratama',
    keywords: 'npwp, spt, spt tahunan, coretax, efin, pajak penghasilan, djp, lapor spt, lapor pajak',
  },
  {
    topic: 'waste',
    title: 'Sampah dan pohon di jalan',
    office: 'Dinas Lingkungan Hidup Kota Pontianak',
    complaint: true,
    keywords:
      'sampah, tps, tempat sampah, tong sampah, bau sampah, angkut sampah, pohon tumbang, pohon, pangkas pohon, limbah, polusi, bank sampah, asap pabrik, garbage',
    found: {
      asks: [
        {
          doing: 'angkut, bau, tebang, pangkas, tumbang, tumpuk',
          things: 'sampah, pohon, ranting, tps, limbah',
        },
      ],
    },
  },
  {
    topic: 'water',
    title: 'Air ledeng (PDAM)',
    office: 'Perumda Air Minum Tirta Khatulistiwa',
    complaint: true,
    keywords:
      'pdam, air ledeng, ledeng, air leding, leding, air pam, perumda, air minum, meteran air, pipa bocor, pipa air, air mati, air tidak jalan, air keruh, air asin',
    found: {
      asks: [
        { doing: 'rusak, pasang, keruh, bayar, tagih, kecil, asin', things: 'air, pipa, pdam, meteran air' },
      ],
    },
  },
  {
    topic: 'electricity',
    title: 'Listrik',
    office: 'PLN (aplikasi PLN Mobile)',
    keywords:
      'listrik, pln, token listrik, mati lampu, meteran listrik, kabel pln, pemadaman, tiang listrik, kwh, token, gardu, voltase, electricity',
    found: {
      asks: [
        {
          doing: 'rusak, pasang, nyala, tambah daya, bayar',
          things: 'listrik, lampu rumah, kabel listrik, meteran',
        },
      ],
      against: 'data center, colocation, rak, server, cadangan',
    },
  },
  {
    topic: 'health_insurance',
    title: 'BPJS dan JKN',
    office: 'BPJS Kesehatan atau BPJS Ketenagakerjaan',
    keywords: 'bpjs, jkn, kis, bpjs kesehatan, bpjs ketenagakerjaan, iuran bpjs, jht, faskes',
  },
  {
    topic: 'social_aid',
    title: 'Bantuan sosial',
    office: 'Dinas Sosial Kota Pontianak, lewat kelurahan Anda',
    keywords:
      'bansos, bantuan sosial, pkh, dtks, dtsen, blt, bpnt, bantuan beras, sembako, bantuan tunai, kartu sembako, desil, bantuan pemerintah, disabilitas, odgj, orang terlantar, bantuan lansia',
    found: {
      asks: [
        { doing: 'cair, daftar, dapat, bagi, nama', things: 'bansos, bantuan, bantuan beras, blt, dtks' },
      ],
      against: 'hoaks, link whatsapp, link, bantuan teknis',
    },
  },
  {
    topic: 'roads',
    title: 'Jalan, parit, banjir, dan jembatan',
    office: 'Dinas Pekerjaan Umum dan Penataan Ruang (PUPR) Kota Pontianak',
    complaint: true,
    keywords:
      'jalan rusak, jalan lubang, jalan berlubang, lubang, banjir, parit, parit mampet, selokan, drainase, got, jembatan, gorong gorong, aspal, trotoar, jalan becek, semenisasi, rumah kebanjiran, kebanjiran, pothole, flood',
    found: {
      asks: [
        {
          doing: 'rusak, perbaiki, baiki, mampet, lubang, lapuk, cor, aspal',
          things: 'jalan, parit, jembatan, gang, got, selokan, trotoar',
        },
      ],
      against: 'ruang server, lampu, cctv, wifi, penutupan jalan',
    },
  },
  {
    topic: 'business_permits',
    title: 'Izin usaha, NIB, dan izin bangunan',
    office: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu (DPMPTSP), lewat OSS',
    keywords:
      'izin usaha, usaha izin, nib, oss, siup, situ, tdp, imb, pbg, izin bangunan, mendirikan bangunan, bangunan, perizinan usaha, izin praktik, izin reklame, dpmptsp, pirt, izin toko, slf, business permit',
    found: {
      asks: [
        { doing: 'urus, daftar, panjang, buat, dirikan', things: 'usaha, siup, nib, bangunan, toko, cafe' },
      ],
      against: 'aplikasi perizinan, asesmen, uji, aman, umkm layanan',
    },
  },
  {
    topic: 'police',
    title: 'SIM, SKCK, tilang, dan laporan kehilangan',
    office: 'Kepolisian (Polresta Pontianak)',
    keywords:
      'sim, sim a, sim c, perpanjang sim, skck, tilang, etle, kehilangan motor, kehilangan, curanmor, maling, pencurian, pencuri, begal, polisi, narkoba, polresta, kecelakaan, dicuri, jambret',
    found: {
      asks: [
        {
          doing: 'hilang, lapor, curi, panjang',
          things: 'motor, dompet, hp hilang, sim, stnk hilang, tilang, mobil',
        },
      ],
      against: 'kartu sim',
    },
  },
  {
    topic: 'vehicle_tax',
    title: 'STNK dan pajak kendaraan',
    office: 'Samsat',
    keywords:
      'stnk, pajak kendaraan, pajak motor, pajak mobil, samsat, balik nama motor, bpkb, plat nomor, plat motor, pajak stnk, stnk motor',
  },
  {
    topic: 'jobs',
    title: 'Lowongan kerja dan kartu kuning',
    office: 'dinas yang mengurus ketenagakerjaan di Pemerintah Kota Pontianak',
    keywords:
      'lowongan kerja, lowongan, loker, kartu kuning, ak1, kartu pencari kerja, pencari kerja, phk, job fair, bursa kerja, tenaga honorer, lamar kerja, lamaran kerja, melamar kerja, job vacancy, blk, pelatihan kerja',
    found: {
      asks: [{ doing: 'lamar, cari, buka, ada', things: 'lowongan, pekerjaan, honorer, lamaran' }],
      against: 'magang, pkl, internship, prakerin',
    },
  },
  {
    topic: 'civil_service',
    title: 'Penerimaan CPNS dan PPPK',
    office: 'Badan Kepegawaian dan Pengembangan SDM (BKPSDM) Kota Pontianak',
    keywords:
      'daftar cpns, seleksi cpns, tes cpns, buka cpns, cpns buka, formasi cpns, daftar pppk, formasi pppk, seleksi pppk, cpns kapan, penerimaan cpns, sscasn, pendaftaran cpns, pendaftaran pppk, daftar asn, seleksi asn, penerimaan asn',
    found: { against: 'email, tte, muat' },
  },
  {
    topic: 'schools',
    title: 'Sekolah, penerimaan murid baru, dan beasiswa',
    office: 'Dinas Pendidikan dan Kebudayaan Kota Pontianak',
    keywords:
      'ppdb, spmb, beasiswa, pindah sekolah, mutasi siswa, daftar sekolah, masuk sekolah, ijazah, ijazah hilang, zonasi, kip kuliah, kartu indonesia pintar, rapor, seragam sekolah, uang sekolah, dapodik, kip sekolah, scholarship, spp',
    found: { against: 'magang, web, kunjung' },
  },
  {
    topic: 'health',
    title: 'Puskesmas, rumah sakit, dan kesehatan',
    office: 'Dinas Kesehatan Kota Pontianak atau puskesmas terdekat',
    keywords:
      'imunisasi, vaksin, fogging, nyamuk, demam berdarah, antrian rumah sakit, jadwal dokter, obat, berobat, periksa hamil, surat sehat, ambulans, ambulan, jadwal puskesmas, sakit, keracunan, stunting, rujukan, jadwal imunisasi',
    found: {
      asks: [
        {
          doing: 'jadwal, antri, daftar, minta',
          things: 'puskesmas, rumah sakit, dokter, imunisasi, vaksin, fogging, obat',
        },
      ],
      against:
        'web, aplikasi, hosting, server, liput, diliput, posting, sosialisasi, sebar, media, medsos, peresmian, antrian aplikasi, email',
    },
  },
  {
    topic: 'public_order',
    title: 'Ketertiban umum, pengemis, dan pedagang kaki lima',
    office: 'Satuan Polisi Pamong Praja (Satpol PP) Kota Pontianak',
    complaint: true,
    keywords:
      'pengemis, pengemis lampu, gelandangan, pengamen, karaoke, ribut, berisik, kebisingan, pkl liar, kaki lima, pedagang kaki lima, orang gila, anak jalanan, mabuk, lapak liar, reklame liar, badut jalanan, balap liar, manusia silver, layangan',
    found: {
      asks: [
        {
          doing: 'ribut, ganggu, tertibkan, razia, lapor',
          things: 'tetangga, karaoke, pedagang, pengemis, layangan, kos',
        },
      ],
    },
  },
  {
    topic: 'fire',
    title: 'Kebakaran dan keadaan darurat',
    office: 'Pemadam Kebakaran; untuk keadaan darurat hubungi 112',
    keywords:
      'kebakaran, api, terbakar, damkar, pemadam, pemadam kebakaran, ular masuk, sarang tawon, ular, tawon, orang tenggelam, darurat, fire',
    found: { against: 'keamanan, aplikasi, uji' },
  },
  {
    topic: 'land',
    title: 'Sertifikat tanah',
    office: 'Kantor Pertanahan Kota Pontianak (ATR/BPN)',
    keywords:
      'sertifikat tanah, tanah, balik nama sertifikat, bpn, sengketa tanah, ukur tanah, ptsl, surat tanah, shm, roya',
  },
  {
    topic: 'marriage',
    title: 'Pernikahan',
    office: 'Kantor Urusan Agama (KUA) kecamatan Anda',
    keywords: 'kua, daftar nikah, nikah, menikah, buku nikah, surat nikah, numpang nikah, haji, umroh',
    found: { against: 'akta, capil, kartu keluarga' },
  },
  {
    topic: 'passport',
    title: 'Paspor',
    office: 'Kantor Imigrasi Pontianak',
    keywords: 'paspor, passport, imigrasi, visa, kitas',
  },
  {
    topic: 'public_services',
    title: 'Keluhan tentang pelayanan instansi lain',
    office: 'instansi itu sendiri dan Inspektorat',
    complaint: true,
    keywords: 'pungli, pungutan liar, korupsi, suap, calo, lapor pungli, minta uang, gratifikasi',
    found: {
      asks: [
        {
          doing: 'lapor, lambat, buruk, kecewa, lama, tidak ramah, marah, mahal',
          things:
            'pelayanan puskesmas, pelayanan kelurahan, pelayanan kecamatan, petugas puskesmas, pegawai kelurahan, lurah, camat, dukcapil, samsat, rumah sakit, pelayanan rumah sakit, petugas kelurahan, kelurahan, puskesmas',
        },
      ],
      against: 'wifi, cctv, aplikasi, diskominfo, web, internet, diliput, liput, hosting',
    },
  },
];
