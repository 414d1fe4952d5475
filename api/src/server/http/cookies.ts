import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '../../operations/credential/signedIn.ts';
import type { Cookies } from '../../graphql/context.ts';

/** The browser's sign-in; not readable by the page. */
export const SIGN_IN_COOKIE = 'ponte_session';
/** A name of this device, by which a badge knows its first one. */
export const DEVICE_COOKIE = 'ponte_device';
/** The page's own choice of language. */
export const LANGUAGE_COOKIE = 'ponte_language';

const YEAR_SECONDS = 365 * 24 * 3600;
const DEVICE_BYTES = 18;

/** The cookies of a request, and how its answer sets them. */
export function cookiesOf(request: FastifyRequest, reply: FastifyReply): Cookies {
  const known = request.cookies[DEVICE_COOKIE];
  const device = known && known.length <= 128 ? known : randomBytes(DEVICE_BYTES).toString('base64url');
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const;
  return {
    device,
    keep({ cookie, cookieExpiresAt }: SignedIn) {
      reply.setCookie(SIGN_IN_COOKIE, cookie, { ...options, expires: new Date(cookieExpiresAt) });
      reply.setCookie(DEVICE_COOKIE, device, { ...options, maxAge: YEAR_SECONDS });
    },
    keepDevice() {
      if (!known) reply.setCookie(DEVICE_COOKIE, device, { ...options, maxAge: YEAR_SECONDS });
    },
    clear() {
      reply.clearCookie(SIGN_IN_COOKIE, options);
    },
  };
}
