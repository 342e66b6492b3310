import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { createTestDatabase, serverNames, type ServerName } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity, type Entity } from './case.ts';

/** A database made by hand, and entities that say the same. */
interface HandWritten {
  /** A sentence about what the two spell differently. */
  readonly name: string;
  readonly sql: Readonly<Partial<Record<ServerName, readonly string[]>>>;
  readonly entities: readonly Entity[];
}

const authors = entity('authors', { name: { type: String, length: 50 } });
const author = {
  type: 'many-to-one',
  target: 'authors',
  joinColumn: { name: 'author_id' },
} as const;

const numbered = {
  sqlite: 'id integer PRIMARY KEY AUTOINCREMENT NOT NULL',
  postgres: 'id serial PRIMARY KEY',
  mysql: 'id int NOT NULL AUTO_INCREMENT PRIMARY KEY',
  mariadb: 'id int(11) NOT NULL AUTO_INCREMENT PRIMARY KEY',
} as const;

/** The same statements everywhere, with `$id` for a numbered key. */
function everywhere(...statements: readonly string[]): HandWritten['sql'] {
  return Object.fromEntries(
    Object.entries(numbered).map(([server, id]) => [
      server,
      statements.map((statement) => statement.replace('$id', id)),
    ]),
  );
}

/** Statements for MySQL and MariaDB. */
function mysql(...statements: readonly string[]): HandWritten['sql'] {
  return { mysql: statements, mariadb: statements };
}

