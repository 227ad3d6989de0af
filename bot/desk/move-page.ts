import { heldText } from '../../flows/features/bookings/move-asked.ts';
import { moveTexts } from '../../flows/features/bookings/move-texts.ts';
import { ownWords } from '../../flows/features/desk/step-form.ts';
import type { findMovable } from '../../flows/features/rooms/index.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { showPeriod } from '../../flows/fields/field-texts.ts';
import type { Context } from '../../flows/kernel/context.ts';
import { mayMove } from '../../flows/features/rooms/index.ts';
import { html, type Markup } from '../markup.ts';
import { choices, csrfField, lineField, ownChoice, wordsField } from './fields.ts';
import { requestPath } from './inbox-page.ts';
import { page, say } from './layout.ts';
import type { Member } from './needs.ts';
import type { Posted } from './posted.ts';
import { deskTexts } from './texts.ts';

const texts = deskTexts.request;

/** The fields of the form. */
export const moveFields = {
  day: 'tanggal',
  times: 'jam',
  reason: 'alasan',
  ownReason: 'alasan_sendiri',
} as const;

type Movable = Extract<ReturnType<typeof findMovable>, { period: unknown }> & { context: Context };

/** The button to propose another period, for whoever may. */
export const moveButton = (request: RequestView, context: Context): Markup | null =>
  mayMove(request, context)
    ? html`<form method="get" action=${`${requestPath(request.number)}/pindah`} class="actions">
        <button class="plain">${moveTexts.labels.propose}</button>
      </form>`
    : null;

/** The form for another period and its reason. */
export const movePage = (
  { request, service, period, context }: Movable,
  { one }: Pick<Posted, 'one'>,
  problems: Record<string, string>,
  { staff, csrf }: Member,
): string => {
  const { day, times, reason, ownReason } = moveFields;
  const what = heldText(request, service, { item: period.item, resources: context.catalogue.city.resources });
  const chosen = one(reason) || (one(ownReason) === '' ? '' : ownWords);
  return page(
    { title: deskTexts.steps.title(moveTexts.labels.propose, request.number), staff, part: null },
    Object.keys(problems).length > 0 && say(deskTexts.steps.wrong, 'refused'),
    html`<p>${texts.moveNow(what, showPeriod(period.slot))}</p>`,
    html`<form method="post" action=${`${requestPath(request.number)}/pindah`} class="card">
      ${csrfField(csrf)} ${lineField({ id: day, label: texts.moveDay, problem: problems[day] }, one(day))}
      ${lineField({ id: times, label: texts.moveTimes, help: texts.moveTimesHelp }, one(times))}
      ${choices(
        { id: reason, label: texts.moveReason, help: texts.moveReasonHelp },
        [
          { value: 'blocked', label: moveTexts.labels.blocked },
          { value: 'maintenance', label: moveTexts.labels.maintenance },
          ownChoice(ownWords),
        ],
        {
          chosen: [chosen],
          more: wordsField(
            {
              id: ownReason,
              label: deskTexts.steps.ownLabel(texts.moveReason),
              problem: problems[ownReason],
            },
            one(ownReason),
          ),
        },
      )}
      <button>${deskTexts.steps.next}</button>
    </form>`,
    html`<p><a href=${requestPath(request.number)}>${deskTexts.steps.back}</a></p>`,
  );
};
