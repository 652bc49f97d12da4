import { Extension, type Editor } from '@tiptap/core';

export type TextDirection = 'ltr' | 'rtl';

const directed = ['paragraph', 'heading', 'bulletList', 'orderedList'];

/**
 * The attribute dir of blocks: 'ltr', 'rtl' or null. Null is drawn as dir="auto", the direction of the block's own
 * first letter; inside a list that would hide the text from the list's own dir="auto", so the style sheet does the
 * same for paragraphs by unicode-bidi.
 */
export const Direction = Extension.create({
  name: 'direction',
  addGlobalAttributes() {
    const dir = {
      default: null,
      parseHTML: (element: HTMLElement) => explicit(element.getAttribute('dir')),
    };
    return [
      {
        types: ['heading', 'bulletList', 'orderedList'],
        attributes: { dir: { ...dir, renderHTML: ({ dir }: Record<string, unknown>) => ({ dir: dir ?? 'auto' }) } },
      },
      {
        types: ['paragraph'],
        attributes: { dir: { ...dir, renderHTML: ({ dir }: Record<string, unknown>) => (dir ? { dir } : {}) } },
      },
    ];
  },
});

function explicit(value: string | null): TextDirection | null {
  return value === 'ltr' || value === 'rtl' ? value : null;
}

/** Sets the direction of the selected blocks; the same direction again makes it automatic. */
export function toggleDirection(editor: Editor, direction: TextDirection): boolean {
  const dir = hasDirection(editor, direction) ? null : direction;
  return editor
    .chain()
    .command(({ tr, state }) => {
      const { from, to } = state.selection;
      state.doc.nodesBetween(from, to, (node, position) => {
        if (directed.includes(node.type.name)) tr.setNodeAttribute(position, 'dir', dir);
      });
      return true;
    })
    .run();
}

export function hasDirection(editor: Editor, direction: TextDirection): boolean {
  return editor.isActive({ dir: direction });
}
