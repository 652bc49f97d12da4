import type { Editor } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { TextSelection, type Command } from '@tiptap/pm/state';
import type { Decoration, DecorationSource, NodeView } from '@tiptap/pm/view';
import { make } from '../shared/dom';
import { FootnoteEditor } from './footnote-editor';
import type { FootnoteList } from './footnote-list';
import { Footnote } from './schema';

/** Inserts an empty footnote after the selection, and puts the caret into it. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const type = state.schema.nodes.footnote!;
  if (!$to.parent.inlineContent || !$to.parent.canReplaceWith($to.index(), $to.index(), type)) return false;
  if (dispatch) {
    const tr = state.tr.insert($to.pos, type.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, $to.pos + 1)).scrollIntoView());
  }
  return true;
};

/** The number in the text; the note itself is written in the notes under the text. */
class FootnoteReference implements NodeView {
  readonly dom: HTMLElement;
  private readonly note: FootnoteEditor;

  constructor(
    private node: DocumentNode,
    editor: Editor,
    position: () => number | undefined,
    private readonly notes: FootnoteList,
    inside: DecorationSource,
  ) {
    const button = make('button', { type: 'button', tabindex: -1 });
    this.dom = make('sup', { class: 'footnote-reference', contenteditable: 'false' }, button);
    this.note = new FootnoteEditor(node, editor, position, button, notes);
    button.addEventListener('click', () => this.note.focus());
    notes.add(this.note);
    this.note.showChanges(inside);
  }

  update(node: DocumentNode, _on: readonly Decoration[], inside: DecorationSource): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.note.update(node);
    this.note.showChanges(inside);
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('selected');
  }

  deselectNode(): void {
    this.dom.classList.remove('selected');
  }

  stopEvent(event: Event): boolean {
    return event.type === 'mousedown' || event.type === 'click';
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.notes.remove(this.note);
    this.note.destroy();
  }
}

export function footnoteExtension(notes: FootnoteList) {
  return Footnote.extend({
    addNodeView() {
      return ({ node, editor, getPos, innerDecorations }) => new FootnoteReference(node, editor, getPos, notes, innerDecorations);
    },
    addKeyboardShortcuts() {
      return {
        'Mod-Alt-f': () => {
          const inserted = insertFootnote(this.editor.state, this.editor.view.dispatch);
          if (inserted) notes.focusSelected(this.editor);
          return inserted;
        },
        // On a selected reference, Enter goes to the note.
        Enter: () => notes.focusSelected(this.editor),
      };
    },
  });
}
