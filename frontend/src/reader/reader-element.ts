import { Margin } from '../annotation/margin';
import { CommentButton, isCommentShortcut } from '../shared/comment-button';
import commentButton from '../shared/comment-button.css?inline';
import { adoptStyles, make, upgradeProperty } from '../shared/dom';
import { ChangeNavigation } from './change-navigation';
import { coveredRange, type Passage, passageOf, passagesOf, wrapRange } from './passages';
import { drawSections, type Section } from './sections';
import styles from './reader.css?inline';

/** Words with a comment; state is open, resolved, suggested, held or chosen. */
interface Place {
  id: string;
  address: string;
  from: number;
  to: number;
  state: string;
  title: string;
}

/** The id of the words that the person is about to comment on. */
const CHOSEN = 'chosen';

/** How many characters before and after the quoted words are sent with them. */
const CONTEXT = 32;

/** <communique-reader>: a numbered text in which words can be chosen to comment on. See README.md. */
export class CommuniqueReader extends HTMLElement {
  private marked: Place[] = [];
  private chosenPlace: Place | null = null;
  private parts: Section[] = [];
  private sectionLabel = '';
  private margin: Margin | null = null;
  private readonly changes = new ChangeNavigation(this);
  private label = '';
  private readonly button = new CommentButton(() => this.choose());
  private readonly selected = () => this.offer();
  /** The focus is nowhere while words of a text are selected that cannot be edited. */
  private readonly shortcut = (event: KeyboardEvent) => {
    if (!this.label || !isCommentShortcut(event)) return;
    event.preventDefault();
    this.choose();
  };
  private readonly addressed = () => this.goToAddress();

  constructor() {
    super();
    this.addEventListener('click', (event) => this.clicked(event));
    this.addEventListener('keydown', (event) => this.pressed(event));
  }

  set places(places: Place[]) {
    this.marked = places;
    this.schedule(() => this.goToComment());
  }

  set sections(sections: Section[]) {
    this.parts = sections;
    this.schedule();
  }

  /** What stands at the box with which a section is marked as read. */
  set readLabel(label: string) {
    this.sectionLabel = label;
  }

  /** Whether a form for a new comment is open; the words that it is about are marked until it is closed. */
  set composing(composing: boolean) {
    if (composing || !this.chosenPlace) return;
    this.chosenPlace = null;
    this.schedule();
  }

  /** The button's label; without it no words can be commented on. */
  set commentLabel(label: string) {
    this.label = label;
    this.button.label(label);
  }

  connectedCallback(): void {
    adoptStyles(this, styles);
    adoptStyles(this, commentButton);
    for (const name of ['places', 'sections', 'readLabel', 'composing', 'commentLabel']) upgradeProperty(this, name);
    this.margin = new Margin(this, {
      cardsChanged: () => {},
      activated: (id) => this.activate(id),
      left: (id) => this.show(id),
    });
    document.addEventListener('keydown', this.changes.pressed);
    document.addEventListener('selectionchange', this.selected);
    document.addEventListener('keydown', this.shortcut);
    window.addEventListener('hashchange', this.addressed);
    this.schedule(() => this.goToAddress());
  }

  disconnectedCallback(): void {
    this.margin?.close();
    document.removeEventListener('keydown', this.changes.pressed);
    document.removeEventListener('selectionchange', this.selected);
    document.removeEventListener('keydown', this.shortcut);
    window.removeEventListener('hashchange', this.addressed);
  }

  /** Draws once more what belongs to a text that the server has put here. */
  redraw(): void {
    this.schedule();
  }

  /** Puts buttons into an element that lead from change to change: labels of the previous one, the next one, the place, and the keys. */
  steerFrom(element: HTMLElement, labels: string[]): void {
    this.changes.drawIn(element, labels);
  }

  /** As {@link show}, of a text that is about to be drawn. */
  showSoon(id: string): void {
    this.schedule(() => this.show(id));
  }

  /** Brings the words of a comment into view, if they are here. */
  show(id: string): HTMLElement | null {
    const mark = this.querySelector<HTMLElement>(`mark[data-annotation="${CSS.escape(id)}"][tabindex]`);
    if (!mark) return null;
    this.activate(id);
    mark.scrollIntoView({ block: 'center', behavior: 'smooth' });
    mark.focus({ preventScroll: true });
    return mark;
  }

  /** Vaadin adds the text after this element, in the same task. */
  private schedule(after: () => void = () => {}): void {
    if (!this.isConnected) return;
    requestAnimationFrame(() => {
      this.draw();
      after();
    });
  }

