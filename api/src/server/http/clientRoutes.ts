import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { securityHeaders } from './securityHeaders.ts';

/** The built client's request handler, or the development server's. */
export type WebHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Gives every address that is not the API's to the client. Its bodies are not read here. */
export async function clientRoutes(fastify: FastifyInstance, web: WebHandler): Promise<void> {
  await fastify.register(async (client) => {
    client.removeAllContentTypeParsers();
    client.addContentTypeParser('*', (_request, _payload, done) => done(null));
    client.route({
      method: ['GET', 'HEAD', 'POST'],
      url: '/*',
      handler: (request, reply) => {
        reply.hijack();
        const headers = Object.entries(securityHeaders(request.protocol === 'https'));
        for (const [name, value] of headers) reply.raw.setHeader(name, value);
        web(request.raw, reply.raw, () => {
          reply.raw.statusCode = 404;
          reply.raw.end();
        });
      },
    });
  });
}
