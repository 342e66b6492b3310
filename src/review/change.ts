/** What an operation does to one thing, in the parts of a line. */
export interface Change {
  /** `+` added, `~` altered, `-` dropped, `!` whatever SQL may do; nothing where it is not known. */
  readonly sign: '+' | '~' | '-' | '!' | '';
  /** `posts`, `users.name`, `index ix_posts_title`. */
  readonly subject: string;
  /** `varchar(100) → varchar(200)`; nothing where the sign says it all. */
  readonly detail: string;
}

/** A change as a line: `~ users.name varchar(100) → varchar(200)`. */
export function changeText({ sign, subject, detail }: Change): string {
  return [sign, subject, detail].filter((part) => part !== '').join(' ');
}

export function added(subject: string, detail = ''): Change {
  return { sign: '+', subject, detail };
}

export function altered(subject: string, detail = ''): Change {
  return { sign: '~', subject, detail };
}

export function dropped(subject: string, detail = ''): Change {
  return { sign: '-', subject, detail };
}

/** A line that somebody else has written: its sign is known by the space behind it. */
export function changeFrom(line: string): Change {
  const [, sign = '', subject = line] = /^([-+~!]) (.*)$/s.exec(line) ?? [];
  // The expression lets through nothing else.
  return { sign: sign as Change['sign'], subject, detail: '' };
}
