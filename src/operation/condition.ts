/** For an operation that creates something: whether it is left out where that is there already. */
export interface IfNotExists {
  readonly ifNotExists?: true;
}

/** For an operation that drops something: whether it is left out where that is not there. */
export interface IfExists {
  readonly ifExists?: true;
}
