/** Reading of untyped payloads, as a vendor's server would do it: nothing is taken on trust. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as object; an empty one where it is none. */
export function asJson(value: unknown): Json {
  return isJson(value) ? value : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Objects of a list; anything else in it is skipped. */
export function jsonList(value: unknown): readonly Json[] {
  return asList(value).filter(isJson);
}
