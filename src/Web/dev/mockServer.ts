import type { Plugin } from 'vite';
import { Story } from './story.ts';

/** A stand-in for the server while developing the screens alone: one purchase request in memory, nothing else. Never part of a build. */
export function mockServer(): Plugin {
  return {
    name: 'workflowhub-mock-server',
    apply: 'serve',
    configureServer(vite) {
      const story = new Story();
      vite.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://localhost');
        if (!/^\/(account|api|odata)\//.test(url.pathname)) return next();
        let text = '';
        request.on('data', (piece: Buffer) => (text += piece.toString()));
        request.on('end', () => {
          const who = /mock=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? null;
          const { status = 200, body, user } = story.answer(who, request.method ?? 'GET', decodeURIComponent(url.pathname), text ? JSON.parse(text) : {});
          response.statusCode = status;
          if (user !== undefined) response.setHeader('Set-Cookie', `mock=${user}; Path=/; HttpOnly; SameSite=Strict`);
          if (body === undefined) return response.end();
          const xml = typeof body === 'string';
          response.setHeader('Content-Type', xml ? 'application/xml' : status >= 400 ? 'application/problem+json' : 'application/json');
          response.end(xml ? body : JSON.stringify(body));
        });
      });
    },
  };
}
