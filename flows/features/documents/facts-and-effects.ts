import type { DocumentOrder } from './document.ts';

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** Something to be drawn or printed: a job makes it and sends it to the chat of this contact, or of the one named. */
    order_document: { orderId: string; contactId?: string; document: DocumentOrder };
  }
}
