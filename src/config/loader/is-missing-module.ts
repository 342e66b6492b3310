const codes = new Set([
  'ERR_MODULE_NOT_FOUND',
  'ERR_PACKAGE_PATH_NOT_EXPORTED',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'MODULE_NOT_FOUND',
]);

/** True when Node says that a module, or what it was asked for of a package, does not exist. */
export function isMissingModule(error: unknown): boolean {
  return error instanceof Error && 'code' in error && codes.has(String(error.code));
}
