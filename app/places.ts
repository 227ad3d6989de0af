/** Where sealed values stand: table, row and column, which each of them is bound to. */
export const sealedPlaces = {
  draftAnswers: (id: string): string => `draft/${id}/answers`,
  applicant: (requestId: string): string => `request/${requestId}/applicant`,
  requestAnswers: (requestId: string): string => `request/${requestId}/answers`,
  completion: (requestId: string): string => `request/${requestId}/completion`,
  ratingComment: (requestId: string): string => `request/${requestId}/rating_comment`,
  /** By its key: rows of one request's letters are numbered only when they are written. */
  letters: (requestId: string): string => `request_letter/${requestId}`,
  heldEffects: (id: string): string => `held_step/${id}/effects`,
  dataRequest: (id: string): string => `data_request/${id}/words`,
  employeeNip: (id: string): string => `employee/${id}/nip`,
  sealingKey: (id: string): string => `sealing_key/${id}`,
  /** Not in a table: in the page of the member it was shown to. */
  deskForm: (staffId: string): string => `desk_form/${staffId}`,
};
