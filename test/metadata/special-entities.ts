import {
  Check,
  Column,
  Entity,
  Exclusion,
  Index,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
  ViewColumn,
  ViewEntity,
} from 'typeorm';
import type { ServerName } from '../support/server.ts';

/** What TypeORM can declare on one database only. */

@Entity('bookings', { comment: "the rooms' bookings" })
@Exclusion('xc_bookings', 'USING gist (room WITH =, during WITH &&)')
@Check('ck_bookings', "kind in ('day', 'week') AND room BETWEEN 1 AND 9")
@Unique('uq_bookings', ['room', 'kind'], { deferrable: 'INITIALLY DEFERRED' })
class Booking {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('int')
  @Index('ix_bookings_room', { where: "kind is not null and kind <> 'x'" })
  room!: number;

  @Column('tsrange')
  during!: string;

  @Column('varchar')
  @Index('ix_bookings_kind', { type: 'hash' })
  kind!: string;

  @Column('jsonb')
  @Index('ix_bookings_extra', { type: 'gin' })
  extra!: object;

  @Column('point')
  @Index('ix_bookings_place', { spatial: true })
  place!: string;

  @ManyToOne(() => Booking, { deferrable: 'INITIALLY IMMEDIATE', onDelete: 'SET NULL' })
  moved!: Relation<Booking>;
}

@Entity('a_name_that_is_longer_than_the_sixty_three_bytes_which_postgresql_keeps')
class LongName {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ unique: true })
  a_column_whose_name_is_longer_than_the_sixty_three_bytes_of_a_name!: string;
}

@Entity('short_name')
class ShortName {
  @PrimaryColumn('enum', { enum: ['a'] })
  a_column_whose_enumerated_type_has_a_name_of_over_63_bytes!: string;
}

@ViewEntity({ name: 'rooms', expression: 'SELECT DISTINCT room FROM bookings', materialized: true })
@Index('ix_rooms', ['room'], { unique: true })
class Room {
  @ViewColumn()
  room!: number;
}

@Entity('documents', { engine: 'MyISAM', comment: "everybody's documents" })
class Document {
  @PrimaryGeneratedColumn('increment', { type: 'bigint', unsigned: true })
  id!: string;

  @Column('text')
  @Index('ix_documents_body', { fulltext: true })
  body!: string;

  @Column('point')
  @Index('ix_documents_place', { spatial: true })
  place!: string;
}

@Entity('pages')
class Page {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('text')
  @Index('ix_pages', { fulltext: true, parser: 'ngram' })
  body!: string;
}

@Entity('settings', { withoutRowid: true })
class Setting {
  @PrimaryColumn()
  key!: string;

  @Column({ collation: 'NOCASE' })
  @Index('ix_settings_value', { where: "value <> ''" })
  value!: string;

  @ManyToOne(() => Setting, { deferrable: 'INITIALLY DEFERRED' })
  parent!: Relation<Setting>;

  @Column({ type: 'int', asExpression: 'length(value)', generatedType: 'VIRTUAL' })
  length!: number;
}

export const specialEntities: Readonly<Record<ServerName, (new () => object)[]>> = {
  postgres: [Booking, LongName, ShortName, Room],
  mysql: [Document, Page],
  mariadb: [Document],
  sqlite: [Setting],
};
