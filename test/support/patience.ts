/** How long anything that should come is waited for, in milliseconds: far more than the slowest machine needs, and free when it comes. */
export const patience = 120_000;
