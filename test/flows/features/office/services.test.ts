import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import type { Answer } from '../../../../flows/fields/answer.ts';
import { submittedAlert } from '../../../../flows/features/office/alerts.ts';
import { steps } from '../../../../flows/features/office/act.ts';
import { aRequest } from '../../../support/context.ts';
import { answerOf, button, play, staffContext } from '../../../support/play.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');

// A service may have changed since the request was sent: any field may hold any kind of answer.
const values: Answer[] = [
  'lama',
  3,
  true,
  ['lama'],
  [],
  { date: '2026-11-25', from: '09:00', to: '10:00' },
  { from: '09:00', to: '10:00' },
  { latitude: -0.02, longitude: 109.33 },
];

test.each(catalogue.services)(
  'requests for $code can be read and handled whatever their answers',
  (service) => {
    for (const value of values) {
      const request = aRequest({
        service: service.code,
        unit: service.unit,
        answers: Object.fromEntries(service.fields.map(({ key }) => [key, value])),
        letters: service.letters.flatMap(({ key }) =>
          aRequest()
            .letters.slice(0, 1)
            .map((letter) => ({ ...letter, key })),
        ),
      });
      const context = staffContext({ unit: 'sekretariat' }, [request], { catalogue });
      const opened = answerOf(play(context, [button(`act.see.${request.id}`)])).text;
      const alerted = submittedAlert(request, service)
        .map(({ text }) => text)
        .join('\n');
      expect(`${opened}\n${alerted}`).not.toMatch(/undefined|null|NaN|\[object/);
      for (const step of steps) play(context, [button(`act.${step}.${request.id}`)]);
    }
  },
);
