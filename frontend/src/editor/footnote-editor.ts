import type { Editor } from '@tiptap/core';
import { keymap } from '@tiptap/pm/keymap';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import { DecorationSet, type DecorationSource, EditorView } from '@tiptap/pm/view';
import { changesAmong } from '../amendment/shown-changes';
import { make } from '../shared/dom';
import type { Translate } from '../shared/texts';

const FROM_TEXT = 'fromText';

/** What a note's editor needs from the list that it is in. */
export interface FootnoteContext {
  readonly translate: Translate;
  askForLink(): boolean;
}

/**
 * One note under the text: an editor of its own whose document is the footnote's node. Its steps are applied to the
 * statement, and the statement's changes are patched back in, so that caret and composition survive a co-author's
 * typing (after the footnote example of prosemirror.net). The statement's selection follows the one in the note, so
 * that the toolbar acts on it.
 */
export class FootnoteEditor {
  readonly item: HTMLLIElement;
  private readonly view: EditorView;
  private readonly back: HTMLButtonElement;
  private changes = DecorationSet.empty;

  constructor(
    node: DocumentNode,
    private readonly editor: Editor,
    readonly position: () => number | undefined,
    private readonly reference: HTMLButtonElement,
    private readonly context: FootnoteContext,
  ) {
    const place = make('div', { class: 'note-text' });
    this.back = make('button', { type: 'button', class: 'note-back' }, '↩');
    this.back.addEventListener('click', () => this.leave());
    this.item = make('li', {}, place, this.back);
    this.view = new EditorView(
      { mount: place },
      {
        state: EditorState.create({ doc: node, plugins: [keymap(this.keys())] }),
        dispatchTransaction: (transaction) => this.dispatch(transaction),
        editable: () => editor.isEditable,
        decorations: () => this.changes,
        handlePaste: (view, event) => {
          const text = event.clipboardData?.getData('text/plain').replace(/\s+/g, ' ').trim();
          if (text) view.dispatch(view.state.tr.insertText(text));
          return true;
        },
        handleDrop: () => true,
      },
    );
    this.showEmptiness();
  }

  get hasFocus(): boolean {
    return this.view.hasFocus();
  }

  focus(): void {
    this.view.focus();
    this.item.scrollIntoView({ block: 'nearest' });
    this.followSelection(this.view.state);
  }

  /** Names the note and its reference by the number that readers see. */
  number(n: number): void {
    const label = this.context.translate('editor.footnotes.note', n);
    this.reference.textContent = String(n);
    this.reference.setAttribute('aria-label', label);
    this.back.setAttribute('aria-label', this.context.translate('editor.footnotes.back', n));
    this.view.dom.setAttribute('aria-label', label);
    this.view.dom.setAttribute('role', 'textbox');
    this.view.dom.setAttribute('aria-placeholder', this.context.translate('editor.footnotes.empty'));
    this.view.dom.dataset.placeholder = this.context.translate('editor.footnotes.empty');
  }

  update(node: DocumentNode): void {
    const { state } = this.view;
    const start = node.content.findDiffStart(state.doc.content);
    if (start === null) return;
    let { a: endNew, b: endOld } = node.content.findDiffEnd(state.doc.content)!;
    const overlap = start - Math.min(endNew, endOld);
    if (overlap > 0) {
      endNew += overlap;
      endOld += overlap;
    }
    this.view.dispatch(state.tr.replace(start, endOld, node.slice(start, endNew)).setMeta(FROM_TEXT, true));
  }

  /** @param inside what marks the note's words in the statement */
  showChanges(inside: DecorationSource): void {
    const changes = changesAmong(inside, this.view.state.doc);
    if (changes === this.changes) return;
    this.changes = changes;
    this.view.setProps({});
  }

  refreshEditable(): void {
    if (this.view.editable !== this.editor.isEditable) this.view.setProps({});
  }

  destroy(): void {
    this.view.destroy();
  }

  private dispatch(transaction: Transaction): void {
    const { state, transactions } = this.view.state.applyTransaction(transaction);
    this.changes = this.changes.map(transaction.mapping, state.doc);
    this.view.updateState(state);
    this.showEmptiness();
    if (!transaction.getMeta(FROM_TEXT)) this.forward(transactions, state);
  }

  private forward(transactions: readonly Transaction[], state: EditorState): void {
    const position = this.position();
    if (position === undefined) return;
    const inside = StepMap.offset(position + 1);
    const { tr } = this.editor.state;
    for (const { steps } of transactions) {
      for (const step of steps) tr.step(step.map(inside)!);
    }
    if (tr.docChanged) this.editor.view.dispatch(tr);
    if (transactions.some((transaction) => transaction.selectionSet || transaction.docChanged)) {
      this.followSelection(state);
    }
  }

  private followSelection({ selection }: EditorState): void {
    const position = this.position();
    if (position === undefined || !this.view.hasFocus()) return;
    const { tr } = this.editor.state;
    const mirrored = TextSelection.create(tr.doc, position + 1 + selection.anchor, position + 1 + selection.head);
    if (!mirrored.eq(this.editor.state.selection)) this.editor.view.dispatch(tr.setSelection(mirrored));
  }

  private leave(): boolean {
    const position = this.position();
    if (position === undefined) return false;
    this.editor.view.focus();
    return this.editor.commands.setTextSelection(position + this.view.state.doc.nodeSize);
  }

  private keys() {
    const removeWhenEmpty = () => {
      const position = this.position();
      if (this.view.state.doc.content.size > 0 || position === undefined) return false;
      this.editor.view.focus();
      return this.editor.commands.deleteRange({ from: position, to: position + 2 });
    };
    return {
      Enter: () => this.leave(),
      Escape: () => this.leave(),
      Backspace: removeWhenEmpty,
      Delete: removeWhenEmpty,
      'Mod-z': () => this.editor.commands.undo(),
      'Mod-y': () => this.editor.commands.redo(),
      'Shift-Mod-z': () => this.editor.commands.redo(),
      'Mod-b': () => this.editor.commands.toggleBold(),
      'Mod-i': () => this.editor.commands.toggleItalic(),
      'Mod-k': () => this.context.askForLink(),
    };
  }

  private showEmptiness(): void {
    this.view.dom.classList.toggle('empty', this.view.state.doc.content.size === 0);
  }
}
