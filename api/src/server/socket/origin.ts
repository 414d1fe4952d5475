import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** Where a request came from and to, as the proxy says where one is trusted. */
export interface Located {
  address: string;
  /** `https://fair.example.org` */
  origin: string;
}

/** Reads where a request came from. */
export function locate(request: IncomingMessage, isProxied: boolean): Located {
  const said = (name: string) =>
    (isProxied
      ? String(request.headers[name] ?? '')
          .split(',')[0]
          ?.trim()
      : '') || null;
  const isSecure = 'encrypted' in request.socket && (request.socket as TLSSocket).encrypted;
  const protocol = said('x-forwarded-proto') ?? (isSecure ? 'https' : 'http');
  const host = said('x-forwarded-host') ?? request.headers.host ?? '';
  return { address: said('x-forwarded-for') ?? request.socket.remoteAddress ?? '', origin: `${protocol}://${host}` };
}

/** Whether a socket is asked for by a page of ours, or by a client that is no browser and names no origin. */
export function isOwnOrigin(request: IncomingMessage, { origin }: Located, publicUrl: string | null): boolean {
  const asking = request.headers.origin;
  if (asking === undefined) return true;
  if (!URL.canParse(asking)) return false;
  const { host } = new URL(asking);
  return host === new URL(origin).host || (publicUrl !== null && host === new URL(publicUrl).host);
}
