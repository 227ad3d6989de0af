import { randomUUID } from 'node:crypto';
import type { Channel, OutgoingFile, SendResult } from '../../app/channel.ts';
import type { Database } from '../../app/db/open.ts';
import type { Vault } from '../../app/vault.ts';
import type { Message } from '../../flows/kernel/message.ts';

export type ToDeliver = { message: Message; file?: OutgoingFile; lastInboundAt?: Date };

/** Deliveries as the outbox makes them: a row with the sealed message first, then the channel, then what it answered. */
export const openContractDeliveries = ({ prisma }: Database, vault: Vault) => {
  const identityOf = async ({ name, account }: Channel, address: string) => {
    const key = { channel: name, account, address };
    const known = await prisma.identity.findFirst({ where: key });
    if (known) return known;
    const { identities } = await prisma.contact.create({
      data: { id: randomUUID(), identities: { create: key } },
      include: { identities: true },
    });
    const [made] = identities;
    if (!made) throw new Error('An identity was made and is not there');
    return made;
  };

  const attempt = async (
    channel: Channel,
    address: string,
    id: bigint,
    { message, file, lastInboundAt = new Date() }: ToDeliver,
  ): Promise<SendResult> => {
    const result = await channel.send({
      deliveryId: String(id),
      address,
      message,
      lastInboundAt,
      ...(file ? { file } : {}),
    });
    if (result.ok)
      await prisma.delivery.update({
        where: { id },
        data: { state: 'sent', providerId: result.providerId },
      });
    return result;
  };

  return {
    /** Sends a message as a new delivery; `again` tries the same delivery once more. */
    async deliver(channel: Channel, address: string, what: ToDeliver) {
      const { id: identityId, contactId } = await identityOf(channel, address);
      const body = vault.seal(JSON.stringify(what.message));
      const { id } = await prisma.delivery.create({ data: { contactId, identityId, body } });
      return {
        result: await attempt(channel, address, id, what),
        again: () => attempt(channel, address, id, what),
      };
    },
  };
};

export type ContractDeliveries = ReturnType<typeof openContractDeliveries>;
