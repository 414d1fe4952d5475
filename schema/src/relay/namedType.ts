/** The type that a value of an interface or union says it is of, in `__typename`. */
export function namedType(value: object): string | undefined {
  return '__typename' in value && typeof value.__typename === 'string' ? value.__typename : undefined;
}
