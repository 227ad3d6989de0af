/** A request's states (services.md, "A request's life"): the label people read, what happens next for the applicant, and whether it is still open. */
export const states = {
  submitted: {
    label: 'Diterima',
    next: 'Petugas akan memeriksa kelengkapan permohonan Anda.',
    open: true,
  },
  needs_completion: {
    label: 'Perlu dilengkapi',
    next: 'Lengkapi bagian yang diminta, lalu petugas memeriksanya kembali.',
    open: true,
  },
  verified: {
    label: 'Terverifikasi',
    next: 'Permohonan Anda akan dicatat dalam agenda surat.',
    open: true,
  },
  registered: {
    label: 'Teragenda',
    next: 'Permohonan Anda menunggu disposisi Kepala Dinas.',
    open: true,
  },
  disposed: {
    label: 'Didisposisikan',
    next: 'Bidang yang ditunjuk akan menindaklanjuti permohonan Anda.',
    open: true,
  },
  in_progress: {
    label: 'Ditindaklanjuti',
    next: 'Petugas bidang sedang mengerjakan permohonan Anda dan akan mengabarkan hasilnya.',
    open: true,
  },
  completed: {
    label: 'Selesai',
    next: 'Bila masih ada yang kurang, ajukan permohonan baru atau ketik *bantuan* untuk menghubungi petugas.',
    open: false,
  },
  rejected: {
    label: 'Ditolak',
    next: 'Anda dapat mengajukan permohonan baru setelah memperbaiki hal yang menjadi alasan penolakan.',
    open: false,
  },
  withdrawn: {
    label: 'Dibatalkan',
    next: 'Tidak ada tindak lanjut lagi. Anda dapat mengajukan permohonan baru kapan saja.',
    open: false,
  },
} as const;

export type State = keyof typeof states;

/** The states' codes in the order of a request's life, for zod. */
export const stateCodes = Object.keys(states) as [State, ...State[]];

/** The states in which something is still to be done. */
export const openStates: readonly State[] = stateCodes.filter((code) => states[code].open);
