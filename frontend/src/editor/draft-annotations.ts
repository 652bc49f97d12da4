import type { Editor } from '@tiptap/core';
import { AnnotationLayer } from '../annotation/annotation-layer';
import type { Layout } from './layout';
import type { EditorSettings } from './settings';

/** Connects the annotations of a draft with what is around its text: the button at selected words, and the margin's panel. */
export class DraftAnnotations {
  private readonly layer: AnnotationLayer;

  constructor(
    host: HTMLElement,
    private readonly layout: Layout,
    emit: (type: string, detail: object) => void,
  ) {
    this.layer = new AnnotationLayer(layout.translate, {
      host,
      emit,
      cardsChanged: (count) => layout.showCards(count),
      marginWanted: () => layout.openMargin(),
    });
    layout.text.after(this.layer.button.root);
  }

  attach(editor: Editor): void {
    this.layer.attach(editor);
  }

  close(): void {
    this.layer.close();
  }

  show({ annotations, commentable }: Pick<EditorSettings, 'annotations' | 'commentable'>): void {
    this.layer.show(annotations);
    this.layer.offerComments(commentable);
    this.layout.offerComments(commentable);
  }

  /** @param loaded whether the server's text has arrived */
  showState(editable: boolean, loaded: boolean): void {
    this.layer.setEditable(editable);
    if (loaded) this.layer.setLoaded();
  }

  textChanged(): void {
    this.layer.refresh();
  }

  showWords(id: string): void {
    this.layer.showWords(id);
  }

  /** Goes to the thread, with its words in view. */
  openThread(id: string): void {
    this.layer.openThread(id);
  }

  beginComment(): void {
    this.layer.choose();
  }
}
