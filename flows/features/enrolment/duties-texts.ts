/** What members of staff accept before they have any power, in the words of Perwali 126/2022 Pasal 16–17; a city says which articles of its own they are. */
export const dutiesTexts = {
  title: '*Kewajiban petugas*',
  duties: [
    'Setiap orang yang memiliki hak akses bertanggung jawab atas kebenaran dan keamanan data/informasi sesuai dengan hak akses yang diberikan.',
    'Administrator dan operator dilarang mengungkapkan atau berbagi akun dan kata sandi melalui media apapun, kepada siapapun, dengan cara apapun.',
    'Dilarang menuliskan akun dan kata sandi di manapun, atau menyimpannya di dalam berkas elektronik tanpa metode enkripsi.',
    'Kata sandi dianjurkan diubah secara berkala, dan wajib diubah setiap kali terjadi perubahan administrator atau operator.',
  ],
  here: 'Di sini akun Anda adalah chat ini, dan kata sandinya kode dari administrator. Jangan teruskan keduanya, kunci layar ponsel Anda, dan kabari administrator bila ponsel hilang.',
  version: (law: string, version: string): string => `_${law}; versi ${version}_`,
  question: 'Setujukah Anda dengan kewajiban ini?',
  changed: 'Kewajiban petugas perlu Anda setujui sebelum bekerja di sini.',
  accepted: 'Terima kasih, persetujuan Anda dicatat. Ketik *permohonan* untuk melihat yang menunggu Anda.',
  notEnrolled:
    'Baik, chat ini tidak menjadi chat petugas. Bila berubah pikiran, ketik lagi *masuk* dan kode Anda selama masih berlaku.',
  left: 'Baik, akses petugas di chat ini berakhir. Bila berubah pikiran, minta kode baru kepada administrator.',
};
