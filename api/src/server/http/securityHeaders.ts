import type { FastifyReply, FastifyRequest } from 'fastify';

/** Days a browser remembers that this address is served by HTTPS only. */
const HSTS_SECONDS = 180 * 24 * 3600;

/** What every answer says to browsers. */
export function securityHeaders(isSecure: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=()',
    ...(isSecure ? { 'strict-transport-security': `max-age=${HSTS_SECONDS}` } : {}),
  };
}

/** Answers of the API are data: nothing in them is run or shown by a browser. Pages of the client say their own policy, with a nonce a page. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Sets the headers of an answer of the API. */
export async function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.headers({ ...securityHeaders(request.protocol === 'https'), 'content-security-policy': DATA_POLICY });
}
