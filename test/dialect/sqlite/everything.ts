/** The text of a table in which everything stands that a rebuild could lose. */
export const things = `CREATE TABLE things (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- the number, never given out twice
  code varchar(20) NOT NULL COLLATE NOCASE UNIQUE ON CONFLICT IGNORE,
  [title] text /* what people see */ NOT NULL DEFAULT 'it''s',
  price numeric(10,2) CHECK (price >= 0) DEFAULT (1 + 1),
  \`amount\` int NOT NULL ON CONFLICT ABORT DEFAULT 0 CHECK ("amount" < 1000),
  total AS (price * amount) STORED,
  label text GENERATED ALWAYS AS (code || ':' || title) VIRTUAL,
  parent_id integer REFERENCES things(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  legacy blob,
  category_id integer,
  CONSTRAINT positive CHECK (price + amount >= 0),
  UNIQUE (category_id, code) ON CONFLICT REPLACE,
  CONSTRAINT fk_category FOREIGN KEY (category_id) REFERENCES categories (id) ON UPDATE CASCADE DEFERRABLE
)`;

/** That table, and all that can hang on a table. */
export const everything: readonly string[] = [
  `CREATE TABLE categories (id integer PRIMARY KEY, name text)`,
  things,
  `CREATE TABLE notes (
    id integer PRIMARY KEY,
    thing_id integer NOT NULL REFERENCES "things" (id) ON DELETE CASCADE,
    body text
  )`,
  `CREATE INDEX things_lower ON things (lower(title), price DESC)`,
  `CREATE INDEX things_dear ON things (price) WHERE price > 100`,
  `CREATE UNIQUE INDEX things_code ON things (code COLLATE BINARY DESC)`,
  `CREATE VIEW dear AS SELECT things.id, title FROM things WHERE price > 1`,
  `CREATE VIEW dear_notes (who, what) AS SELECT title, body FROM dear JOIN notes ON thing_id = dear.id`,
  `CREATE TRIGGER dear_delete INSTEAD OF DELETE ON dear BEGIN DELETE FROM things WHERE id = old.id; END`,
  `CREATE TRIGGER things_note AFTER UPDATE OF price ON things WHEN new.price > 100
    BEGIN INSERT INTO notes (thing_id, body) VALUES (new.id, 'dear'); END`,
  `CREATE TRIGGER notes_count AFTER INSERT ON notes
    BEGIN UPDATE things SET amount = amount + 1 WHERE id = new.thing_id; END`,
  `INSERT INTO categories VALUES (1, 'tools')`,
  `INSERT INTO things (id, code, title, price, amount, parent_id, legacy, category_id) VALUES
    (1, 'A', 'axe', 10.5, 2, NULL, X'00FF', 1),
    (2, 'b', 'it''s', NULL, 0, 1, NULL, NULL),
    (7, 'C7', 'saw', 3, 900, 7, 'text', 1),
    (9, 'gone', 'gone', 0, 0, NULL, NULL, NULL)`,
  `INSERT INTO notes (id, thing_id, body) VALUES (1, 1, 'sharp'), (5, 7, NULL)`,
  `DELETE FROM things WHERE id = 9`,
];
