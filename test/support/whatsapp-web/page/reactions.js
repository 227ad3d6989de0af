/** Where the original keeps reactions; the library puts its own function in this one's place. */
export const reactionTable = { bulkUpsert: () => Promise.resolve() };
