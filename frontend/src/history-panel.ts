import type { Editor } from '@tiptap/core';
import { DOMSerializer, type Node as DocumentNode } from '@tiptap/pm/model';
import { iconButton, make } from './dom';
import type { Panel } from './panels';
import { restore, textAt } from './past';
import type { Point, Records } from './records';
import type { TextKey, Translate } from './texts';

const SETTLED_MS = 120;

/** Goes back in time with a slider; what was then is shown in the place of the text, and can be restored. */
export class HistoryPanel implements Panel {
  readonly root: HTMLElement;
  private readonly slider: HTMLInputElement;
  private readonly caption = make('output', { class: 'caption', 'aria-live': 'polite', dir: 'auto' });
  private readonly restoring: HTMLButtonElement;
  private readonly back: HTMLButtonElement;
  private readonly older: HTMLButtonElement;
  private readonly newer: HTMLButtonElement;
  private readonly texts = new Map<number, Promise<DocumentNode>>();
  private points: Point[] = [];
  private shown: { point: Point; text: DocumentNode } | null = null;
  private settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly editor: Editor,
    private readonly records: Records,
    private readonly translate: Translate,
    private readonly language: string,
    /** Where the past is shown; the present text is hidden as long as there is something in it. */
    private readonly stage: HTMLElement,
    close: () => void,
    private readonly restored: (from: string, before: number) => void,
  ) {
    this.slider = make('input', { type: 'range', min: 0, step: 1, 'aria-label': translate('editor.history.point') });
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
    clearTimeout(this.settling);
    this.shown = null;
    this.texts.clear();
    this.stage.replaceChildren();
    this.stage.hidden = true;
  }

  private async load(): Promise<void> {
    try {
      this.points = await this.records.points();
    } catch {
      this.points = [];
      this.say('editor.history.failed');
      return;
    }
    const last = this.points.length - 1;
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
    clearTimeout(this.settling);
    this.settling = setTimeout(() => void this.show(index), SETTLED_MS);
  }

  private async show(index: number): Promise<void> {
    const point = this.points[index];
    if (!point) return;
    this.describe(index);
    try {
      const text = await this.textOf(point);
      if (!this.root.isConnected || Number(this.slider.value) !== index) return;
      this.shown = { point, text };
      this.draw(text);
    } catch {
      this.texts.delete(point.seq);
      this.say('editor.history.failed');
    }
  }

  private textOf({ seq }: Point): Promise<DocumentNode> {
    const known = this.texts.get(seq) ?? this.records.at(seq).then((update) => textAt(update, this.editor.schema));
    this.texts.set(seq, known);
    return known;
  }

  private draw(text: DocumentNode): void {
    const page = make('div', { class: 'text past' });
    page.append(DOMSerializer.fromSchema(this.editor.schema).serializeFragment(text.content));
    this.stage.replaceChildren(page);
    this.stage.hidden = false;
    this.refresh();
  }

  private describe(index: number): void {
    const point = this.points[index];
    if (!point) return;
    this.caption.textContent = this.words(point);
    this.slider.setAttribute('aria-valuetext', this.words(point));
    this.older.disabled = index === 0;
    this.newer.disabled = index === this.points.length - 1;
  }

  private words(point: Point): string {
    const parts = [this.timeOf(point)];
    if (point.frozen) parts.push(this.translate('editor.history.submitted'));
    const names = point.members.map(({ name }) => name).join(', ');
    if (names) parts.push(this.translate('editor.history.by', names));
    return parts.join(' · ');
  }

  private timeOf({ at }: Point): string {
    return new Intl.DateTimeFormat(this.language || undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
  }

  /** Colleagues who are writing are told what the last edit before was, so that they can go back to it. */
  private async restore(): Promise<void> {
    const last = await this.records.points().then((points) => points.at(-1)?.seq, () => undefined);
    if (!this.shown || !this.editor.isEditable) return;
    const { point, text } = this.shown;
    restore(text)(this.editor.state, this.editor.view.dispatch);
    if (last !== undefined) this.restored(point.at, last);
    this.stage.hidden = true;
    this.shown = null;
    this.refresh();
    this.caption.textContent = this.translate('editor.history.restored', this.timeOf(point));
  }

  private say(key: TextKey): void {
    this.caption.textContent = this.translate(key);
  }
}
