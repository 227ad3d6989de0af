import { z } from 'zod';
import type { Prisma } from '../../../app/db/generated/client.ts';
import { CannotSubmit } from '../../../app/hold-submission.ts';
import type { Vault } from '../../../app/vault.ts';
import type { RequestView } from '../../../flows/kernel/context.ts';
import type { Service } from '../../../flows/catalogue/service.ts';

const Row = z.object({
  name: z.string().nullable(),
  phone: z.string().nullable(),
  institution: z.string().nullable(),
  email: z.string().nullable(),
  employee: z
    .object({
      nip: z.string(),
      name: z.string(),
      position: z.string(),
      agency: z.string(),
      phone: z.string(),
    })
    .nullable(),
});

/**
 * The applicant as confirmed when sending: of an internal service the employee of the register, otherwise the person's
 * own details.
 */
export const applicantOf = async (
  tx: Prisma.TransactionClient,
  contactId: string,
  service: Service,
  vault: Vault,
): Promise<RequestView['applicant']> => {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.name, c.phone, c.institution, c.email, to_jsonb(e) AS employee
    FROM contact c LEFT JOIN employee e ON e.id = c.employee_id WHERE c.id = ${contactId}::uuid`;
  const { employee, ...contact } = Row.parse(rows[0]);
  if (service.audience === 'internal') {
    if (!employee) throw new CannotSubmit('not_employee');
    return {
      name: employee.name,
      phone: employee.phone,
      institution: employee.agency,
      email: contact.email,
      nip: vault.open(employee.nip),
      position: employee.position,
    };
  }
  return {
    name: contact.name ?? '–',
    phone: contact.phone,
    institution: contact.institution,
    email: contact.email,
  };
};
