import type { Editor } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { make } from '../shared/dom';
import type { Translate } from '../shared/texts';

export interface OutlineEntry {
  level: number;
  title: string;
  position: number;
}

export function outlineOf(text: DocumentNode): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  text.descendants((node, position) => {
    if (node.type.name === 'heading') entries.push({ level: node.attrs.level, title: titleOf(node), position });
    return !node.isTextblock;
  });
  return entries;
}

function titleOf(heading: DocumentNode): string {
  let title = '';
  heading.forEach((child) => {
    if (child.isText) title += child.text;
  });
  return title.trim();
}

/** The headings of the text. A click goes to a heading; the caret's section is marked. */
export class Outline {
  readonly root: HTMLElement;
  private readonly list = make('ol');
  private readonly empty: HTMLElement;
  private shown = '';
  private text: DocumentNode | null = null;
  private entries: OutlineEntry[] = [];
  private current: HTMLElement | null = null;

  constructor(
    private readonly translate: Translate,
    private readonly goTo: (position: number) => void,
  ) {
    this.empty = make('p', { class: 'empty' }, translate('editor.outline.empty'));
    const label = translate('editor.outline.label');
    this.root = make('nav', { class: 'outline', 'aria-label': label }, make('h2', {}, label), this.empty, this.list);
  }

  refresh({ state }: Editor): void {
    if (state.doc !== this.text) {
      this.text = state.doc;
      this.entries = outlineOf(state.doc);
      this.draw();
    }
    this.mark(this.entries.findLastIndex((entry) => entry.position < state.selection.from));
  }

  private mark(index: number): void {
    const current = this.list.children[index]?.querySelector('button') ?? null;
    if (current === this.current) return;
    this.current?.removeAttribute('aria-current');
    current?.setAttribute('aria-current', 'location');
    this.current = current;
  }

  private draw(): void {
    const shown = JSON.stringify(this.entries.map(({ level, title }) => [level, title]));
    if (shown === this.shown) return;
    this.shown = shown;
    this.empty.hidden = this.entries.length > 0;
    this.list.replaceChildren(...this.entries.map((entry, index) => this.item(entry, index)));
  }

  private item({ level, title }: OutlineEntry, index: number): HTMLElement {
    const button = make('button', { type: 'button', dir: 'auto' }, title || this.translate('editor.outline.untitled'));
    button.addEventListener('click', () => this.goTo(this.entries[index]!.position));
    return make('li', { 'data-level': level }, button);
  }
}
