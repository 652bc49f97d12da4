import { Collaboration } from '@tiptap/extension-collaboration';
import type { Node as DocumentNode, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';

/**
 * y-tiptap forgets all nodes at every remote edit, makes them again and replaces the whole document. In a long draft
 * that takes longer than the time between two keystrokes, and takes all decorations along. This memory of nodes is not
 * emptied: y-tiptap itself takes out of it, one by one, what an edit has changed.
 */
class LastingNodes<K, V> extends Map<K, V> {
  override clear(): void {}
}

/**
 * The shared document in the editor, redrawn only where a remote edit changed it. The memory comes after the first drawing:
 * y-tiptap leaves that out where it is given one, and a text that is there before the editor would be taken for deleted.
 */
export const CoEditing = Collaboration.extend({
  onCreate(event) {
    this.parent?.(event);
    const { view, state } = this.editor;
    const { binding } = ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding };
    binding.mapping = new LastingNodes(binding.mapping);
    Object.defineProperty(binding, '_tr', { get: () => narrowed(view) });
  },
});

/** A transaction whose replacement of the whole document leaves the blocks at both ends alone that stay the same. */
function narrowed(view: EditorView): Transaction {
  const tr = view.state.tr.setMeta('addToHistory', false);
  const replace = tr.replace.bind(tr);
  tr.replace = (from, to = from, slice) => {
    tr.replace = replace;
    if (from !== 0 || to !== tr.doc.content.size || !slice || slice.size === 0) return replace(from, to, slice);
    return replaceChanged(tr, slice);
  };
  return tr;
}

export function replaceChanged(tr: Transaction, whole: Slice): Transaction {
  const before = tr.doc;
  const after = whole.content;
  const most = Math.min(before.childCount, after.childCount);
  let first = 0;
  let start = 0;
  while (first < most && before.child(first) === after.child(first)) start += before.child(first++).nodeSize;
  let same = 0;
  let end = before.content.size;
  while (same < most - first && lastBut(before, same) === after.child(after.childCount - 1 - same)) {
    end -= lastBut(before, same++).nodeSize;
  }
  const changed = [];
  for (let index = first; index < after.childCount - same; index++) changed.push(after.child(index));
  return tr.replaceWith(start, end, changed);
}

function lastBut(doc: DocumentNode, index: number): DocumentNode {
  return doc.child(doc.childCount - 1 - index);
}
