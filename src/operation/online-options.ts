/** How an alteration keeps others from the table (MySQL, MariaDB); an error where the server cannot hold to it. */
export interface OnlineOptions {
  /** How the table is altered; default the cheapest way that will do. */
  readonly algorithm?: 'INSTANT' | 'INPLACE' | 'NOCOPY' | 'COPY';
  /** What others may do with the table meanwhile; default as much as possible. */
  readonly lock?: 'NONE' | 'SHARED' | 'EXCLUSIVE';
}
