/** A pair with this score is renamed without asking, if it is clear of all others. */
export const CERTAIN = 0.85;

/** How far the score of a pair has to be above those of all others that have one of the two in them. */
export const CLEARANCE = 0.15;

/** Nobody is asked about pairs below this score: one thing goes, and the other comes. */
export const CONCEIVABLE = 0.45;

/**
 * What speaks for and against a pair, in log-odds: they add up, and 1.7 and −0.2 are the scores above.
 * Names count most; what most columns of a database have in common counts together no more than
 * `circumstances`, so that it never makes a rename of two names that have nothing in common.
 */
export const WEIGHTS = {
  /** Before anything is known of two things but that one is gone and the other has come. */
  prior: -1,
  name: {
    same: 4,
    follows: 4,
    plural: 3,
    prefixed: 3,
    abbreviated: 2.5,
    extended: 2,
    akin: -0.3,
    contrary: -0.9,
    unlike: -0.5,
  },
  /** A name that something is known to have had, times how much that counts. */
  formerName: 5,
  /** From here on it is more than a circumstance. */
  proof: 3.5,
  circumstances: 2.5,
  type: { same: 1, sameFamily: 0.5, convertible: -0.5, other: -2 },
  nullable: { same: 0.2, other: -0.3 },
  default: { same: 0.7, none: 0.1, other: -0.4 },
  identity: { same: 1.5, other: -1.5 },
  place: { between: 0.8, beside: 0.3, elsewhere: -0.2 },
  /** Nothing else has come or gone. */
  alone: 0.3,
  member: { primaryKey: 0.5, foreignKey: 1.2, unique: 0.6, index: 0.5, other: -0.3 },
  /** They refer to different tables, or only one of them refers to any. */
  reference: { other: -2.5, none: -1 },
  /** What hardly two columns of a table share. */
  singular: { primaryKey: 2, comment: 2, generated: 2.5, check: 2, members: 1.2, values: 2 },
  values: { overlapping: 1, other: -1.5 },
  /** Two columns that may have changed places; nothing makes that certain. */
  swap: { type: 1.2, nullable: 0.3, default: 0.7, comment: 1 },
  /** One value of an enumeration and another. */
  value: {
    same: 4,
    follows: 4,
    plural: 3,
    prefixed: 3,
    abbreviated: 2.5,
    inflected: 2.5,
    extended: 0.5,
    akin: -0.3,
    contrary: -0.9,
    unlike: -0.5,
    /** One at the place of another is at least worth a question. */
    place: { same: 1.4, beside: 0.3, elsewhere: -0.2 },
    alone: 0.5,
  },
  /** Values that are computed otherwise, or not at all, are not lost when their column goes. */
  generated: { other: -3 },
  table: {
    /** A name alone does not do where the columns are others. */
    name: 3.2,
    /** Where all columns are the same, and how much of it is left where they are not. */
    columns: 8,
    /** The share of columns in common that speaks neither for nor against. */
    evenShare: 0.4,
    /** How much of the columns has to be the same to go by them alone. */
    enough: 2.4,
    /** Where hardly a column is the same, and not all are. */
    thin: -0.8,
    distinctColumn: 0.8,
    commonColumn: 0.15,
    lostColumn: 0.5,
    lostCommonColumn: 0.1,
    referrer: 2.5,
    furtherReferrer: 0.5,
    comment: 1,
    references: 0.4,
    /** Tables with most columns in common are at least worth a question. */
    conceivable: 0.2,
    /** As much as can speak for tables that many others may resemble. */
    doubtful: 1,
  },
} as const;
