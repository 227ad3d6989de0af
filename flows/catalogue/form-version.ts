import { createHash } from 'node:crypto';
import type { Service } from './service.ts';

/** What may be worded better at any time without an answer meaning something else. */
const wording = new Set(['label', 'also', 'help', 'example', 'invalidExamples']);

const hashOf = (content: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(content, (key, value: unknown) => (wording.has(key) ? undefined : value)))
    .digest('hex')
    .slice(0, 10);

type Versions = { form: string; sop: string };
const known = new WeakMap<Service, Versions>();

const versionsOf = (service: Service): Versions => {
  const found = known.get(service);
  if (found) return found;
  const { version, fields, letters, sop, sopStatus, decree } = service;
  const made = {
    form: `${version}+${hashOf({ fields, letters })}`,
    sop: `${version}+${hashOf({ sop, sopStatus, decree })}`,
  };
  known.set(service, made);
  return made;
};

/**
 * The version of a service's form, made by its content: whoever changes what is asked has changed the version, whether or
 * not they thought of raising it.
 */
export const formVersion = (service: Service): string => versionsOf(service).form;

/** The version of a service's SOP, made by its content: what somebody has accepted is what they have read. */
export const sopVersion = (service: Service): string => versionsOf(service).sop;
