import { Slice, type Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction as EditorTransaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey, yUndoPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import { XmlElement, type UndoManager, type Transaction, type YEvent, type XmlFragment } from 'yjs';
import { changedTypes, joinOwnTexts, type NodeMapping, type SharedType } from './node-mapping';
import { writeTyped } from './typed-text';
import { textOfNodes, textOfShared } from './visible-text';

type Events = YEvent<XmlFragment>[];

/**
 * Checks that the editor shows the shared document. y-tiptap writes the difference between the two as the person's edit,
 * so an editor that failed to render the text would delete it, for everyone, with the next key. With this check nothing
 * is written unless both were equal before, and nothing leaves the page unless they are afterwards. Once they differ, the editor accepts no
 * more changes.
 */
export class ConsistencyCheck {
  /** The last document that was equal to the shared one. */
  private verified: DocumentNode | null = null;
  /** The document before the change that is about to be written. */
  private before: DocumentNode | null = null;
  /** The node that each shared type was found equal to, so that only what changed since is compared. */
  private readonly equalNodes = new WeakMap<SharedType, DocumentNode>();
  private rendering = false;
  private stopped = false;

  constructor(
    private readonly binding: ProsemirrorBinding,
    private readonly mapping: NodeMapping,
    private readonly failed: () => void,
  ) {
    const { _prosemirrorChanged: write, _typeChanged: renderChange, beforeAllTransactions } = binding;
    binding._prosemirrorChanged = (doc: DocumentNode) => this.writeLocal(doc, () => write.call(binding, doc));
    binding._observeFunction = (events: Events, transaction: Transaction) =>
      this.applyRemote(transaction, () => renderChange.call(binding, events, transaction));
    binding.beforeAllTransactions = () => {
      try {
        beforeAllTransactions();
      } catch {
        // Thrown from here, it would leave the shared document in a transaction that never ends. Only a selection is lost.
      }
    };
  }

  /** With the transactions since the last document that was equal to the shared one. */
  readonly plugin: Plugin<EditorTransaction[]> = new Plugin<EditorTransaction[]>({
    key: new PluginKey('consistencyCheck'),
    state: {
      init: () => [],
      apply: (tr, before) => {
        if (!tr.docChanged) return before;
        return tr.before === this.verified ? [tr] : [...before, tr];
      },
    },
    filterTransaction: ({ docChanged }) => !(this.stopped && docChanged),
    view: () => ({
      // Runs before y-tiptap's plugin, which writes.
      update: ({ state }: EditorView, before: EditorState) => {
        if (state.doc !== before.doc) this.before = before.doc;
      },
    }),
  });

  /** Renders the document for the first time. */
  start(): void {
    this.render(() => this.renderAll());
  }

  /** Nothing is written from now on. */
  stop(cause: unknown): void {
    if (this.stopped) return;
    this.stopped = true;
    console.error('The editor does not show the draft as it is, and has stopped.', cause);
    const { prosemirrorView: view } = this.binding;
    const undo = view && (yUndoPluginKey.getState((view as EditorView).state) as { undoManager?: UndoManager } | undefined);
    this.binding.destroy();
    // The edit that is being written may be wrong, and is told to no one who would send or keep it.
    this.binding.doc._observers.delete('update');
    undo?.undoManager?.clear();
    // The editor may be applying a transaction.
    queueMicrotask(this.failed);
  }

  private applyRemote(transaction: Transaction, renderChange: () => void): void {
    if (this.stopped) return;
    changedTypes(transaction).forEach((type) => this.equalNodes.delete(type));
    // The editor's own edits are shown already.
    if (transaction.origin === ySyncPluginKey) return this.render(() => {});
    this.render(() => {
      joinOwnTexts(transaction);
      this.mapping.forgetChanged(transaction);
      this.mapping.render(this.binding.type, this.view.state.schema);
      this.mapping.retainDuring(renderChange);
    });
  }

  /** If rendering a part fails, or restoring the selection, rendering the whole document may still succeed. */
  private render(work: () => void): void {
    this.rendering = true;
    try {
      try {
        work();
      } catch (failure) {
        if (this.stopped) return;
        console.warn('The draft is rendered again.', failure);
        this.mapping.forgetAll();
        this.renderAll();
      }
      this.verify(this.view.state.doc);
    } catch (failure) {
      this.stop(failure);
    } finally {
      this.rendering = false;
    }
  }

  private renderAll(): void {
    const { binding, view } = this;
    const whole = new Slice(this.mapping.render(binding.type, view.state.schema), 0, 0);
    binding.mux(() => {
      const tr = binding._tr.replace(0, view.state.doc.content.size, whole);
      view.dispatch(tr.setMeta(ySyncPluginKey, { isChangeOrigin: true, binding }));
    });
  }

  private writeLocal(doc: DocumentNode, write: () => void): void {
    if (this.stopped || this.rendering || doc === this.verified) return;
    try {
      if (this.before !== this.verified) this.verify(this.before);
      const transactions = this.plugin.getState(this.view.state) ?? [];
      if (transactions[0]?.before === this.verified) writeTyped(transactions, this.binding, this.mapping);
      write();
      this.verify(doc);
    } catch (failure) {
      this.stop(failure);
    }
  }

  private verify(doc: DocumentNode | null): void {
    if (doc === null || !this.isShared(doc)) throw new Error('the editor and the shared document differ');
    this.verified = doc;
  }

  private isShared(doc: DocumentNode): boolean {
    return this.areSame(this.binding.type.toArray(), doc.children);
  }

  /** Plugins may complete or repair nodes that concurrent edits left incomplete, so the visible text is compared there. */
  private areSame(types: SharedType[], nodes: readonly DocumentNode[]): boolean {
    const most = Math.min(types.length, nodes.length);
    let first = 0;
    while (first < most && this.isSame(types[first]!, nodes[first]!)) first++;
    if (first === types.length && first === nodes.length) return true;
    let last = 0;
    while (last < most - first && this.isSame(types.at(-1 - last)!, nodes.at(-1 - last)!)) last++;
    const between = <T>(list: readonly T[]) => list.slice(first, list.length - last);
    return textOfShared(between(types)) === textOfNodes(between(nodes));
  }

  private isSame(type: SharedType, node: DocumentNode): boolean {
    if (this.equalNodes.get(type) === node) return true;
    if (!(type instanceof XmlElement) || type.nodeName !== node.type.name) return false;
    const same = node.inlineContent
      ? textOfShared([type]) === textOfNodes([node])
      : this.areSame(type.toArray(), node.children);
    if (same) this.equalNodes.set(type, node);
    return same;
  }

  private get view(): EditorView {
    return this.binding.prosemirrorView as EditorView;
  }
}
