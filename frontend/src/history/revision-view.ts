import type { Node as DocumentNode } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { DecorationSet, EditorView } from '@tiptap/pm/view';

/** Shows a text that cannot be changed. */
export class RevisionView {
  private readonly view: EditorView;
  private marks = DecorationSet.empty;

  constructor(place: HTMLElement, text: DocumentNode) {
    this.view = new EditorView(place, {
      state: EditorState.create({ doc: text }),
      editable: () => false,
      attributes: { class: 'text past', role: 'document', tabindex: '0' },
      decorations: () => this.marks,
    });
  }

  show(text: DocumentNode, marks: DecorationSet): void {
    this.marks = marks;
    this.view.updateState(EditorState.create({ doc: text }));
  }

  /** The first change that is not in sight comes into it. */
  revealFirstChange(): void {
    this.view.dom.querySelector('ins, del, .deleted')?.scrollIntoView({ block: 'nearest' });
  }

  destroy(): void {
    this.view.destroy();
  }
}
