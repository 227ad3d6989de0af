/** A civil servant of the register. */
export type Employee = {
  id: string;
  nip: string;
  name: string;
  position: string;
  agency: string;
  /** E.164 */
  phone: string;
};

declare module '../../kernel/context.ts' {
  interface Contact {
    /** Set once an ASN has proven who they are. */
    employee: Employee | null;
  }
}

declare module '../../kernel/fact.ts' {
  interface Wants {
    employees_by_phone: { phone: string };
    employee_by_nip: { nip: string };
  }
  interface Facts {
    employees_by_phone: Employee[];
    employee_by_nip: Employee | null;
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    verify_employee: { employeeId: string };
  }
}
