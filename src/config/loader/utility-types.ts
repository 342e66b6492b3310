/** The name under which a type program reads {@link utilityTypes}. */
export const utilityTypesFile = '/limbeck-utility-types.d.ts';

/**
 * What a column's type alias may use of TypeScript's library. The library itself would take longer
 * to read than all entities; names that are left out here only make a type unknown.
 */
export const utilityTypes = `
interface Array<T> { readonly length: number; [index: number]: T }
interface ReadonlyArray<T> { readonly length: number; readonly [index: number]: T }
interface Boolean {} interface CallableFunction {} interface Function {} interface IArguments {}
interface NewableFunction {} interface Number {} interface Object {} interface RegExp {}
interface String {} interface Symbol {}
interface Date { getTime(): number }
interface Promise<T> { then(use: (value: T) => void): void }
interface Map<K, V> { get(key: K): V } interface Set<T> { has(value: T): boolean }
type Awaited<T> = T extends Promise<infer U> ? Awaited<U> : T;
type Capitalize<S extends string> = intrinsic;
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type InstanceType<T> = T extends abstract new (...args: any) => infer R ? R : any;
type Lowercase<S extends string> = intrinsic;
type NonNullable<T> = T & {};
type Omit<T, K extends keyof any> = { [P in Exclude<keyof T, K>]: T[P] };
type Parameters<T> = T extends (...args: infer P) => any ? P : never;
type Partial<T> = { [P in keyof T]?: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Required<T> = { [P in keyof T]-?: T[P] };
type ReturnType<T> = T extends (...args: any) => infer R ? R : any;
type Uncapitalize<S extends string> = intrinsic;
type Uppercase<S extends string> = intrinsic;
`;