const cases: readonly HandWritten[] = [
  {
    name: 'a foreign key has another name',
    sql: everywhere(
      'CREATE TABLE authors ($id, name varchar(50) NOT NULL)',
      'CREATE TABLE books ($id, author_id int, CONSTRAINT fk_author FOREIGN KEY (author_id) REFERENCES authors (id))',
    ),
    entities: [authors, entity('books', {}, { relations: { author } })],
  },
  {
    name: 'a foreign key has no name',
    sql: everywhere(
      'CREATE TABLE authors ($id, name varchar(50) NOT NULL)',
      'CREATE TABLE books ($id, author_id int, FOREIGN KEY (author_id) REFERENCES authors (id) ON DELETE CASCADE)',
    ),
    entities: [
      authors,
      entity('books', {}, { relations: { author: { ...author, onDelete: 'CASCADE' } } }),
    ],
  },
  {
    name: 'a foreign key stands behind its column and leaves out the referenced one',
    sql: {
      sqlite: [
        'CREATE TABLE authors (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, name varchar(50) NOT NULL)',
        'CREATE TABLE books (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, author_id int REFERENCES authors)',
      ],
      postgres: [
        'CREATE TABLE authors (id serial PRIMARY KEY, name varchar(50) NOT NULL)',
        'CREATE TABLE books (id serial PRIMARY KEY, author_id int REFERENCES authors)',
      ],
    },
    entities: [authors, entity('books', {}, { relations: { author } })],
  },
  {
    name: 'RESTRICT is what NO ACTION does',
    sql: mysql(
      'CREATE TABLE authors (id int AUTO_INCREMENT PRIMARY KEY, name varchar(50) NOT NULL)',
      'CREATE TABLE books (id int AUTO_INCREMENT PRIMARY KEY, author_id int, CONSTRAINT fk_a FOREIGN KEY (author_id) REFERENCES authors (id) ON DELETE RESTRICT ON UPDATE RESTRICT)',
    ),
    entities: [authors, entity('books', {}, { relations: { author } })],
  },
  {
    name: 'a unique constraint has another name',
    sql: everywhere(
      'CREATE TABLE users ($id, email varchar(50) NOT NULL, CONSTRAINT uq_email UNIQUE (email))',
    ),
    entities: [entity('users', { email: { type: String, length: 50, unique: true } })],
  },
  {
    name: 'a unique constraint stands behind its column',
    sql: everywhere('CREATE TABLE users ($id, email varchar(50) NOT NULL UNIQUE)'),
    entities: [entity('users', { email: { type: String, length: 50, unique: true } })],
  },
  {
    name: 'a unique index stands for a unique constraint',
    sql: everywhere(
      'CREATE TABLE users ($id, email varchar(50) NOT NULL)',
      'CREATE UNIQUE INDEX ix_email ON users (email)',
    ),
    entities: [
      entity(
        'users',
        { email: { type: String, length: 50 } },
        {
          indices: [{ columns: ['email'], unique: true }],
        },
      ),
    ],
  },
  {
    name: 'an index has another name',
    sql: everywhere(
      'CREATE TABLE users ($id, email varchar(50) NOT NULL)',
      'CREATE INDEX users_by_email ON users (email)',
    ),
    entities: [
      entity(
        'users',
        { email: { type: String, length: 50 } },
        { indices: [{ columns: ['email'] }] },
      ),
    ],
  },
  {
    name: 'a check has no name',
    sql: {
      sqlite: [
        'CREATE TABLE users (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, age int NOT NULL CHECK (age>0))',
      ],
      postgres: ['CREATE TABLE users (id serial PRIMARY KEY, age int NOT NULL CHECK (age>0))'],
      mysql: [
        'CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, age int NOT NULL CHECK (age>0))',
      ],
      mariadb: [
        'CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, age int NOT NULL, CHECK (age>0))',
      ],
    },
    entities: [entity('users', { age: { type: 'int' } }, { checks: [{ expression: 'age > 0' }] })],
  },
  {
    name: 'a foreign key says nothing of actions, which MariaDB takes for RESTRICT (trap 61)',
    sql: mysql(
      'CREATE TABLE authors (id int AUTO_INCREMENT PRIMARY KEY, name varchar(50) NOT NULL)',
      'CREATE TABLE books (id int AUTO_INCREMENT PRIMARY KEY, author_id int, CONSTRAINT fk_a FOREIGN KEY (author_id) REFERENCES authors (id))',
    ),
    entities: [authors, entity('books', {}, { relations: { author } })],
  },
  {
    name: 'a check is spelled with parentheses or without them (trap 73)',
    sql: mysql(
      'CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, a int NOT NULL, CONSTRAINT ck CHECK (a > 0 and a in (1,2,3)))',
    ),
    entities: [
      entity(
        'users',
        { a: { type: 'int' } },
        { checks: [{ name: 'ck', expression: 'a > 0 and a in (1,2,3)' }] },
      ),
    ],
  },
  {
    name: 'a check of a named entity check is spelled in another way',
    sql: {
      postgres: [
        "CREATE TABLE users (id serial PRIMARY KEY, kind varchar(10) NOT NULL, CONSTRAINT ck CHECK (kind = 'a' OR kind = 'b' AND NOT kind IS NULL))",
      ],
      sqlite: [
        "CREATE TABLE users (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, kind varchar(10) NOT NULL, CONSTRAINT ck CHECK (kind='a' or kind='b' and not kind is null))",
      ],
    },
    entities: [
      entity(
        'users',
        { kind: { type: String, length: 10 } },
        {
          checks: [{ name: 'ck', expression: "kind = 'a' OR kind = 'b' AND NOT kind IS NULL" }],
        },
      ),
    ],
  },
  {
    name: 'the primary key has a name, and stands behind the columns',
    sql: {
      postgres: ['CREATE TABLE users (id int NOT NULL, CONSTRAINT pk_mine PRIMARY KEY (id))'],
      sqlite: ['CREATE TABLE users (id integer NOT NULL, CONSTRAINT pk_mine PRIMARY KEY (id))'],
      mysql: ['CREATE TABLE users (id int NOT NULL, PRIMARY KEY (id))'],
      mariadb: ['CREATE TABLE users (id int NOT NULL, PRIMARY KEY (id))'],
    },
    entities: [{ name: 'users', columns: { id: { type: 'int', primary: true } } }],
  },
  {
    name: 'types go by their other names',
    sql: {
      sqlite: [
        'CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, a INT NOT NULL, b VARCHAR(20) NOT NULL, c BOOLEAN NOT NULL, d DATETIME NOT NULL, e DECIMAL(10, 2) NOT NULL)',
      ],
      postgres: [
        'CREATE TABLE t (id serial4 PRIMARY KEY, a int4 NOT NULL, b varchar(20) NOT NULL, c bool NOT NULL, d timestamp without time zone NOT NULL, e decimal(10,2) NOT NULL)',
      ],
      mysql: [
        'CREATE TABLE t (id INTEGER AUTO_INCREMENT PRIMARY KEY, a INTEGER NOT NULL, b CHARACTER VARYING(20) NOT NULL, c TINYINT NOT NULL, d DATETIME NOT NULL, e DEC(10,2) NOT NULL)',
      ],
      mariadb: [
        'CREATE TABLE t (id INTEGER AUTO_INCREMENT PRIMARY KEY, a INTEGER NOT NULL, b CHARACTER VARYING(20) NOT NULL, c TINYINT NOT NULL, d DATETIME NOT NULL, e DEC(10,2) NOT NULL)',
      ],
    },
    entities: [
      entity('t', {
        a: { type: 'int' },
        b: { type: String, length: 20 },
        c: { type: Boolean },
        d: { type: Date },
        e: { type: 'decimal', precision: 10, scale: 2 },
      }),
    ],
  },
  {
    name: 'integers have a width to be shown in',
    sql: mysql(
      'CREATE TABLE t (id int(11) NOT NULL AUTO_INCREMENT PRIMARY KEY, a tinyint(1) NOT NULL, b bigint(20) NOT NULL, c int(10) unsigned NOT NULL, d smallint(6) NOT NULL, e mediumint(9) NOT NULL)',
    ),
    entities: [
      entity('t', {
        a: { type: Boolean },
        b: { type: 'bigint' },
        c: { type: 'int', unsigned: true },
        d: { type: 'smallint' },
        e: { type: 'mediumint' },
      }),
    ],
  },
  {
    name: 'numbers are filled with zeros to be shown',
    sql: mysql(
      'CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int unsigned zerofill NOT NULL, b smallint(3) zerofill NOT NULL)',
    ),
    entities: [
      entity('t', { a: { type: 'int', unsigned: true }, b: { type: 'smallint', unsigned: true } }),
    ],
  },
  {
    name: 'boolean columns are made as such',
    sql: mysql(
      'CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a boolean NOT NULL DEFAULT true)',
    ),
    entities: [entity('t', { a: { type: Boolean, default: true } })],
  },
  {
    name: 'NULL is the default of a nullable column',
    sql: everywhere('CREATE TABLE users ($id, name varchar(50) DEFAULT NULL, age int NULL)'),
    entities: [
      entity('users', {
        name: { type: String, length: 50, nullable: true },
        age: { type: 'int', nullable: true },
      }),
    ],
  },
  {
    name: 'defaults are spelled in another way',
    sql: {
      sqlite: [
        "CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, a int NOT NULL DEFAULT '0', b boolean NOT NULL DEFAULT true, c datetime NOT NULL DEFAULT CURRENT_TIMESTAMP, d varchar NOT NULL DEFAULT 'x')",
      ],
      postgres: [
        "CREATE TABLE t (id serial PRIMARY KEY, a int NOT NULL DEFAULT '0', b boolean NOT NULL DEFAULT 't', c timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, d varchar NOT NULL DEFAULT 'x'::text)",
      ],
      mysql: [
        'CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int NOT NULL DEFAULT \'0\', b tinyint NOT NULL DEFAULT true, c datetime(6) NOT NULL DEFAULT now(6), d varchar(255) NOT NULL DEFAULT "x")',
      ],
      mariadb: [
        'CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int NOT NULL DEFAULT \'0\', b tinyint NOT NULL DEFAULT true, c datetime(6) NOT NULL DEFAULT now(6), d varchar(255) NOT NULL DEFAULT "x")',
      ],
    },
    entities: [
      entity('t', {
        a: { type: 'int', default: 0 },
        b: { type: Boolean, default: true },
        c: { type: Date, createDate: true },
        d: { type: String, default: 'x' },
      }),
    ],
  },
  {
    name: 'a sequence is owned by its column and has another name',
    sql: {
      postgres: [
        'CREATE SEQUENCE my_numbers',
        "CREATE TABLE users (id int PRIMARY KEY DEFAULT nextval('my_numbers'))",
        'ALTER SEQUENCE my_numbers OWNED BY users.id',
      ],
    },
    entities: [entity('users')],
  },
  {
    name: 'a numbered key is not AUTOINCREMENT',
    sql: { sqlite: ['CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL)'] },
    entities: [
      {
        name: 'users',
        columns: { id: { type: 'integer', primary: true }, name: { type: 'text' } },
      },
    ],
  },
  {
    name: 'names are quoted in every way, and comments stand between',
    sql: {
      sqlite: [
        'CREATE TABLE [users] (\n  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL, -- the key\n  "name" varchar(50) /* what, they are called */ NOT NULL\n)',
      ],
    },
    entities: [entity('users', { name: { type: String, length: 50 } })],
  },
  {
    name: 'the order of columns is another one',
    sql: everywhere('CREATE TABLE users (b int NOT NULL, a int NOT NULL, $id)'),
    entities: [entity('users', { a: { type: 'int' }, b: { type: 'int' } })],
  },
  {
    name: 'tables have a collation and an engine of the server',
    sql: mysql(
      'CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, name varchar(50) NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=latin1 ROW_FORMAT=DYNAMIC',
    ),
    entities: [entity('users', { name: { type: String, length: 50 } })],
  },
  {
    name: 'an enumeration is a type of its own with a name of its own',
    sql: {
      postgres: [
        "CREATE TYPE state AS ENUM ('open', 'paid')",
        "CREATE TABLE orders (id serial PRIMARY KEY, state state NOT NULL DEFAULT 'open')",
      ],
    },
    entities: [
      entity('orders', {
        state: { type: 'enum', enum: ['open', 'paid'], enumName: 'state', default: 'open' },
      }),
    ],
  },
  {
    name: 'an enumeration is a check of text',
    sql: {
      sqlite: [
        "CREATE TABLE orders (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, state varchar NOT NULL CHECK (state IN ('paid', 'open')))",
      ],
    },
    entities: [entity('orders', { state: { type: 'simple-enum', enum: ['open', 'paid'] } })],
  },
  {
    name: 'an index names the order of its column',
    sql: everywhere(
      'CREATE TABLE users ($id, a int NOT NULL)',
      'CREATE INDEX ix_a ON users (a ASC)',
    ),
    entities: [
      entity('users', { a: { type: 'int' } }, { indices: [{ name: 'ix_a', columns: ['a'] }] }),
    ],
  },
  {
    name: 'a join table is made by hand',
    sql: everywhere(
      'CREATE TABLE users ($id)',
      'CREATE TABLE tags ($id)',
      'CREATE TABLE users_tags (user_id int NOT NULL, tag_id int NOT NULL, PRIMARY KEY (user_id, tag_id), CONSTRAINT a FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE, CONSTRAINT b FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE ON UPDATE CASCADE)',
      'CREATE INDEX ix_user ON users_tags (user_id)',
      'CREATE INDEX ix_tag ON users_tags (tag_id)',
    ),
    entities: [
      entity(
        'users',
        {},
        {
          relations: {
            tags: {
              type: 'many-to-many',
              target: 'tags',
              joinTable: {
                name: 'users_tags',
                joinColumn: { name: 'user_id' },
                inverseJoinColumn: { name: 'tag_id' },
              },
            },
          },
        },
      ),
      entity('tags'),
    ],
  },
  {
    name: 'a one-to-one relation rests on a unique index',
    sql: everywhere(
      'CREATE TABLE authors ($id, name varchar(50) NOT NULL)',
      'CREATE TABLE books ($id, author_id int UNIQUE, CONSTRAINT fk_a FOREIGN KEY (author_id) REFERENCES authors (id))',
    ),
    entities: [
      authors,
      entity('books', {}, { relations: { author: { ...author, type: 'one-to-one' } } }),
    ],
  },
];

for (const server of serverNames) {
  describe(server, () => {
    const own = cases.filter(({ sql }) => sql[server] !== undefined);
    test.each(own)('$name, and nothing is seen', async ({ sql, entities }) => {
      await using database = await createTestDatabase(server);
      for (const statement of sql[server] ?? []) await database.db.query(statement);
      await withFolder(async (migrations) => {
        const schemas = entities.map((each) => new EntitySchema(each));
        const dataSource = { ...database.options, entities: schemas };
        const project = await openProject({ dataSource, migrations });
        try {
          const { summary, undecided, undeclared } = await compare(project);
          expect({ summary, undecided, undeclared }).toEqual({
            summary: [],
            undecided: [],
            undeclared: [],
          });
        } finally {
          await project.close();
        }
      });
    });
  });
}
