import { Collaboration, type CollaborationOptions, type CollaborationStorage } from '@tiptap/extension-collaboration';
import type { Node as DocumentNode, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPlugin, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import { Agreement } from './agreement';
import { DrawnNodes } from './drawing';

interface Options extends CollaborationOptions {
  /** The editor does not show what the shared document says, and writes nothing any more. */
  failed: () => void;
}

interface Storage extends CollaborationStorage {
  agreement: Agreement | null;
}

/** The shared document in the editor, redrawn only where a remote edit changed it. */
export const CoEditing = Collaboration.extend<Options, Storage>({
  addOptions() {
    return { ...this.parent!(), failed: () => {} };
  },
  addStorage() {
    return { ...this.parent!(), agreement: null };
  },
  addProseMirrorPlugins() {
    const { document, field, failed } = this.options;
    const fragment = document!.getXmlFragment(field);
    const drawn = new DrawnNodes();
    // Given a memory of nodes, y-tiptap leaves the first drawing to us.
    const sync = ySyncPlugin(fragment, { mapping: drawn, onFirstRender: () => agreement.begin() });
    const { binding } = sync.spec.state.init() as { binding: ProsemirrorBinding };
    const agreement = new Agreement(binding, drawn, failed);
    Object.defineProperty(binding, '_tr', { get: () => narrowed(binding.prosemirrorView as EditorView) });
    this.storage.agreement = agreement;
    const [, ...others] = this.parent!();
    return [agreement.plugin, sync, ...others];
  },
  dispatchTransaction({ transaction, next }) {
    const before = this.editor.state;
    try {
      next(transaction);
    } catch (failure) {
      // The state is a new one, and what is on the page may be anything.
      if (this.editor.state !== before) this.storage.agreement?.end(failure);
      throw failure;
    }
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
