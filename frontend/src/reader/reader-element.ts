import { CommentButton, isCommentShortcut } from '../shared/comment-button';
import commentButton from '../shared/comment-button.css?inline';
import { adoptStyles, make, upgradeProperty } from '../shared/dom';
import { coveredRange, type Passage, passageOf, passagesOf, wrapRange } from './passages';
import styles from './reader.css?inline';

/** Words with a comment; state is open, resolved or suggested. */
interface Place {
  id: string;
  address: string;
  from: number;
  to: number;
  state: string;
  title: string;
}

/** How many characters before and after the quoted words are sent with them. */
const CONTEXT = 32;

/** <communique-reader>: a numbered text in which words can be chosen to comment on. See README.md. */
export class CommuniqueReader extends HTMLElement {
  private marked: Place[] = [];
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

  /** The button's label; without it no words can be commented on. */
  set commentLabel(label: string) {
    this.label = label;
    this.button.label(label);
  }

  connectedCallback(): void {
    adoptStyles(this, styles);
    adoptStyles(this, commentButton);
    for (const name of ['places', 'commentLabel']) upgradeProperty(this, name);
    document.addEventListener('selectionchange', this.selected);
    document.addEventListener('keydown', this.shortcut);
    window.addEventListener('hashchange', this.addressed);
    this.schedule(() => this.goToAddress());
  }

  disconnectedCallback(): void {
    document.removeEventListener('selectionchange', this.selected);
    document.removeEventListener('keydown', this.shortcut);
    window.removeEventListener('hashchange', this.addressed);
  }

  /** Brings the words of a comment into view, if they are here. */
  show(id: string): HTMLElement | null {
    const mark = this.querySelector<HTMLElement>(`mark[data-comment="${CSS.escape(id)}"][tabindex]`);
    mark?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    mark?.focus({ preventScroll: true });
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
    for (const mark of this.querySelectorAll('mark[data-comment]')) mark.replaceWith(...mark.childNodes);
    this.normalize();
    const passages = new Map(passagesOf(this).map((each) => [each.address, each]));
    for (const place of this.marked) {
      const found = passages.get(place.address);
      if (!found || place.to > found.text.length) continue;
      wrapRange(found, place.from, place.to, (first) =>
        make('mark', {
          class: place.state,
          'data-comment': place.id,
          title: place.title,
          tabindex: first ? 0 : null,
          'aria-details': first ? `comment-${place.id}` : null,
        }),
      );
      passages.set(place.address, passageOf(found.address, found.element));
    }
    if (!this.button.root.isConnected) this.append(this.button.root);
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
    document.getSelection()?.removeAllRanges();
    this.dispatchEvent(new CustomEvent('quote-chosen', { detail }));
  }

  private clicked(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const link = target.closest('a');
    const mark = target.closest<HTMLElement>('mark[data-comment]');
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
    const mark = (event.target as HTMLElement).closest<HTMLElement>('mark[data-comment]');
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
    this.dispatchEvent(new CustomEvent('thread-wanted', { detail: { id: mark.dataset.comment } }));
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
