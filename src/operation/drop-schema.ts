export interface DropSchema {
  readonly kind: 'dropSchema';
  readonly name: string;
}
