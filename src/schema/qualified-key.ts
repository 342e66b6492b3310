/** A text that two things of one kind share exactly when schema and name are the same. */
export function qualifiedKey(thing: {
  readonly schema: string | null;
  readonly name: string;
}): string {
  return thing.schema === null ? thing.name : `${thing.schema}\0${thing.name}`;
}
