import type { Editor } from '@tiptap/core';
import { make } from './dom';
import { Folds } from './folds';
import { LinkDialog } from './link-dialog';
import { Notes } from './notes';
import { Outline } from './outline';
import { People, type Person } from './people';
import type { Status } from './status';
import { StatusSign } from './status-sign';
import type { Translate } from './texts';
import { Toolbar } from './toolbar';
import { Tooltip } from './tooltip';

interface Listener {
  statusChanged(status: Status): void;
  reload(): void;
}

/** Everything the editor shows around the text, and where the text goes. */
export class Layout {
  readonly text = make('div');
  readonly parts: HTMLElement[];
  readonly notes: Notes;
  readonly toolbar: Toolbar;
  readonly status: StatusSign;
  private readonly outline: Outline;
  private readonly people: People;
  private readonly words = make('span', { class: 'words', dir: 'auto' });
  private readonly link: LinkDialog;
  private readonly folds: Folds;
  private editor: Editor | null = null;
  /** Where the focus was last: in the text, or in one of its notes. */
  private lastPlace: HTMLElement | null = null;

  constructor(
    readonly translate: Translate,
    listener: Listener,
  ) {
    const returnFocus = () => this.returnFocus();
    this.link = new LinkDialog(translate, returnFocus);
    this.notes = new Notes(translate, this.askForLink);
    this.outline = new Outline(translate, (position) => this.goTo(position));
    this.people = new People(translate);
    this.status = new StatusSign(translate, listener.statusChanged, () => this.editor?.getText() ?? '', listener.reload);
    this.toolbar = new Toolbar(
      translate,
      { askForLink: this.askForLink, footnoteInserted: () => this.notes.focusSelected(this.editor!) },
      returnFocus,
    );
    this.folds = new Folds(translate, this.outline.root, this.people.root);
    const facts = make('div', { class: 'facts' }, this.status.root, this.words, this.folds.root);
    const bar = make('div', { class: 'bar' }, facts);
    bar.append(this.toolbar.root);
    const loading = make('p', { class: 'loading' }, translate('editor.text.loading'));
    const sheet = make('div', { class: 'sheet' }, loading, this.text, this.notes.root, this.link.root);
    sheet.addEventListener('focusin', ({ target }) => {
      const place = (target as HTMLElement).closest<HTMLElement>('.text, .note-text');
      if (place) this.lastPlace = place;
    });
    this.parts = [bar, this.outline.root, sheet, this.people.root, new Tooltip(bar).root];
  }

  attach(editor: Editor): void {
    this.editor = editor;
    this.toolbar.attach(editor);
    this.refresh(editor);
    this.showWords(0);
  }

  refresh(editor: Editor): void {
    this.notes.arrange();
    this.toolbar.refresh();
    this.outline.refresh(editor);
  }

  showWords(count: number): void {
    this.words.textContent = count === 1 ? this.translate('editor.words.one') : this.translate('editor.words.many', count);
  }

  showPeople(people: Person[]): void {
    this.people.show(people);
    this.folds.showCount(people.length);
  }

  readonly askForLink = (): boolean => (this.editor ? this.link.show(this.editor) : false);

  private returnFocus(): void {
    if (this.lastPlace?.isConnected) this.lastPlace.focus({ preventScroll: true });
    else this.editor?.view.focus();
  }

  private goTo(position: number): void {
    const { editor } = this;
    if (!editor) return;
    this.folds.close();
    editor.commands.setTextSelection(position + 1);
    const heading = editor.view.nodeDOM(position) as HTMLElement | null;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    heading?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
    editor.view.dom.focus({ preventScroll: true });
  }
}
