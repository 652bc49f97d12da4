import type { Editor } from '@tiptap/core';
import { DOMSerializer, type Node as DocumentNode } from '@tiptap/pm/model';
import { iconButton, make } from '../shared/dom';
import type { Panel } from '../shared/panels';
import type { TextKey, Translate } from '../shared/texts';
import type { DraftApi, Revision } from './draft-api';
import { documentAt, restoreDocument } from './restore';

const SETTLED_MS = 120;

/** A slider over the draft's revisions. The chosen one is shown in place of the text, and can be restored. */
export class HistoryPanel implements Panel {
  readonly root: HTMLElement;
  private readonly slider: HTMLInputElement;
  private readonly caption = make('output', { class: 'caption', 'aria-live': 'polite', dir: 'auto' });
  private readonly restoring: HTMLButtonElement;
  private readonly back: HTMLButtonElement;
  private readonly older: HTMLButtonElement;
  private readonly newer: HTMLButtonElement;
  private readonly texts = new Map<number, Promise<DocumentNode>>();
  private revisions: Revision[] = [];
  private shown: { revision: Revision; text: DocumentNode } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly editor: Editor,
    private readonly draftApi: DraftApi,
    private readonly translate: Translate,
    private readonly language: string,
    /** Where the revision is shown. The current text is hidden while there is something in it. */
    private readonly place: HTMLElement,
    close: () => void,
    private readonly restored: (from: string, before: number) => void,
  ) {
    this.slider = make('input', { type: 'range', min: 0, step: 1, 'aria-label': translate('editor.history.revision') });
    this.slider.addEventListener('input', () => this.moved());
    this.older = iconButton('older', translate('editor.history.older'), () => this.step(-1));
    this.newer = iconButton('newer', translate('editor.history.newer'), () => this.step(1));
    this.restoring = make('button', { type: 'button', class: 'primary' }, translate('editor.history.restore'));
    this.restoring.addEventListener('click', () => void this.restore());
    this.back = make('button', { type: 'button' }, translate('editor.history.close'));
    this.back.addEventListener('click', close);
    this.root = make(
      'section',
      { class: 'pane history', 'aria-label': translate('editor.history.label') },
      make('div', { class: 'line' }, this.older, this.slider, this.newer),
      make('div', { class: 'line' }, this.caption, this.restoring, this.back),
    );
  }

  open(): void {
    this.restoring.hidden = this.older.disabled = this.newer.disabled = true;
    this.say('editor.history.loading');
    this.back.focus();
    void this.load();
  }

  refresh(): void {
    this.restoring.hidden = !this.editor.isEditable || this.shown === null;
  }

  close(): void {
    clearTimeout(this.timer);
    this.shown = null;
    this.texts.clear();
    this.place.replaceChildren();
    this.place.hidden = true;
  }

  private async load(): Promise<void> {
    try {
      this.revisions = await this.draftApi.revisions();
    } catch {
      this.revisions = [];
      this.say('editor.history.failed');
      return;
    }
    const last = this.revisions.length - 1;
    this.slider.max = String(Math.max(0, last));
    this.slider.value = String(last);
    this.slider.disabled = last < 1;
    if (last < 0) this.say('editor.history.empty');
    else if (last > 0 && document.activeElement === this.back) this.slider.focus();
    if (last >= 0) await this.show(last);
  }

  private step(by: number): void {
    this.slider.value = String(Number(this.slider.value) + by);
    this.moved();
  }

  private moved(): void {
    const index = Number(this.slider.value);
    this.describe(index);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.show(index), SETTLED_MS);
  }

  private async show(index: number): Promise<void> {
    const revision = this.revisions[index];
    if (!revision) return;
    this.describe(index);
    try {
      const text = await this.textOf(revision);
      if (!this.root.isConnected || Number(this.slider.value) !== index) return;
      this.shown = { revision, text };
      this.draw(text);
    } catch {
      this.texts.delete(revision.seq);
      this.say('editor.history.failed');
    }
  }

  private textOf({ seq }: Revision): Promise<DocumentNode> {
    const known = this.texts.get(seq) ?? this.draftApi.revision(seq).then((update) => documentAt(update, this.editor.schema));
    this.texts.set(seq, known);
    return known;
  }

  private draw(text: DocumentNode): void {
    const page = make('div', { class: 'text past' });
    page.append(DOMSerializer.fromSchema(this.editor.schema).serializeFragment(text.content));
    this.place.replaceChildren(page);
    this.place.hidden = false;
    this.refresh();
  }

  private describe(index: number): void {
    const revision = this.revisions[index];
    if (!revision) return;
    this.caption.textContent = this.describeRevision(revision);
    this.slider.setAttribute('aria-valuetext', this.describeRevision(revision));
    this.older.disabled = index === 0;
    this.newer.disabled = index === this.revisions.length - 1;
  }

  private describeRevision(revision: Revision): string {
    const parts = [this.timeOf(revision)];
    if (revision.frozen) parts.push(this.translate('editor.history.submitted'));
    const names = revision.members.map(({ name }) => name).join(', ');
    if (names) parts.push(this.translate('editor.history.by', names));
    return parts.join(' · ');
  }

  private timeOf({ at }: Revision): string {
    return new Intl.DateTimeFormat(this.language || undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
  }

  /** Colleagues are told the last edit before the restored text, so that they can go back to it. */
  private async restore(): Promise<void> {
    const last = await this.draftApi.revisions().then((revisions) => revisions.at(-1)?.seq, () => undefined);
    if (!this.shown || !this.editor.isEditable) return;
    const { revision, text } = this.shown;
    restoreDocument(text)(this.editor.state, this.editor.view.dispatch);
    if (last !== undefined) this.restored(revision.at, last);
    this.place.hidden = true;
    this.shown = null;
    this.refresh();
    this.caption.textContent = this.translate('editor.history.restored', this.timeOf(revision));
  }

  private say(key: TextKey): void {
    this.caption.textContent = this.translate(key);
  }
}
