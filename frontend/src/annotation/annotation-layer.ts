import type { Editor } from '@tiptap/core';
import { CommentButton, isCommentShortcut } from '../shared/comment-button';
import { whenIdle } from '../shared/scheduling';
import type { Translate } from '../shared/texts';
import { anchorIn, type Annotation, annotationAt, CHOSEN, foundIn, hasMissing, missingIn } from './annotations';
import { Margin } from './margin';
import { selectedWords } from './quotation';

const SEARCH_AFTER_MS = 500;

export interface AnnotationContext {
  /** The element that the margin is in, and that hears of what happens. */
  host: HTMLElement;
  emit(type: string, detail: object): void;
  cardsChanged(count: number): void;
  /** A thread is to be shown, on a narrow screen too. */
  marginWanted(): void;
}

/** What is said about the words of the draft: highlights, the margin, and the button to say something. */
export class AnnotationLayer {
  readonly button: CommentButton;
  private readonly margin: Margin;
  private readonly search = whenIdle(() => this.searchMissing(), SEARCH_AFTER_MS);
  private editor: Editor | null = null;
  private annotations: Annotation[] = [];
  private commentable = false;
  private focusable = false;
  private loaded = false;
  private reported = '';
  private readonly selected = () => this.offer();
  private readonly pressed = (event: KeyboardEvent) => this.shortcut(event);

  constructor(
    translate: Translate,
    private readonly context: AnnotationContext,
  ) {
    this.button = new CommentButton(() => this.choose());
    this.button.label(translate('editor.comment.label'));
    this.margin = new Margin(context.host, {
      cardsChanged: (count) => context.cardsChanged(count),
      activated: (id) => this.activate(id),
      left: (id) => this.showWords(id),
    });
    document.addEventListener('selectionchange', this.selected);
    document.addEventListener('keydown', this.pressed);
  }

  attach(editor: Editor): void {
    this.editor = editor;
    editor.view.dom.addEventListener('click', (event) => this.clicked(event));
    editor.commands.setAnnotationsFocusable(this.focusable);
    this.show(this.annotations);
  }

  close(): void {
    document.removeEventListener('selectionchange', this.selected);
    document.removeEventListener('keydown', this.pressed);
    this.search.cancel();
    this.margin.close();
  }

  show(annotations: Annotation[]): void {
    this.annotations = annotations;
    this.editor?.commands.setAnnotations(annotations);
    this.refresh();
  }

  offerComments(commentable: boolean): void {
    this.commentable = commentable;
    this.offer();
  }

  /** The server's text has arrived: what is not found now is not in the draft. */
  setLoaded(): void {
    if (this.loaded) return;
    this.loaded = true;
    this.search.schedule();
  }

  /** Called after each change of the text or the selection. */
  refresh(): void {
    this.margin.schedule();
    this.search.schedule();
  }

  /** Those who cannot edit reach the marks with the Tab key. */
  setEditable(editable: boolean): void {
    if (this.focusable === !editable) return;
    this.focusable = !editable;
    this.editor?.commands.setAnnotationsFocusable(this.focusable);
  }

  /** Brings the words into view, with the focus, or the caret of those who write, in them. */
  showWords(id: string): void {
    const range = this.editor && foundIn(this.editor.state).get(id);
    if (!range) return;
    this.activate(id);
    this.editor!.commands.setTextSelection(range.from);
    const words = this.wordsOf(id);
    words?.scrollIntoView({ block: 'center' });
    (this.focusable ? words : this.editor!.view.dom)?.focus({ preventScroll: true });
  }

  /** Goes to the thread, with its words in view. */
  openThread(id: string): void {
    this.showWords(id);
    this.goToThread(id);
  }

  /** Begins a comment on the selected words. Without any, the person goes on in the form that is open, or is asked for words in a new one. */
  choose(): void {
    if (!this.commentable || !this.editor) return;
    const range = this.selection();
    const words = range && selectedWords(this.editor.state.doc, range);
    const anchor = words && anchorIn(this.editor.state, words.range);
    if (range) document.getSelection()!.collapseToEnd();
    this.button.root.hidden = true;
    const { paragraph = '', exact = '', prefix = '', suffix = '' } = words ?? {};
    this.context.marginWanted();
    this.context.emit('words-chosen', { paragraph, exact, prefix, suffix, anchor });
  }

  private activate(id: string | null): void {
    this.editor?.commands.setActiveAnnotation(id);
    this.margin.setActive(id);
  }

  private clicked(event: MouseEvent): void {
    const words = (event.target as Element).closest<HTMLElement>('mark[data-annotation]');
    const id = words?.dataset.annotation ?? null;
    if (document.getSelection()?.isCollapsed === false) return;
    this.activate(id);
    // The caret stays with those who write.
    if (id && !this.editor?.isEditable) this.goToThread(id);
  }

  private goToThread(id: string): void {
    this.activate(id);
    if (id === CHOSEN) return this.choose();
    this.context.marginWanted();
    if (!this.margin.focus(id)) this.context.emit('annotation-wanted', { id });
  }

  private shortcut(event: KeyboardEvent): void {
    const mark = (event.target as Element).closest<HTMLElement>('mark[data-annotation]');
    if (event.key === 'Enter' && mark && this.editor?.view.dom.contains(mark) && !this.editor.isEditable) {
      event.preventDefault();
      this.goToThread(mark.dataset.annotation!);
    }
    if (!isCommentShortcut(event) || !this.editor) return;
    event.preventDefault();
    const there = this.selection() ? null : annotationAt(this.editor.state, this.editor.state.selection.head);
    if (there && this.editor.view.hasFocus()) this.goToThread(there);
    else this.choose();
  }

  private offer(): void {
    const range = this.commentable && this.selection() ? document.getSelection()!.getRangeAt(0) : null;
    const page = this.button.root.parentElement;
    if (page) this.button.showAt(range, page);
  }

  /** As the page shows it: the editor of a reader has no selection of its own. */
  private selection(): { from: number; to: number } | null {
    const selection = document.getSelection();
    const view = this.editor?.view;
    if (!view || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    if (!view.dom.contains(startContainer) || !view.dom.contains(endContainer)) return null;
    return { from: view.posAtDOM(startContainer, startOffset), to: view.posAtDOM(endContainer, endOffset) };
  }

  private wordsOf(id: string): HTMLElement | null {
    return this.editor!.view.dom.querySelector<HTMLElement>(`mark[data-annotation="${CSS.escape(id)}"]`);
  }

  private searchMissing(): void {
    if (!this.editor || this.editor.isDestroyed) return;
    if (hasMissing(this.editor.state)) this.editor.commands.searchAnnotations();
    if (hasMissing(this.editor.state)) this.search.schedule();
    this.report();
  }

  private report(): void {
    if (!this.loaded) return;
    const found = [...foundIn(this.editor!.state)].sort(([, one], [, other]) => one.from - other.from || one.to - other.to);
    const ids = found.map(([id]) => id);
    const missing = missingIn(this.editor!.state);
    const report = JSON.stringify([ids, missing]);
    if (report === this.reported) return;
    this.reported = report;
    this.margin.schedule();
    this.context.emit('annotations-found', { found: ids, missing });
  }
}
