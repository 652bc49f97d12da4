const protocols = ['http:', 'https:', 'mailto:'];

/** The same as on the server, in LinkAddress. */
const longest = 4_000;

/** The address as a statement may hold it (http, https or mailto), or null if it is none of these. */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || text.length > longest || /\s/.test(text)) return null;
  if (/^[^@/:]+@[^@/:]+\.[^@/:.]+$/.test(text)) return `mailto:${text}`;
  const candidate = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text.replace(/^\/\//, '')}`;
  if (!URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  if (!protocols.includes(url.protocol)) return null;
  if (url.protocol === 'mailto:') return /^[^@]+@[^@]+$/.test(url.pathname) ? candidate : null;
  return url.hostname.includes('.') || url.hostname === 'localhost' ? candidate : null;
}
