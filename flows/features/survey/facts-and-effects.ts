declare module '../../kernel/fact.ts' {
  interface Wants {
    survey_about: {};
  }
  interface Facts {
    /** The service this contact may answer the survey about: of their last request that has ended not long ago, with whether they have in this quarter. */
    survey_about: { requestId: string; service: string; answered: boolean } | null;
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    /** The nine marks of a survey, about the service of this request; once a quarter a person. */
    survey: { requestId: string; marks: number[] };
  }
}
