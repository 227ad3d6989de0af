import { z } from 'zod';
import { WireId, WireSeconds } from '../kit/wire.ts';

/** A list of which each entry is read by itself, so that one nobody knows does not cost the others. */
const Each = z.array(z.unknown()).catch([]);

const Value = z.looseObject({
  metadata: z.object({ phone_number_id: z.string() }).optional(),
  contacts: Each,
  messages: Each,
  statuses: Each,
  calls: Each,
  errors: Each,
  event: WireId.optional().catch(undefined),
  message_template_name: WireId.optional().catch(undefined),
  alert_type: WireId.optional().catch(undefined),
});
export type WebhookValue = z.infer<typeof Value>;

/** One change of the account: `field` says of what kind. */
export const Change = z.object({ field: z.string(), value: Value });

/** The envelope of every webhook. */
export const WebhookBody = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.unknown()),
});

/** What came together; each change of it is read by itself. */
export const Entry = z.object({ changes: z.array(z.unknown()) });

/** What Meta tells of our account, template or number, beside messages. */
export type AccountNews = { field: string; event: string; template: string | null };

/** A person as a webhook names them: the phone number, and the business-scoped user id (BSUID); one may be missing. */
export const WebhookContact = z.object({
  wa_id: WireId.optional(),
  user_id: WireId.optional(),
});
export type WebhookContact = z.infer<typeof WebhookContact>;

const Media = z.object({
  id: z.string(),
  mime_type: z.string().catch('application/octet-stream'),
  sha256: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
  filename: z.string().optional().catch(undefined),
  voice: z.boolean().optional().catch(undefined),
});
export type WebhookMedia = z.infer<typeof Media>;

const Words = z.object({ body: z.string() });

/** As much of a message as we read; its `type` names the object that holds the rest. */
export const WebhookMessage = z.looseObject({
  id: WireId,
  from: WireId.optional(),
  from_user_id: WireId.optional(),
  group_id: z.string().optional(),
  timestamp: WireSeconds,
  type: z.string().catch('unknown'),
  text: Words.optional().catch(undefined),
  button: z
    .object({ text: z.string().optional(), payload: z.string().optional() })
    .optional()
    .catch(undefined),
  interactive: z
    .object({
      button_reply: z.object({ id: z.string() }).optional(),
      list_reply: z.object({ id: z.string() }).optional(),
    })
    .optional()
    .catch(undefined),
  image: Media.optional().catch(undefined),
  document: Media.optional().catch(undefined),
  audio: Media.partial().optional().catch(undefined),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional().catch(undefined),
  contacts: z
    .array(
      z.object({ phones: z.array(z.object({ phone: z.string(), wa_id: z.string() }).partial()).catch([]) }),
    )
    .optional()
    .catch(undefined),
  unsupported: z.object({ type: z.string() }).optional().catch(undefined),
  system: z
    .object({ type: z.string(), wa_id: WireId, user_id: WireId })
    .partial()
    .optional()
    .catch(undefined),
  /** The message it answers, where its writer chose one, and whether it was passed on. */
  context: z
    .object({
      id: WireId.optional().catch(undefined),
      forwarded: z.boolean().optional().catch(undefined),
      frequently_forwarded: z.boolean().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  reaction: z
    .object({ message_id: WireId, emoji: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  revoke: z.object({ original_message_id: WireId }).optional().catch(undefined),
  edit: z
    .object({
      original_message_id: WireId,
      message: z.object({ type: z.string(), text: Words.optional() }),
    })
    .optional()
    .catch(undefined),
});
export type WebhookMessage = z.infer<typeof WebhookMessage>;

/** What became of a message we sent. */
export const WebhookStatus = z.object({
  id: WireId,
  status: z.string(),
  errors: z.array(z.object({ code: z.coerce.number() })).catch([]),
});
export type WebhookStatus = z.infer<typeof WebhookStatus>;

export const WebhookCall = z.object({
  id: WireId,
  from: WireId.optional(),
  from_user_id: WireId.optional(),
  direction: z.string().optional(),
  timestamp: WireSeconds,
});
export type WebhookCall = z.infer<typeof WebhookCall>;

export const WebhookError = z.object({ code: z.coerce.number() });
