import { formVersion } from '../../catalogue/form-version.ts';
import type { Service } from '../../catalogue/service.ts';
import type { Draft } from './draft.ts';
import { nextItem } from './items.ts';

/**
 * At which question a form stands that nobody went on with, as it would be asked now: `sop` before the form itself, `review` when
 * everything was answered. Null for a completion and for a service that is no more.
 */
export const stopOf = (
  draft: Draft,
  service: Service | undefined,
): { item: string; version: string } | null => {
  if (!service || draft.requestId !== null) return null;
  const open = draft.sopAcceptedAt === null ? 'sop' : (nextItem(service, draft)?.key ?? 'review');
  return { item: open, version: formVersion(service) };
};
