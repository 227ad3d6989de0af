import type pg from 'pg';
import { z } from 'zod';

const Address = z.object({
  channel: z.string(),
  account: z.string(),
  address: z.string(),
  lastInboundAt: z.date(),
});
export type AdministratorAddress = z.infer<typeof Address>;

/** Where administrators in office last wrote from, one address each. */
export const administratorAddresses = async (pool: pg.Pool): Promise<AdministratorAddress[]> => {
  const { rows } = await pool.query(
    `SELECT i.channel, i.account, coalesce(i.own_address, i.address) AS address, i.last_inbound_at AS "lastInboundAt"
     FROM staff s JOIN LATERAL (SELECT * FROM identity WHERE contact_id = s.contact_id AND blocked_at IS NULL
       ORDER BY last_inbound_at DESC LIMIT 1) i ON true
     WHERE s.role = 'administrator' AND s.revoked_at IS NULL`,
  );
  return z.array(Address).parse(rows);
};
