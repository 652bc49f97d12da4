import { Mark, mergeAttributes } from '@tiptap/core';

const protocols = ['http:', 'https:', 'mailto:'];

/** As LinkAddress has it. */
const longest = 4_000;

/** The address as a statement may hold it (http, https or mailto), or null when it is none of these. */
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

export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  addAttributes() {
    return { href: { default: null } };
  },
  parseHTML() {
    return [
      {
        tag: 'a[href]',
        getAttrs: (anchor) => {
          const href = linkAddress(anchor.getAttribute('href') ?? '');
          return href === null ? false : { href };
        },
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    const href = linkAddress(String(HTMLAttributes.href ?? ''));
    return ['a', mergeAttributes({ rel: 'noopener noreferrer nofollow' }, { href }), 0];
  },
});
