import { Slice, type Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey, yUndoPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import { XmlElement, type UndoManager, type Transaction, type YEvent, type XmlFragment } from 'yjs';
import { changedTypes, joinOwnTexts, wordsOfNodes, wordsOfShared, type DrawnNodes, type Shared } from './drawing';

type Events = YEvent<XmlFragment>[];

/**
 * Sees to it that the editor shows what the shared document says. y-tiptap writes the difference between the two as the
 * person's edit, so an editor that could not draw the text would delete it, for everybody, with the next key. Here
 * nothing is written unless both agreed before; once they do not, that is the end: the editor takes no more changes.
 */
export class Agreement {
  /** The document when it was last seen to agree. */
  private agreed: DocumentNode | null = null;
  /** The document before the change that is about to be written. */
  private base: DocumentNode | null = null;
  /** The nodes that say what the shared types do, so that only what has changed since is compared. */
  private readonly same = new WeakMap<Shared, DocumentNode>();
  private drawing = false;
  private ended = false;

  constructor(
    private readonly binding: ProsemirrorBinding,
    private readonly drawn: DrawnNodes,
    private readonly failed: () => void,
  ) {
    const { _prosemirrorChanged: write, _typeChanged: follow, beforeAllTransactions } = binding;
    binding._prosemirrorChanged = (doc: DocumentNode) => this.write(doc, () => write.call(binding, doc));
    binding._observeFunction = (events: Events, transaction: Transaction) =>
      this.follow(transaction, () => follow.call(binding, events, transaction));
    binding.beforeAllTransactions = () => {
      try {
        beforeAllTransactions();
      } catch {
        // Thrown from here, it would leave the shared document in a transaction that never ends. Only a selection is lost.
      }
    };
  }

  readonly plugin = new Plugin({
    key: new PluginKey('agreement'),
    filterTransaction: ({ docChanged }) => !(this.ended && docChanged),
    view: () => ({
      // It comes before y-tiptap's own, which writes.
      update: ({ state }: EditorView, before: EditorState) => {
        if (state.doc !== before.doc) this.base = before.doc;
      },
    }),
  });

  /** Draws the document for the first time. */
  begin(): void {
    this.draw(() => this.drawAll());
  }

  /** Nothing is written from now on. */
  end(cause: unknown): void {
    if (this.ended) return;
    this.ended = true;
    console.error('The editor does not show the draft as it is, and has stopped.', cause);
    const { prosemirrorView: view } = this.binding;
    const undo = view && (yUndoPluginKey.getState((view as EditorView).state) as { undoManager?: UndoManager } | undefined);
    this.binding.destroy();
    undo?.undoManager?.clear();
    // The editor may be at work.
    queueMicrotask(this.failed);
  }

  private follow(transaction: Transaction, draw: () => void): void {
    if (this.ended) return;
    changedTypes(transaction).forEach((type) => this.same.delete(type));
    // What is written here is shown already.
    if (transaction.origin === ySyncPluginKey) return this.draw(() => {});
    this.draw(() => {
      joinOwnTexts(transaction);
      this.drawn.forgetChanged(transaction);
      this.drawn.draw(this.binding.type, this.view.state.schema);
      this.drawn.whileKept(draw);
    });
  }

  /** What goes wrong with a part or with the selection may go well as a whole. */
  private draw(work: () => void): void {
    this.drawing = true;
    try {
      try {
        work();
      } catch (failure) {
        if (this.ended) return;
        console.warn('The draft is drawn again.', failure);
        this.drawn.forgetAll();
        this.drawAll();
      }
      this.check(this.view.state.doc);
    } catch (failure) {
      this.end(failure);
    } finally {
      this.drawing = false;
    }
  }

  private drawAll(): void {
    const { binding, view } = this;
    const whole = new Slice(this.drawn.draw(binding.type, view.state.schema), 0, 0);
    binding.mux(() => {
      const tr = binding._tr.replace(0, view.state.doc.content.size, whole);
      view.dispatch(tr.setMeta(ySyncPluginKey, { isChangeOrigin: true, binding }));
    });
  }

  private write(doc: DocumentNode, write: () => void): void {
    if (this.ended || this.drawing || doc === this.agreed) return;
    try {
      if (this.base !== this.agreed) this.check(this.base);
      write();
      this.check(doc);
    } catch (failure) {
      this.end(failure);
    }
  }

  private check(doc: DocumentNode | null): void {
    if (doc === null || !this.isShared(doc)) throw new Error('the editor and the shared document differ');
    this.agreed = doc;
  }

  private isShared(doc: DocumentNode): boolean {
    return this.areSame(this.binding.type.toArray(), doc.children);
  }

  /** Here and there a node is filled in or repaired that the shared document lacks: there it is the words that count. */
  private areSame(types: Shared[], nodes: readonly DocumentNode[]): boolean {
    const most = Math.min(types.length, nodes.length);
    let first = 0;
    while (first < most && this.isSame(types[first]!, nodes[first]!)) first++;
    if (first === types.length && first === nodes.length) return true;
    let last = 0;
    while (last < most - first && this.isSame(types.at(-1 - last)!, nodes.at(-1 - last)!)) last++;
    const between = <T>(list: readonly T[]) => list.slice(first, list.length - last);
    return wordsOfShared(between(types)) === wordsOfNodes(between(nodes));
  }

  private isSame(type: Shared, node: DocumentNode): boolean {
    if (this.same.get(type) === node) return true;
    if (!(type instanceof XmlElement) || type.nodeName !== node.type.name) return false;
    const same = node.inlineContent
      ? wordsOfShared([type]) === wordsOfNodes([node])
      : this.areSame(type.toArray(), node.children);
    if (same) this.same.set(type, node);
    return same;
  }

  private get view(): EditorView {
    return this.binding.prosemirrorView as EditorView;
  }
}
