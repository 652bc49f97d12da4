import type { Editor } from '@tiptap/core';
import type { Author, Authors } from '../collaboration/people';
import { make } from '../shared/dom';
import { whenIdle } from '../shared/scheduling';
import type { Translate } from '../shared/texts';
import { authorRanges, type AuthorShare, authorShares, hideAuthors, showAuthors } from './authorship';
import type { DraftApi } from './draft-api';

const IDLE_MS = 400;
const ASK_AGAIN_MS = 3000;

/** Colours the text by author, and lists the authors with their colours and shares. */
export class AuthorLegend {
  readonly root: HTMLElement;
  private readonly list = make('ul');
  private readonly problem = make('p', { class: 'empty', role: 'status' });
  private readonly idle = whenIdle(() => void this.draw(), IDLE_MS);
  private editor: Editor | null = null;
  private authors: Authors | null = null;
  private askedAt = 0;
  shown = false;

  constructor(
    private readonly translate: Translate,
    private readonly records: DraftApi,
    private readonly connectedAuthors: () => Authors,
    private readonly changed: (shown: boolean) => void,
  ) {
    const label = translate('editor.authors.label');
    this.root = make('section', { class: 'legend', 'aria-label': label, hidden: true }, make('h2', {}, label), this.list, this.problem);
  }

  attach(editor: Editor): void {
    this.editor = editor;
  }

  toggle(): void {
    this.shown = !this.shown;
    this.root.hidden = !this.shown;
    this.changed(this.shown);
    if (this.shown) void this.draw();
    else if (this.editor) hideAuthors(this.editor.state, this.editor.view.dispatch);
  }

  /** After a change, the colours move with the text at once and are computed again in a pause. */
  refresh(): void {
    if (this.shown) this.idle.schedule();
  }

  close(): void {
    this.idle.cancel();
  }

  private async draw(): Promise<void> {
    const known = await this.recordedAuthors();
    const { editor } = this;
    if (!this.shown || !editor || editor.isDestroyed) return;
    this.problem.textContent = known ? '' : this.translate('editor.authors.failed');
    if (!known) return;
    const authors: Authors = new Map([...known, ...this.connectedAuthors()]);
    const ranges = authorRanges(editor.state, authors);
    showAuthors(ranges)(editor.state, editor.view.dispatch);
    const shares = authorShares(ranges);
    if (shares.length === 0) this.problem.textContent = this.translate('editor.authors.none');
    const whole = shares.reduce((sum, { characters }) => sum + characters, 0);
    this.list.replaceChildren(...shares.map((share) => this.item(share, whole)));
    // Someone has started to write since the server was asked.
    if (shares.some(({ author }) => author === null) && Date.now() - this.askedAt > ASK_AGAIN_MS) {
      this.authors = null;
      this.idle.schedule();
    }
  }

  private async recordedAuthors(): Promise<Authors | null> {
    if (this.authors) return this.authors;
    this.askedAt = Date.now();
    try {
      this.authors = await this.records.authors();
    } catch {
      this.authors = null;
    }
    return this.authors;
  }

  private item({ author, characters }: AuthorShare, whole: number): HTMLElement {
    const swatch = make('span', { class: 'swatch', 'aria-hidden': 'true' });
    if (author) swatch.style.setProperty('--author', author.colour);
    const percent = Math.max(1, Math.round((characters / whole) * 100));
    const share = make('span', { class: 'share' }, this.translate('editor.authors.share', percent));
    return make('li', {}, swatch, make('bdi', {}, nameOf(author) ?? this.translate('editor.authors.unknown')), share);
  }
}

function nameOf(author: Author | null): string | undefined {
  return author?.name;
}
