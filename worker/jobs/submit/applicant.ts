import type { Prisma } from '../../../app/db/generated/client.ts';
import { CannotSubmit } from '../../../app/hold-submission.ts';
import type { Vault } from '../../../app/vault.ts';
import type { RequestView } from '../../../flows/engine/context.ts';
import type { Service } from '../../../flows/engine/service.ts';

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
  const contact = await tx.contact.findUniqueOrThrow({
    where: { id: contactId },
    include: { employee: true },
  });
  const { employee } = contact;
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
