// Folders of what is installed from npm. Modules lie one folder below the root, in `program` and in `library`.
export const layout = { program: 'program', library: 'library', data: 'data', compiled: 'compiled' };

/** For `packages/catalogue/src/locations.ts`: where modules find what they read. */
export const layoutDefinition = {
  NEREID_LAYOUT: JSON.stringify({ root: '../', compiled: layout.compiled }),
};
