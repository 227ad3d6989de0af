import { commentThemes, type CommentTheme } from '../../domain/comment-theme.ts';
import { officeDefinitions } from '../../domain/figures/definitions.ts';
import { qualityOf, surveyElements } from '../../domain/figures/survey.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { SurveyResult } from '../db/surveys.ts';
import { reportTexts as texts } from '../../flows/pages/report.ts';
import type { Report, Section } from './sections.ts';

/** Why requests were rejected. */
export const reasons = ({ reasons: all }: Report): Section[] => {
  if (all.length === 0) return [];
  const title = texts.sections.reasons;
  const rows = all.map(({ reason, requests }) => [texts.reason(reason), String(requests)]);
  const table = { caption: title, head: [texts.because, texts.requests], rows, widths: [3, 1] };
  return [{ title, blocks: [{ table }] }];
};

/** So many of a thing to so many others; a dash where there are none of those. */
const rate = (per: number, count: number, of: number): string =>
  of === 0 ? '–' : texts.decimal((per * count) / of);

/** Requests that came in by a form in a chat. */
const receivedInChat = ({ total, channels }: Figures): number =>
  total.received - (channels.find(({ channel }) => channel === 'counter')?.received ?? 0);

/** What is counted beside requests. */
export const office = ({
  office: { questions, messages, undelivered },
  tries: all,
  figures,
}: Report): Section => {
  const title = texts.sections.office;
  const inChat = receivedInChat(figures);
  const refused = all.reduce((sum, one) => sum + one.refused, 0);
  const askedBack = all.reduce((sum, one) => sum + one.askedBack, 0);
  const shown = {
    ...{ questions, handovers: rate(1000, questions, messages), messages, undelivered },
    ...{ refused, refusedShare: rate(100, refused, inChat) },
    ...{ askedBack, askedBackShare: rate(100, askedBack, inChat) },
  };
  const rows = Object.entries(shown).map(([key, count]) => {
    const { label, sentence } = officeDefinitions[key as keyof typeof shown];
    return [label, String(count), sentence];
  });
  const head = [texts.figure, texts.now, texts.meaning];
  return { title, blocks: [{ table: { caption: title, head, rows, widths: [1.6, 0.8, 4] } }] };
};

/** Only the questions at which most people stopped, or had most to say again; the rest is in JSON. */
const mostStops = 30;

/** Where people stopped in forms. */
export const stops = ({ stops: all, nameOf, questionOf }: Report): Section[] => {
  if (all.length === 0) return [];
  const title = texts.sections.stops;
  const shown = all.toSorted((a, b) => b.stopped - a.stopped).slice(0, mostStops);
  const rows = shown.map(({ service, item, stopped }) => [
    nameOf.service(service),
    texts.stop(item, questionOf(service, item)),
    String(stopped),
  ]);
  const table = {
    caption: title,
    head: [texts.service, texts.question, texts.stopped],
    rows,
    widths: [2, 3, 1],
  };
  return [{ title, blocks: [{ text: officeDefinitions.stops.sentence }, { table }] }];
};

/** At which questions of forms answers were refused or asked back. */
export const tries = ({ tries: all, nameOf, questionOf }: Report): Section[] => {
  if (all.length === 0) return [];
  const title = texts.sections.tries;
  const { refused, askedBack } = officeDefinitions;
  const rows = all
    .slice(0, mostStops)
    .map(({ service, item, ...counts }) => [
      nameOf.service(service),
      texts.stop(item, questionOf(service, item)),
      String(counts.refused),
      String(counts.askedBack),
    ]);
  const head = [texts.service, texts.question, refused.label, askedBack.label];
  const table = { caption: title, head, rows, widths: [2, 3, 1, 1.2] };
  return [{ title, blocks: [{ text: `${refused.sentence} ${askedBack.sentence}` }, { table }] }];
};

const indexOf = ({ means }: SurveyResult): number => (means.reduce((sum, mean) => sum + mean, 0) / 9) * 25;

/** What the satisfaction survey came to, by element and by service. */
export const survey = ({ surveys, nameOf }: Report): Section => {
  const title = texts.sections.survey;
  const all = surveys.find(({ service }) => service === null);
  if (!all) return { title, blocks: [{ text: texts.noSurvey }] };
  const indexed = (name: string, of: SurveyResult): string[] => {
    const index = indexOf(of);
    return [name, String(of.respondents), texts.mark(index), qualityOf(index)];
  };
  return {
    title,
    blocks: [
      { text: texts.surveyHow },
      {
        table: {
          caption: texts.element,
          head: [texts.element, texts.meanMark, texts.weighted],
          rows: surveyElements.map((name, n) => [
            `U${n + 1} ${name}`,
            texts.mark(all.means[n] ?? 0),
            texts.mark((all.means[n] ?? 0) / 9),
          ]),
          widths: [3, 1, 1],
        },
      },
      {
        table: {
          caption: texts.index,
          head: [texts.service, texts.respondents, texts.index, texts.quality],
          rows: surveys.map((of) =>
            indexed(of.service === null ? texts.all : nameOf.service(of.service), of),
          ),
          widths: [3, 1, 1, 1],
        },
      },
    ],
  };
};

/** What comments were about. */
export const themes = ({ themes: all }: Report): Section[] => {
  if (all.length === 0) return [];
  const title = texts.sections.themes;
  return [
    {
      title,
      blocks: [
        {
          table: {
            caption: title,
            head: [texts.theme, texts.comments, texts.stars],
            rows: all.map(({ theme, comments, stars }) => [
              theme === null ? texts.noTheme : (commentThemes[theme as CommentTheme] ?? theme),
              String(comments),
              texts.meanStars(stars),
            ]),
            widths: [3, 1, 1],
          },
        },
      ],
    },
  ];
};

/** What the office proposes to develop. */
export const proposal = ({ proposal: written }: Report): Section => ({
  title: texts.sections.proposal,
  blocks: written
    ? [
        ...written.words.split('\n').flatMap((text) => (text.trim() === '' ? [] : [{ text }])),
        { text: written.signedOn === null ? texts.notSigned : texts.signed(written.signedOn) },
      ]
    : [{ text: texts.noProposal }],
});
