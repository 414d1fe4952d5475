/**
 * A new idempotency key: random, made once per intent and kept for its retries.
 * `crypto.randomUUID` exists on secure pages only, and a fair's test network may serve plain HTTP.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
