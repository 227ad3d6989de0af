/** The office as people know it. A city changes it here. */
export const office = {
  name: 'DISKOMINFO Kota Pontianak',
  address: 'Jl. Letnan Jenderal Sutoyo, Pontianak',
  phone: '(0561) 733041',
  hours: 'Senin–Jumat, 08.00–16.00 WIB',
  email: 'diskominfo@pontianak.go.id',
} as const;
