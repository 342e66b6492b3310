import { EntitySchema } from 'typeorm';

/** How many tables, of twelve columns each, two indexes and a foreign key to the table before. */
export const tableCount = Number(process.env['LIMBECK_BENCHMARK_TABLES'] ?? 1000);

/** The entities of the benchmark. */
export const entities = Array.from({ length: tableCount }, (_, number) => {
  const name = `table_${String(number).padStart(4, '0')}`;
  const previous = `table_${String(Math.max(number - 1, 0)).padStart(4, '0')}`;
  return new EntitySchema({
    name,
    columns: {
      id: { type: Number, primary: true, generated: true },
      code: { type: String, length: 40 },
      title: { type: String, length: 200 },
      description: { type: 'text', nullable: true },
      quantity: { type: 'int', default: 0 },
      total: { type: 'bigint', nullable: true },
      price: { type: 'decimal', precision: 12, scale: 2, default: 0 },
      active: { type: Boolean, default: true },
      status: { type: String, length: 20, default: 'draft' },
      created: { type: Date, createDate: true },
      updated: { type: Date, updateDate: true },
    },
    relations: {
      previous: { type: 'many-to-one', target: previous, joinColumn: { name: 'previous_id' } },
    },
    indices: [
      { name: `ix_${name}_code`, columns: ['code'], unique: true },
      { name: `ix_${name}_status`, columns: ['status', 'created'] },
    ],
  });
});
