/** Folders that were given another name after databases had applied them: the old name leads to the new one. */
export const renamedMigrations: Readonly<Record<string, string>> = {
  // These lay in the future, so that a new migration would have sorted before them.
  '20261130000000_documents': '20261129020000_documents',
  '20261201000000_held_submissions': '20261129030000_held_submissions',
  '20261201000000_supporting_units': '20261129031000_supporting_units',
  '20261202000000_forgotten_files': '20261129040000_forgotten_files',
  '20261203000000_release_waiting': '20261129050000_release_waiting',
};
