import { describe, expect, test } from 'vitest';
import { roleCodes, type Role } from '../../../domain/role.ts';
import { step } from '../../../flows/conversation.ts';
import { incidentTexts, signOption } from '../../../flows/features/incidents/index.ts';
import type { Session } from '../../../flows/conversation.ts';
import { aSession } from '../../support/context.ts';
import { button, done, said, staffContext } from '../../support/play.ts';

const sign = '5a1e0000-0000-4000-8000-000000000009';
const pressed = (role: Role, option: string, session: Session = aSession()) => {
  const result = step(session, button(option), staffContext({ role }));
  if ('want' in result) throw new Error('Nothing has to be known for it');
  return result;
};
const acts = (role: Role, option: string) =>
  done(pressed(role, option).effects).flatMap((effect) => (effect.type === 'administer' ? [effect.act] : []));

describe('the button of a sign of trouble', () => {
  test('makes an incident of it with one tap, and says that it stands', () => {
    const { id } = signOption(sign);
    expect(acts('administrator', id)).toMatchObject([{ do: 'open_incident', sign }]);
    const { effects } = pressed('administrator', id);
    expect(
      said(effects)
        .map(({ text }) => text)
        .join(),
    ).toContain(incidentTexts.incidentOpened);
  });

  test.each(roleCodes.filter((role) => role !== 'administrator'))('does nothing for %s', (role) => {
    expect(acts(role, signOption(sign).id)).toEqual([]);
  });

  test('about no sign does nothing', () => {
    expect(acts('administrator', 'sign.bukan')).toEqual([]);
  });
});
