import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { make } from '../shared/dom';
import { oncePerFrame } from '../shared/scheduling';
import type { Translate } from '../shared/texts';
import type { PassageIndex } from './passage-index';
import { drawnSpaces, drawRows, type RowStart } from './row-spaces';
import { type Fact, isReady, nextOpen, type PlacedRow, type Row, spaces, type Tops } from './rows';

/** How often the server is told that a text changed, which then reads both. */
const TOLD_MS = 1000;

/** Frames: a caret that is nowhere in the text is not waited for. */
const MOST_WAITED = 10;

interface Context {
  translate: Translate;
  /** Whether the server has all that was written here. */
  isSaved(): boolean;
  /** The caret came into a row, or someone chose it. */
  rowChosen(key: string): void;
  /** Someone says that a row's translation says what its source says, or said when they saw it. */
  rowConfirmed(key: string, sourceHash: string): void;
  textChanged(): void;
}

/** One of the two texts. */
export interface Side {
  editor: Editor;
  passages: Pick<PassageIndex, 'read'>;
}

/** Keeps the rows of a source and its translation at one height, and shows what is known of each between them. */
export class SideBySide {
  readonly marks = make('div', { class: 'row-marks', role: 'toolbar', 'aria-orientation': 'vertical' });
  private readonly frame = oncePerFrame(() => this.arrange());
  private readonly observer = new ResizeObserver(() => this.frame.schedule());
  private rows: Row[] = [];
  private placed: PlacedRow[] = [];
  private chosen = -1;
  /** As they were seen then: the source may change before the server has the words. */
  private confirmed: Row[] = [];
  /** Frames, for the caret. */
  private waited = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly forget: (() => void)[] = [];

  constructor(
    private readonly source: Side,
    private readonly target: Side,
    private readonly context: Context,
  ) {
    this.marks.setAttribute('aria-label', context.translate('editor.rows.label'));
    this.marks.addEventListener('keydown', (event) => this.moveAmongMarks(event));
    for (const { editor } of [source, target]) {
      this.observer.observe(editor.view.dom);
      const moved = () => this.followCaret(editor);
      const focused = () => requestAnimationFrame(moved);
      editor.on('selectionUpdate', moved);
      editor.on('focus', focused);
      this.forget.push(() => editor.off('selectionUpdate', moved).off('focus', focused));
    }
  }

  close(): void {
    clearTimeout(this.timer);
    this.forget.forEach((forget) => forget());
    this.frame.cancel();
    this.observer.disconnect();
    this.marks.remove();
  }

  show(rows: Row[]): void {
    const key = this.rows[this.chosen]?.key;
    const place = this.chosen;
    this.rows = rows;
    this.chosen = key === undefined ? -1 : rows.findIndex((row) => row.key === key);
    // The row in which someone writes has another key as soon as it has another passage.
    if (this.chosen < 0 && place >= 0 && rows.length > 0) this.choose(Math.min(place, rows.length - 1));
    if (this.chosen < 0) this.followCaret(this.target.editor);
    this.arrange();
  }

  /** @param loaded whether the server's texts had arrived before, so that this is an edit */
  textChanged(loaded: boolean): void {
    this.frame.schedule();
    if (loaded) this.timer ??= setTimeout(() => this.tell(), TOLD_MS);
  }

  /** What was written before is stored with the server first, so that it is what is confirmed. */
  confirmChosen(): void {
    const row = this.rows[this.chosen];
    if (!row || !this.target.editor.isEditable) return;
    this.confirmed.push(row);
    this.saved();
    this.goTo(nextOpen(this.rows, this.chosen));
  }

  /** The server may have all now. */
  saved(): void {
    if (!this.context.isSaved()) return;
    this.confirmed.splice(0).forEach(({ key, sourceHash }) => this.context.rowConfirmed(key, sourceHash));
  }

  private tell(): void {
    this.timer = undefined;
    if (this.context.isSaved()) this.context.textChanged();
    else this.timer = setTimeout(() => this.tell(), TOLD_MS);
  }

  private followCaret(editor: Editor): void {
    if (editor.isDestroyed || !editor.isFocused || isCaretUnread(editor)) return;
    const { $head } = editor.state.selection;
    // Read anew: what was typed since the rows were arranged has moved them.
    const places = this.places(editor === this.source.editor ? 'source' : 'target');
    this.choose(places.findLastIndex((at) => at !== null && at < $head.pos));
  }

  private choose(index: number): void {
    if (index === this.chosen || index < 0) return;
    this.chosen = index;
    this.frame.schedule();
    this.context.rowChosen(this.rows[index]!.key);
  }

