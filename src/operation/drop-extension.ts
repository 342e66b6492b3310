export interface DropExtension {
  readonly kind: 'dropExtension';
  readonly name: string;
}