  private draw(): void {
    if (!this.isConnected) return;
    for (const mark of this.querySelectorAll('mark[data-annotation]')) mark.replaceWith(...mark.childNodes);
    for (const text of this.querySelectorAll('.prose')) text.normalize();
    const passages = new Map(passagesOf(this).map((each) => [each.address, each]));
    for (const place of [...this.marked, ...(this.chosenPlace ? [this.chosenPlace] : [])]) {
      const found = passages.get(place.address);
      if (!found || place.to > found.text.length) continue;
      wrapRange(found, place.from, place.to, (first) =>
        make('mark', {
          class: place.state,
          'data-annotation': place.id,
          title: place.title,
          tabindex: first ? 0 : null,
          'aria-details': first ? `comment-${place.id}` : null,
        }),
      );
      passages.set(place.address, passageOf(found.address, found.element));
    }
    if (!this.button.root.isConnected) this.prepend(this.button.root);
    drawSections(this, passages, this.parts, this.sectionLabel, (address, read) =>
      this.dispatchEvent(new CustomEvent('section-read', { detail: { address, read: read ? 'yes' : 'no' } })),
    );
    this.changes.refresh();
    this.placeForm();
    this.margin?.schedule();
  }

  /** Under the chosen words, where the margin is not next to the text. */
  private placeForm(): void {
    const words = [...this.querySelectorAll(`mark[data-annotation="${CHOSEN}"]`)].at(-1);
    if (!words) return;
    const below = words.getBoundingClientRect().bottom - this.getBoundingClientRect().top;
    this.style.setProperty('--words-end', `${Math.round(below)}px`);
  }

  private activate(id: string): void {
    for (const mark of this.querySelectorAll<HTMLElement>('mark[data-annotation]')) {
      mark.classList.toggle('active', mark.dataset.annotation === id);
    }
    this.margin?.setActive(id);
  }

  private chosen(): { passage: Passage; from: number; to: number; range: Range } | null {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this) || !this.contains(range.startContainer)) return null;
    for (const each of passagesOf(this)) {
      if (!range.intersectsNode(each.element)) continue;
      const stretch = coveredRange(each, range);
      if (stretch) return { passage: each, ...stretch, range };
    }
    return null;
  }

  private offer(): void {
    this.button.showAt(this.label ? (this.chosen()?.range ?? null) : null, this);
  }

  private choose(): void {
    const chosen = this.chosen();
    if (!chosen) return;
    const { text: letters, address } = chosen.passage;
    const detail = {
      paragraph: address,
      exact: letters.slice(chosen.from, chosen.to),
      prefix: letters.slice(Math.max(0, chosen.from - CONTEXT), chosen.from),
      suffix: letters.slice(chosen.to, chosen.to + CONTEXT),
    };
    this.chosenPlace = { id: CHOSEN, address, from: chosen.from, to: chosen.to, state: CHOSEN, title: this.label };
    document.getSelection()?.removeAllRanges();
    this.draw();
    this.activate(CHOSEN);
    this.dispatchEvent(new CustomEvent('quote-chosen', { detail }));
  }

  private clicked(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const link = target.closest('a');
    const mark = target.closest<HTMLElement>('mark[data-annotation]');
    if (link?.classList.contains('number')) {
      event.preventDefault();
      history.replaceState(history.state, '', `${location.pathname}${location.search}#${link.id}`);
      this.cite(link);
      const words = link.closest('tr') ?? link.parentElement!;
      document.getSelection()?.selectAllChildren(words);
    } else if (link?.getAttribute('href')?.startsWith('#')) {
      // The browser would resolve it against the page's base address.
      event.preventDefault();
      const to = this.querySelector<HTMLElement>(`[id="${CSS.escape(link.getAttribute('href')!.slice(1))}"]`);
      to?.scrollIntoView({ block: 'center' });
      to?.focus();
    } else if (mark && document.getSelection()?.isCollapsed !== false) {
      this.wantThread(mark);
    }
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.hideAbout();
    const mark = (event.target as HTMLElement).closest<HTMLElement>('mark[data-annotation]');
    if (mark && event.key === 'Enter') {
      event.preventDefault();
      this.wantThread(mark);
    }
  }

  /** What a link says of itself hides words; it is shown again once the link is left and reached again. */
  private hideAbout(): void {
    const link = this.querySelector<HTMLElement>('a[data-about]:is(:hover, :focus)');
    if (!link) return;
    link.classList.add('quiet');
    for (const left of ['blur', 'pointerleave']) link.addEventListener(left, () => link.classList.remove('quiet'), { once: true });
  }

  private wantThread(mark: HTMLElement): void {
    const id = mark.dataset.annotation!;
    this.activate(id);
    if (this.margin?.focus(id) || id === CHOSEN) return;
    this.dispatchEvent(new CustomEvent('thread-wanted', { detail: { id } }));
  }

  /** Once, as its words are marked again whenever anyone comments. */
  private goToComment(): void {
    const comment = new URLSearchParams(location.hash.slice(1)).get('comment');
    const mark = comment && this.show(comment);
    if (!mark) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    this.wantThread(mark);
  }

  private goToAddress(): void {
    this.goToComment();
    if (!/^#p\d+$/.test(location.hash)) return;
    const number = this.querySelector<HTMLElement>(`.number[id="${location.hash.slice(1)}"]`);
    if (!number) return;
    this.cite(number);
    number.scrollIntoView({ block: 'center' });
  }

  private cite(number: HTMLElement): void {
    for (const cited of this.querySelectorAll('.cited')) cited.classList.remove('cited');
    (number.closest('tr') ?? number.parentElement)?.classList.add('cited');
  }
}