  /** Where the row is translated. */
  private goTo(index: number): void {
    if (index < 0) return;
    this.choose(index);
    const [source, target] = [this.places('source')[index] ?? null, this.places('target')[index] ?? null];
    const { editor } = target === null ? this.source : this.target;
    const at = target ?? source;
    if (at === null) return;
    const { state, view } = editor;
    view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at + 1))).scrollIntoView());
    view.focus();
  }

  private arrange(): void {
    if (this.waited < MOST_WAITED && (isCaretUnread(this.source.editor) || isCaretUnread(this.target.editor))) {
      this.waited++;
      this.frame.schedule();
      return;
    }
    this.waited = 0;
    const [source, target] = [this.places('source'), this.places('target')];
    this.placed = this.rows.map((_, index) => ({ source: source[index]!, target: target[index]! }));
    const [one, other] = [this.tops('source'), this.tops('target')];
    const tops: Tops[] = this.rows.map((_, index) => ({ source: one[index]!, target: other[index]! }));
    const arranged = spaces(tops);
    this.draw(this.source.editor, 'source', arranged.source);
    this.draw(this.target.editor, 'target', arranged.target);
    this.drawMarks(arranged.tops);
  }

  /** Where each row begins in a text, or null. */
  private places(side: 'source' | 'target'): (number | null)[] {
    const positions = this[side].passages.read();
    return this.rows.map((row) => row[side].map((id) => positions.get(id)).find((at) => at !== undefined) ?? null);
  }

  /** Of each row, without the spaces that are drawn now. */
  private tops(side: 'source' | 'target'): (number | null)[] {
    const { view, state } = this[side].editor;
    const drawn = drawnSpaces(state);
    const top = view.dom.getBoundingClientRect().top;
    let above = 0;
    return this.placed.map((placed) => {
      const at = placed[side];
      if (at === null) return null;
      const block = view.nodeDOM(at);
      if (!(block instanceof HTMLElement)) return null;
      const natural = block.getBoundingClientRect().top - top - above;
      above += drawn.get(at) ?? 0;
      return natural;
    });
  }

  private draw({ state, view }: Editor, side: 'source' | 'target', space: number[]): void {
    const starts: RowStart[] = [];
    this.placed.forEach((placed, index) => {
      const position = placed[side];
      if (position !== null) starts.push({ position, space: space[index]!, chosen: index === this.chosen });
    });
    drawRows(starts, state, view.dispatch);
  }

  private drawMarks(tops: number[]): void {
    const { children } = this.marks;
    while (children.length > this.rows.length) this.marks.lastElementChild!.remove();
    while (children.length < this.rows.length) this.marks.append(this.createMark(children.length));
    const reached = Math.max(0, this.chosen);
    this.rows.forEach((row, index) => {
      const mark = children[index] as HTMLButtonElement;
      const { source, target } = this.placed[index]!;
      const name = this.context.translate('editor.rows.row', index + 1, this.describe(row));
      mark.hidden = !row.words || (source === null && target === null);
      mark.style.insetBlockStart = `${tops[index]}px`;
      mark.dataset.facts = row.facts.join(' ');
      mark.tabIndex = index === reached ? 0 : -1;
      mark.toggleAttribute('data-ready', isReady(row));
      mark.setAttribute('aria-pressed', String(index === this.chosen));
      if (mark.getAttribute('aria-label') !== name) {
        mark.setAttribute('aria-label', name);
        mark.dataset.tip = this.describe(row);
      }
    });
  }

  private createMark(index: number): HTMLButtonElement {
    const mark = make('button', { type: 'button', class: 'row-mark' });
    mark.addEventListener('click', () => this.goTo(index));
    return mark;
  }

  private describe(row: Row): string {
    const { translate } = this.context;
    const known = row.facts.map((fact: Fact) => translate(`editor.rows.fact.${fact}`));
    return known.length === 0 ? translate('editor.rows.fact.READY') : known.join(', ');
  }

  private moveAmongMarks(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const marks = [...this.marks.querySelectorAll<HTMLElement>('.row-mark:not([hidden])')];
    const next = step && marks[marks.indexOf(event.target as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** A click has moved the caret, and ProseMirror has not read where: what is drawn now would move it back. */
function isCaretUnread({ view, state, isDestroyed }: Editor): boolean {
  const { anchorNode, anchorOffset } = document.getSelection() ?? {};
  if (isDestroyed || !view.hasFocus() || !anchorNode || !view.dom.contains(anchorNode)) return false;
  return view.posAtDOM(anchorNode, anchorOffset!) !== state.selection.anchor;
}
