import { Collaboration, type CollaborationOptions, type CollaborationStorage } from '@tiptap/extension-collaboration';
import type { Node as DocumentNode, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPlugin, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import { ConsistencyCheck } from './consistency-check';
import { NodeMapping } from './node-mapping';

interface Options extends CollaborationOptions {
  /** Called once the editor differs from the shared document and has stopped writing. */
  failed: () => void;
}

interface Storage extends CollaborationStorage {
  consistency: ConsistencyCheck | null;
}

/** The shared document in the editor, rendered again only where a remote edit changed it. */
export const StatementCollaboration = Collaboration.extend<Options, Storage>({
  addOptions() {
    return { ...this.parent!(), failed: () => {} };
  },
  addStorage() {
    return { ...this.parent!(), consistency: null };
  },
  addProseMirrorPlugins() {
    const { document, field, failed } = this.options;
    const fragment = document!.getXmlFragment(field);
    const mapping = new NodeMapping();
    // Given a mapping, y-tiptap leaves the first rendering to its caller.
    const sync = ySyncPlugin(fragment, { mapping, onFirstRender: () => consistency.start() });
    const { binding } = sync.spec.state.init() as { binding: ProsemirrorBinding };
    const consistency = new ConsistencyCheck(binding, mapping, failed);
    Object.defineProperty(binding, '_tr', { get: () => narrowedTransaction(binding.prosemirrorView as EditorView) });
    this.storage.consistency = consistency;
    const [, ...others] = this.parent!();
    return [consistency.plugin, sync, ...others];
  },
  dispatchTransaction({ transaction, next }) {
    const before = this.editor.state;
    try {
      next(transaction);
    } catch (failure) {
      // The state has changed, and the page may show anything.
      if (this.editor.state !== before) this.storage.consistency?.stop(failure);
      throw failure;
    }
  },
});

/** A transaction that, told to replace the whole document, replaces only the blocks that changed. */
function narrowedTransaction(view: EditorView): Transaction {
  const tr = view.state.tr.setMeta('addToHistory', false);
  const replace = tr.replace.bind(tr);
  tr.replace = (from, to = from, slice) => {
    tr.replace = replace;
    if (from !== 0 || to !== tr.doc.content.size || !slice || slice.size === 0) return replace(from, to, slice);
    return replaceChangedBlocks(tr, slice);
  };
  return tr;
}

export function replaceChangedBlocks(tr: Transaction, whole: Slice): Transaction {
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
