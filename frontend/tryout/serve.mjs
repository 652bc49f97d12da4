// A room to try the elements in by hand, with the reference server: npm run build && npm run try
import { Server } from '@hocuspocus/server';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyUpdate, encodeStateAsUpdate } from 'yjs';

const here = dirname(fileURLToPath(import.meta.url));
const port = Number(process.env.PORT ?? 8177);
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.xml': 'text/xml' };
const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' ws://localhost:${port + 1}`;

const kept = new Map();
const rooms = new Server({
  port: port + 1,
  quiet: true,
  async onLoadDocument({ documentName, document }) {
    if (kept.has(documentName)) applyUpdate(document, kept.get(documentName));
  },
  async onStoreDocument({ documentName, document }) {
    kept.set(documentName, encodeStateAsUpdate(document));
  },
});
await rooms.listen();

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (request.method === 'POST' && pathname === '/say') {
    let message = '';
    for await (const part of request) message += part;
    rooms.hocuspocus.documents.forEach((room) => room.broadcastStateless(message));
    response.end();
    return;
  }
  const folder = ['/elements/', '/workflows/'].find((start) => pathname.startsWith(start));
  const roots = { '/elements/': '../../target/frontend', '/workflows/': '../..' };
  const file = join(here, folder ? roots[folder] : '', normalize(pathname === '/' ? '/editor.html' : pathname));
  try {
    const body = await readFile(file);
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader('Content-Security-Policy', policy);
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
}).listen(port, () => console.log(`http://localhost:${port}/?name=Amina`));
