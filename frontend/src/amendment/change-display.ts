import type { Editor } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { oncePerFrame, whenIdle } from '../shared/scheduling';
import type { Translate } from '../shared/texts';
import { hideChanges, showChanges } from './shown-changes';
import type { TextComparison } from './text-comparison';

/** How often the server is told, which then lists the changes. */
const TOLD_MS = 1500;

/** If comparing takes longer than this, some times in a row, it waits for a pause. */
const LONG_MS = 8;
const MOST_LONG = 3;
const PAUSE_MS = 250;

interface Context {
  /** In which people type; compositions bubble to it. */
  host: HTMLElement;
  /** Whether there is something to compare with, and whether the changes are shown. */
  stateChanged(offered: boolean, shown: boolean): void;
  textChanged(): void;
}

/** Shows in the editor what was changed in a base text. Without one it does nothing. */
export class ChangeDisplay {
  private readonly frame = oncePerFrame(() => this.refresh());
  private readonly pause = whenIdle(() => this.refresh(), PAUSE_MS);
  private editor: Editor | null = null;
  private base = '';
  private comparison: TextComparison | null = null;
  private shown = true;
  private composing = false;
  /** How many times in a row it took long. */
  private long = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The text would jump under an input method. */
  private readonly composed = ({ type }: Event) => {
    this.composing = type === 'compositionstart';
    if (!this.composing && this.comparison) this.frame.schedule();
  };

  constructor(
    private readonly translate: Translate,
    private readonly context: Context,
  ) {}

  attach(editor: Editor): void {
    this.editor = editor;
    for (const type of ['compositionstart', 'compositionend']) this.context.host.addEventListener(type, this.composed);
    void this.load();
  }

  /** @param base see README.md; empty for none */
  compareWith(base: string): void {
    if (base === this.base) return;
    this.base = base;
    this.comparison = null;
    void this.load();
  }

  /** @param shared a text that others go on writing, and that this one is a copy of */
  followText(shared: Y.Doc): void {
    const { editor } = this;
    if (!editor) return;
    const followed = import('./text-comparison').then(({ LiveBase, TextComparison }) => {
      const base = new LiveBase(shared, editor.schema);
      return () => new TextComparison(base.read(), this.translate);
    });
    const compare = oncePerFrame(() => {
      void followed.then((read) => {
        if (this.editor !== editor || shared.getXmlFragment('default').length === 0) return;
        const offered = this.comparison !== null;
        this.comparison = read();
        if (!offered) this.announce();
        this.refresh();
      });
    });
    shared.on('update', () => compare.schedule());
    shared.on('destroy', () => compare.cancel());
    compare.schedule();
  }

  toggle(): void {
    this.shown = !this.shown;
    this.announce();
    this.refresh();
  }

  /** @param loaded whether the server's text had arrived before, so that this is an edit */
  textChanged(loaded: boolean): void {
    if (!this.comparison) return;
    this.schedule();
    if (!loaded) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.context.textChanged();
    }, TOLD_MS);
  }

  close(): void {
    clearTimeout(this.timer);
    this.frame.cancel();
    this.pause.cancel();
    for (const type of ['compositionstart', 'compositionend']) this.context.host.removeEventListener(type, this.composed);
    this.editor = null;
    this.base = '';
    this.comparison = null;
  }

  private async load(): Promise<void> {
    const { base, editor } = this;
    if (!editor) return;
    const comparison = base === '' ? null : await this.read(base, editor);
    if (this.base !== base || this.editor !== editor) return;
    this.comparison = comparison;
    this.announce();
    this.refresh();
  }

  /** A base that cannot be read is none: people can write without it. */
  private async read(base: string, { schema }: Editor): Promise<TextComparison | null> {
    try {
      const { readBase, TextComparison } = await import('./text-comparison');
      return new TextComparison(readBase(base, schema), this.translate);
    } catch (failure) {
      console.error('The text that this one is compared with cannot be read.', failure);
      return null;
    }
  }

  private announce(): void {
    this.context.stateChanged(this.comparison !== null, this.shown);
  }

  private schedule(): void {
    if (!this.comparison || !this.shown) return;
    if (this.long >= MOST_LONG) this.pause.schedule();
    else this.frame.schedule();
  }

  private refresh(): void {
    const { editor, comparison } = this;
    if (!editor || editor.isDestroyed || this.composing) return;
    const { state, view } = editor;
    if (!comparison || !this.shown) {
      hideChanges(state, view.dispatch);
      return;
    }
    const { type } = ySyncPluginKey.getState(state) as { type: Y.XmlFragment };
    // The text has not arrived.
    if (type.length === 0) return;
    const begun = performance.now();
    try {
      showChanges(comparison.marks(type, state.doc))(state, view.dispatch);
    } catch (failure) {
      console.error('The changes are not shown until the next edit.', failure);
    }
    this.long = performance.now() - begun > LONG_MS ? this.long + 1 : 0;
  }
}
