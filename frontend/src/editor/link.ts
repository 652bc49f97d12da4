import { Mark, mergeAttributes } from '@tiptap/core';
import { linkAddress } from '../shared/link-address';

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
