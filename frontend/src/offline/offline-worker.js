// Shows a draft's page without a network. It caches the editor's own files and no text: a draft that a member has chosen
// to keep is stored encrypted in the page's database. The build inserts FILES and VERSION.
const CACHE = `communique-offline-${VERSION}`;
const base = new URL('..', self.registration.scope);
const files = FILES.map((file) => new URL(file, base).href);

self.addEventListener('install', (event) => {
  const fetched = files.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fetched)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('communique-offline-') && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && /\/[^/]+\/draft$/.test(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(page));
  } else if (files.includes(request.url)) {
    event.respondWith(fetch(request).catch(() => caches.match(request.url)));
  }
});

function page() {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><base href="${base.href}">
    <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
    <title>Communiqué</title><script type="module" src="elements/offline.js"></script></head><body></body></html>`;
  const policy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; " +
    "img-src 'self' data:; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy } });
}
