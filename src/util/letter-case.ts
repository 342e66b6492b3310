/** `fullName` and `HTTPStatus` as `full_name` and `http_status`. */
export function snakeCase(text: string): string {
  return text
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** `full_name` as `fullName`; what has no underscore but a capital at its beginning loses that. */
export function camelCase(text: string): string {
  const joined = text.replaceAll(/_+([a-zA-Z\d])/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
