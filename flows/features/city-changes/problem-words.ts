/*
 * What is wrong with a city's data is told in English, by the rules of the start, to whoever writes its files. Administrators and
 * the head read the same in the chat and at the desk; file, line and key stay as they are, so that both can speak of one thing.
 */

/** How each of those sentences, or a part of one, is said in Indonesian. */
const words: readonly [english: RegExp, said: string][] = [
  [/is missing; add it/, 'belum ada; isilah'],
  [/is empty; write [^;]+ there or remove it/, 'kosong; isilah'],
  [/has a sign that nobody sees \((U\+\w+)\); remove it/, 'berisi tanda yang tidak terlihat ($1); hapus'],
  [
    /the title is that of ("[^"]*"), too; give each service a title of its own/,
    'nama itu sudah dipakai $1; beri setiap layanan nama sendiri',
  ],
  [
    /has a \{ or \} that holds no name of a parameter; complete or remove it/,
    'berisi tanda { atau } yang tidak berpasangan; lengkapi atau hapus',
  ],
  [/is no key that stands here; remove or correct it/, 'tidak dikenal di sini; hapus atau perbaiki'],
  [
    /this key stands twice; give each field and letter a key of its own/,
    'kode ini ada dua kali; beri setiap isian dan berkas kode sendiri',
  ],
  [/this key stands twice; keep one of them/, 'kunci ini ada dua kali; pertahankan satu saja'],
  [
    /("[^"]*") is a former key: it must be nobody's now and stand once; remove it/,
    '$1 kode lama yang masih dipakai; hapus',
  ],
  [
    /("[^"]*") stands twice; give each service a code of its own/,
    '$1 ada dua kali; beri setiap layanan kode sendiri',
  ],
  [
    /option ("[^"]*") stands twice; give each option an id of its own/,
    'pilihan $1 ada dua kali; beri setiap pilihan kode sendiri',
  ],
  [
    /two options are called ("[^"]*"); give each option a label of its own/,
    'dua pilihan bernama $1; beri setiap pilihan nama sendiri',
  ],
  [/option ("[^"]*") is called like a number; give it a name/, 'pilihan $1 berupa angka; beri nama'],
  [
    /min (\S+) is above max (\S+); exchange them/,
    'paling sedikit $1 melebihi paling banyak $2; tukar keduanya',
  ],
  [/keyword ("[^"]*") must be in lower case/, 'kata kunci $1 harus huruf kecil'],
  [
    /its example (".*") is not accepted \((.*)\); write one that is/,
    'contohnya $1 tidak diterima ($2); tulis yang diterima',
  ],
  [
    /its invalid example (".*") is accepted; write one that is refused/,
    'contoh yang ditolak $1 justru diterima; tulis yang ditolak',
  ],
  [
    /("[^"]*") is no service of this city; correct the name.*?(?=\.?$)/,
    '$1 bukan layanan kota ini; perbaiki namanya',
  ],
  [
    /it refers to ("[^"]*"), which is no field of this service; correct the name/,
    'merujuk ke $1, yang bukan isian layanan ini; perbaiki namanya',
  ],
  [
    /it refers to ("[^"]*"), which comes later; move ("[^"]*") before it/,
    'merujuk ke $1 yang ditanyakan sesudahnya; pindahkan $2 ke depan',
  ],
  [/it refers to ("[^"]*"), which must be (.+) field/, 'merujuk ke $1, yang jenisnya tidak cocok'],
  [
    /its condition waits for ("[^"]*"), which ("[^"]*") never answers; name one of/,
    'syaratnya menunggu $1, yang tidak pernah dijawab pada $2; pilih salah satu dari',
  ],
  [
    /(\d+) open requests and (\d+) members of staff are still of this unit; put it back .*(?=\.$)/,
    'masih ada $1 permohonan dan $2 petugas di unit ini; selesaikan permohonannya dan pindahkan petugasnya dahulu',
  ],
  [
    /(\d+) open requests and (\d+) forms are still of this service; keep it .*(?=\.$)/,
    'masih ada $1 permohonan dan $2 isian pada layanan ini; tutup saja sampai semuanya selesai',
  ],
  [/is (\S+) and stays so while the city is served; .*(?=\.$)/, 'tetap $1 selama kota ini dilayani'],
  [
    /open and close must be times like 08:00, open first/,
    'tulis jam buka dan jam tutup seperti 08:00, jam buka lebih dahulu',
  ],
  [/a NIK never travels through a chat; add sensitive: true/, 'NIK tidak pernah ditanyakan lewat chat'],
  [/it refers to itself; name another field/, 'merujuk ke dirinya sendiri; pilih isian lain'],
  [
    /order (\d+) is that of ("[^"]*"), too; give each service an order of its own/,
    'urutan $1 sudah dipakai $2; beri setiap layanan urutan sendiri',
  ],
  [
    /says nothing where none of its cases holds; add other/,
    'tidak berbunyi apa-apa bila tidak ada yang cocok; tambahkan other',
  ],
  [/is the name of no text; correct it.*(?=\.$)/, 'bukan nama pesan; perbaiki'],
  [/knows no parameter, not (\{\S+\}); correct the name/, 'tidak mengenal $1; hapus'],
  [/knows (\{.*\}), not (\{\S+\}); correct the name/, 'mengenal $1, bukan $2; perbaiki namanya'],
  [/cannot be said otherwise yet; remove it/, 'belum dapat diubah bunyinya; hapus'],
  [/takes a sentence, or when: with a sentence for each case/, 'memerlukan satu kalimat'],
  [/was changed meanwhile/, 'sudah diubah orang lain sementara itu'],
  [/: is gone/, ': sudah tidak ada'],
  [
    /takes (?:text|a whole number|a number|true or false|a list|a group of keys), not (.+?)(?:; (?:write it|put the whole text) .*)?(?=\.?$)/,
    'jenis nilainya tidak cocok: $1',
  ],
  [/takes (.+), not ("[^"]*"|\S+)(?=\.?$)/, 'hanya menerima $1, bukan $2'],
  [/correct it \((.+)\), not (.+?)(?=\.?$)/, 'perbaiki ($1); sekarang $2'],
  [/Too big: expected string to have <=(\d+) characters/, 'paling banyak $1 huruf'],
  [/Too small: expected string to have >=(\d+) characters/, 'paling sedikit $1 huruf'],
  [/Too big: expected (?:number|int) to be <=?(\S+?)(?=\))/, 'paling besar $1'],
  [/Too small: expected (?:number|int) to be >=?(\S+?)(?=\))/, 'paling kecil $1'],
  [/Too big: expected array to have <=(\d+) items/, 'paling banyak $1 butir'],
  [/Too small: expected array to have >=(\d+) items/, 'paling sedikit $1 butir'],
  [/Invalid email address|Invalid input(?=\), |\); )/, 'isinya tidak dikenali'],
  [/Invalid string: must match pattern [^;]+(?=\); )/, 'bentuknya tidak sesuai'],
  [/Invalid discriminator value. Expected (.*)(?=\))/, 'hanya menerima $1'],
  [/must contain \{no\}/, 'harus memuat {no}'],
  [
    /knows only \{no\}, \{service\}, \{month\} and \{year\}/,
    'hanya mengenal {no}, {service}, {month}, dan {year}',
  ],
  [/write a time such as 08:00/, 'tulis jam seperti 08:00'],
  [/open must come before close/, 'jam buka harus sebelum jam tutup'],
  [/write a date such as (\S+), in quotes/, 'tulis tanggal seperti $1'],
  [/write each date once/, 'tulis setiap tanggal sekali saja'],
  [/give each (?:resource|unit) a code of its own/, 'beri masing-masing kode sendiri'],
  [/give each (?:resource|unit) a (?:name|label) of its own/, 'beri masing-masing nama sendiri'],
  [/write it on one line/, 'tulis dalam satu baris'],
  [
    /mark exactly one unit with secretariat: true/,
    'tandai tepat satu unit sebagai penerima semua yang tanpa unit',
  ],
];

/** A problem of a city's data as administrators and the head read it. */
export const problemInWords = (line: string): string =>
  words.reduce((said, [english, indonesian]) => said.replace(english, indonesian), line);
