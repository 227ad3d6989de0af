import { postgresBinaries } from './postgres-binaries.ts';

// For whoever installs: makes the links that PostgreSQL's package cannot carry, so that nobody who runs it later has to write there.
await postgresBinaries();
