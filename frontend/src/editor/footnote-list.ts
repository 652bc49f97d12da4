import type { Editor } from '@tiptap/core';
import { make } from '../shared/dom';
import type { Translate } from '../shared/texts';
import type { FootnoteContext, FootnoteEditor } from './footnote-editor';

/** The notes under the text, in the order of their references. */
export class FootnoteList implements FootnoteContext {
  readonly root: HTMLElement;
  private readonly list = make('ol');
  private readonly notes = new Set<FootnoteEditor>();
  private ordered: FootnoteEditor[] = [];

  constructor(
    readonly translate: Translate,
    readonly askForLink: () => boolean,
  ) {
    const label = translate('editor.footnotes.label');
    this.root = make('section', { class: 'notes', role: 'doc-endnotes', 'aria-label': label, hidden: true }, this.list);
  }

  get hasFocus(): boolean {
    return this.root.contains(document.activeElement);
  }

  /** Until the notes are arranged it has the next number, as its reference needs a name. */
  add(note: FootnoteEditor): void {
    this.notes.add(note);
    note.number(this.notes.size);
  }

  remove(note: FootnoteEditor): void {
    this.notes.delete(note);
    note.item.remove();
  }

  /** Called after every change of the text, which may have added, moved or removed references. */
  arrange(): void {
    const ordered = [...this.notes]
      .map((note) => ({ note, position: note.position() }))
      .filter((placed): placed is { note: FootnoteEditor; position: number } => placed.position !== undefined)
      .sort((one, other) => one.position - other.position)
      .map(({ note }) => note);
    ordered.forEach((note, index) => {
      if (this.list.children[index] !== note.item) this.list.insertBefore(note.item, this.list.children[index] ?? null);
      if (this.ordered[index] !== note) note.number(index + 1);
      note.refreshEditable();
    });
    this.ordered = ordered;
    this.root.hidden = ordered.length === 0;
  }

  /** Moves into the note whose reference, or whose inside, is selected in the text. */
  focusSelected(editor: Editor): boolean {
    const { from, $from } = editor.state.selection;
    const position = $from.parent.type.name === 'footnote' ? $from.before() : from;
    if (editor.state.doc.nodeAt(position)?.type.name !== 'footnote') return false;
    this.arrange();
    const note = this.ordered.find((candidate) => candidate.position() === position);
    note?.focus();
    return note !== undefined;
  }
}
