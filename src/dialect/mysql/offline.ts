import type { Dialect, OfflineServer } from '../dialect.ts';
import { mysqlDialect } from './index.ts';
import { mariadb } from './mariadb.ts';
import { mysql } from './mysql.ts';
import { charsetOf } from './server.ts';
import { parseSqlMode } from './sql-mode.ts';
import { parseVersion } from './version.ts';

/** The latest versions that Limbeck knows: a server that is older says what it does not understand. */
const latest = { mysql: '9.7', mariadb: '12.0-MariaDB' } as const;

/**
 * The dialect of a MySQL or MariaDB server that nobody is connected to, with the settings that each
 * comes with. Which of the two it is, its version says (`10.11.6-MariaDB`) or else the driver.
 */
export function offlineMysql(
  driver: 'mysql' | 'mariadb',
  { version, database }: OfflineServer,
): Dialect {
  const text = version ?? latest[driver];
  const isMariadb = /mariadb/i.test(text) || (driver === 'mariadb' && !/mysql/i.test(text));
  return mysqlDialect({
    flavour: isMariadb ? mariadb : mysql,
    version: parseVersion(text),
    database,
    engine: 'InnoDB',
    collation: isMariadb ? 'utf8mb4_uca1400_ai_ci' : 'utf8mb4_0900_ai_ci',
    lowerCaseNames: false,
    // A script takes the mode away that would change what its literals mean.
    sqlMode: parseSqlMode(''),
    defaultCollations: defaultCollations(isMariadb),
  });
}

/** Those that do not end in `_general_ci`. https://dev.mysql.com/doc/refman/8.4/en/charset-charsets.html */
const unusual =
  'big5_chinese_ci binary cp932_japanese_ci dec8_swedish_ci eucjpms_japanese_ci euckr_korean_ci gb18030_chinese_ci gb2312_chinese_ci gbk_chinese_ci hp8_english_ci latin1_swedish_ci latin5_turkish_ci sjis_japanese_ci swe7_swedish_ci tis620_thai_ci ujis_japanese_ci';

const usual =
  'cp850 koi8r latin2 ascii hebrew koi8u greek cp1250 armscii8 utf8mb3 ucs2 cp866 keybcs2 macce macroman cp852 latin7 cp1251 utf16 utf16le cp1256 cp1257 utf32 geostd8';

/** The collation that each character set comes with. */
function defaultCollations(isMariadb: boolean): ReadonlyMap<string, string> {
  const collations = [
    ...unusual.split(' '),
    ...usual.split(' ').map((charset) => `${charset}_general_ci`),
    isMariadb ? 'utf8mb4_general_ci' : 'utf8mb4_0900_ai_ci',
  ];
  return new Map(collations.map((collation) => [charsetOf(collation), collation]));
}
