import type { Editor } from '@tiptap/core';
import { DecorationSet } from '@tiptap/pm/view';
import type { Authors } from '../collaboration/people';
import { iconButton, make } from '../shared/dom';
import type { Panel } from '../shared/panels';
import type { TextKey, Translate } from '../shared/texts';
import { formatTime } from '../shared/times';
import { byAuthor } from './authorship';
import { changesBetween, markChanges } from './changes';
import type { DraftApi, Revision } from './draft-api';
import { restoreDocument } from './restore';
import { type RevisionText, revisionText } from './revision-text';
import { RevisionView } from './revision-view';

const SETTLED_MS = 120;

interface ShownRevision {
  revision: Revision;
  text: RevisionText;
  /** Of the revision before, if there is one. */
  previous: RevisionText | null;
}

/** A slider over the draft's revisions. The chosen one is shown in place of the text, with what is new in it, and can be restored. */
export class HistoryPanel implements Panel {
  readonly root: HTMLElement;
  private readonly slider: HTMLInputElement;
  private readonly caption = make('output', { class: 'caption', 'aria-live': 'polite', dir: 'auto' });
  private readonly restoring: HTMLButtonElement;
  private readonly back: HTMLButtonElement;
  private readonly older: HTMLButtonElement;
  private readonly newer: HTMLButtonElement;
  private readonly marking = make('input', { type: 'checkbox', checked: true });
  private readonly changes = make('output', { class: 'count' });
  private readonly texts = new Map<number, Promise<RevisionText>>();
  private authors: Promise<Authors> | null = null;
  private revisions: Revision[] = [];
  private shown: ShownRevision | null = null;
  private view: RevisionView | null = null;
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
    this.marking.addEventListener('change', () => void this.draw());
    const option = make('label', { class: 'option' }, this.marking, translate('editor.history.changes'));
    this.root = make(
      'section',
      { class: 'pane history', 'aria-label': translate('editor.history.label') },
      make('div', { class: 'line' }, this.older, this.slider, this.newer),
      make('div', { class: 'line' }, this.caption, option, this.changes, this.restoring, this.back),
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
    this.texts.clear();
    this.authors = null;
    this.hide();
  }

  private hide(): void {
    this.shown = null;
    this.view?.destroy();
    this.view = null;
    this.place.hidden = true;
    this.changes.textContent = '';
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
    const before = this.revisions[index - 1];
    try {
      const [text, previous] = await Promise.all([this.textOf(revision), before ? this.textOf(before) : null]);
      if (!this.root.isConnected || Number(this.slider.value) !== index) return;
      this.shown = { revision, text, previous };
      await this.draw();
    } catch {
      this.texts.delete(revision.seq);
      if (before) this.texts.delete(before.seq);
      this.say('editor.history.failed');
    }
  }

  private textOf({ seq }: Revision): Promise<RevisionText> {
    const known = this.texts.get(seq) ?? this.draftApi.revision(seq).then((update) => revisionText(update, this.editor.schema));
    this.texts.set(seq, known);
    return known;
  }

  private async draw(): Promise<void> {
    const { shown } = this;
    const marking = this.marking.checked;
    if (!shown) return;
    const marks = await this.marksOf(shown);
    // Meanwhile the person may have gone on, or may no longer want the marks.
    if (this.shown !== shown || this.marking.checked !== marking) return;
    this.view ??= new RevisionView(this.place, shown.text.document);
    this.view.show(shown.text.document, marks);
    this.place.hidden = false;
    this.view.revealFirstChange();
    this.refresh();
  }

  private async marksOf({ text, previous }: ShownRevision): Promise<DecorationSet> {
    this.changes.textContent = '';
    if (!previous || !this.marking.checked) return DecorationSet.empty;
    const changes = changesBetween(previous.document, text.document);
    this.changes.textContent = this.translate(countKey(changes.length), changes.length);
    return markChanges(changes, previous.document, text.document, byAuthor(text.clients, await this.knownAuthors()));
  }

  /** Without them the changes have no colours. */
  private knownAuthors(): Promise<Authors> {
    this.authors ??= this.draftApi.authors().catch(() => new Map());
    return this.authors;
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
    return formatTime(this.language, at);
  }

  /** Colleagues are told the last edit before the restored text, so that they can go back to it. */
  private async restore(): Promise<void> {
    const last = await this.draftApi.revisions().then((revisions) => revisions.at(-1)?.seq, () => undefined);
    if (!this.shown || !this.editor.isEditable) return;
    const { revision, text } = this.shown;
    restoreDocument(text.document)(this.editor.state, this.editor.view.dispatch);
    if (last !== undefined) this.restored(revision.at, last);
    this.hide();
    this.refresh();
    this.caption.textContent = this.translate('editor.history.restored', this.timeOf(revision));
  }

  private say(key: TextKey): void {
    this.caption.textContent = this.translate(key);
  }
}

function countKey(changes: number): TextKey {
  if (changes === 0) return 'editor.history.changes.none';
  return changes === 1 ? 'editor.history.changes.one' : 'editor.history.changes.many';
}
