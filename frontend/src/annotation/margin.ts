import { oncePerFrame, whenIdle } from '../shared/scheduling';
import { type Card, stack } from './stacking';

const GAP = 8;

/** If placing the cards takes longer than this, they wait for a pause: the browser lays out what is out of view for it. */
const LONG_MS = 8;
const PAUSE_MS = 250;
const RELEASES = ['pointerup', 'pointercancel', 'blur'];

export interface MarginListener {
  cardsChanged(count: number): void;
  /** A card got the focus. */
  activated(annotation: string): void;
  /** The person wants to go back to the words. */
  left(annotation: string): void;
}

interface Column {
  root: HTMLElement;
  /** Of its cards' tops, in the window. */
  origin: number;
  cards: PlacedCard[];
}

interface PlacedCard extends Card {
  root: HTMLElement;
  origin: number;
}

/**
 * The server's components next to the text. Those in an element of class aligned that name an annotation stand next to its words; on
 * narrow screens the style sheet lets them stand below each other.
 */
export class Margin {
  private readonly frame = oncePerFrame(() => this.arrange());
  private readonly pause = whenIdle(() => this.arrange(), PAUSE_MS);
  private long = false;
  private readonly contents = new MutationObserver(() => this.contentsChanged());
  private readonly sizes = new ResizeObserver(() => this.schedule());
  private readonly focused = (event: Event) => this.activated(annotationOf(event));
  private readonly pressed = (event: KeyboardEvent) => this.leave(event);
  private readonly held = () => this.hold();
  private readonly released = () => this.release();
  private isHeld = false;
  private active: string | null = null;
  private root: HTMLElement | null = null;

  /** @param host the editor's element, whose child the margin is */
  constructor(
    private readonly host: HTMLElement,
    private readonly listener: MarginListener,
  ) {
    this.contents.observe(host, { childList: true });
    this.contentsChanged();
  }

  schedule(): void {
    if (this.long) this.pause.schedule();
    else this.frame.schedule();
  }

  setActive(annotation: string | null): void {
    this.active = annotation;
    this.schedule();
  }

  /** False if there is no such card. */
  focus(annotation: string): boolean {
    const card = this.cards().find(({ dataset }) => dataset.annotation === annotation);
    card?.scrollIntoView({ block: 'nearest' });
    card?.focus({ preventScroll: true });
    return card !== undefined;
  }

  close(): void {
    this.frame.cancel();
    this.pause.cancel();
    this.contents.disconnect();
    this.sizes.disconnect();
    this.root?.removeEventListener('focusin', this.focused);
    this.root?.removeEventListener('keydown', this.pressed);
    this.root?.removeEventListener('pointerdown', this.held);
    RELEASES.forEach((type) => window.removeEventListener(type, this.released));
  }

  /** Shows the margin at once, as what came into it may be about to get the focus; its cards are placed in the next frame. */
  private contentsChanged(): void {
    if (!this.root?.isConnected) this.adopt();
    const shown = this.root !== null && [...this.root.children].some((child) => !child.matches('[hidden], [role="status"]'));
    this.host.toggleAttribute('data-margin', shown);
    this.schedule();
  }

  private arrange(): void {
    if (this.isHeld) return;
    const begun = performance.now();
    const words = this.markedWords();
    const focused = this.cards().find((card) => card === document.activeElement && isInView(card));
    const columns = [...(this.root?.querySelectorAll<HTMLElement>('.aligned') ?? [])];
    // What is read after a change makes the browser lay out the page again.
    const filled = columns.filter((column) => column.querySelector('[data-annotation] > *'));
    const origin = Math.max(...filled.map((column) => column.getBoundingClientRect().top));
    this.place(columns.map((column) => this.measure(column, words, origin)), origin);
    this.long = performance.now() - begun > LONG_MS;
    if (focused && !isInView(focused)) focused.scrollIntoView({ block: 'nearest' });
    this.listener.cardsChanged(this.cards().filter(({ childElementCount }) => childElementCount > 0).length);
  }

  private adopt(): void {
    this.root = this.host.querySelector<HTMLElement>(':scope > .margin');
    if (!this.root) return;
    // After the text, for those who go through the page with the Tab key.
    if (this.host.lastElementChild !== this.root) this.host.append(this.root);
    this.contents.observe(this.root, { childList: true, subtree: true, characterData: true, attributeFilter: ['hidden', 'opened'] });
    this.root.addEventListener('focusin', this.focused);
    this.root.addEventListener('keydown', this.pressed);
    this.root.addEventListener('pointerdown', this.held);
    // The text of an editor comes later; it fills the page.
    const text = this.host.querySelector(':scope > .text, :scope > .page');
    if (text) this.sizes.observe(text);
    this.sizes.observe(this.root);
  }

  /** No card moves from under a pointer that is pressed: the browser would see no click. */
  private hold(): void {
    this.isHeld = true;
    RELEASES.forEach((type) => window.addEventListener(type, this.released));
  }

  private release(): void {
    this.isHeld = false;
    RELEASES.forEach((type) => window.removeEventListener(type, this.released));
    this.schedule();
  }

  /** @param common from where the cards of all columns are counted: below all that stands above them */
  private measure(column: HTMLElement, words: ReadonlyMap<string, Element>, common: number): Column {
    const origin = column.getBoundingClientRect().top;
    const wanted = (id: string) => {
      const there = words.get(id);
      return there ? Math.max(0, there.getBoundingClientRect().top - common) : null;
    };
    const cards = [...column.querySelectorAll<HTMLElement>('[data-annotation]')]
      .filter(({ childElementCount }) => childElementCount > 0)
      .map((root) => ({ root, origin, wanted: wanted(root.dataset.annotation!), height: root.offsetHeight }))
      // A narrow window hides them; when it is wide again, they are to be where they were.
      .filter(({ height }) => height > 0);
    return { root: column, origin, cards };
  }

  private place(columns: Column[], common: number): void {
    const cards = columns.flatMap((column) => column.cards).sort((one, other) => (one.wanted ?? -1) - (other.wanted ?? -1));
    const active = cards.findIndex((card) => card.root.dataset.annotation === this.active);
    const tops = stack(cards, GAP, active);
    cards.forEach((card, index) => {
      card.root.style.setProperty('top', `${tops[index]! + common - card.origin}px`);
      card.root.toggleAttribute('data-active', index === active);
      this.sizes.observe(card.root);
    });
    const last = cards.length - 1;
    const end = last < 0 ? 0 : tops[last]! + cards[last]!.height;
    // One above another that takes room would move its cards away from where they were counted from.
    const lowest = columns.findLast((column) => column.cards.length > 0);
    for (const column of columns) {
      const size = column === lowest ? end + common - column.origin : 0;
      column.root.style.setProperty('min-block-size', size === 0 ? '0' : `${size}px`);
    }
  }

  /** The first mark of each annotation: other people's carets may divide its words. */
  private markedWords(): ReadonlyMap<string, Element> {
    const words = new Map<string, Element>();
    for (const mark of this.host.querySelectorAll<HTMLElement>('.text [data-annotation]')) {
      const id = mark.dataset.annotation!;
      if (!words.has(id)) words.set(id, mark);
    }
    return words;
  }

  private cards(): HTMLElement[] {
    return [...(this.root?.querySelectorAll<HTMLElement>('[data-annotation]') ?? [])];
  }

  private activated(annotation: string | null): void {
    if (annotation !== null && annotation !== this.active) this.listener.activated(annotation);
  }

  /** Escape leads from a thread to its words, unless the person is writing. */
  private leave(event: KeyboardEvent): void {
    const annotation = annotationOf(event);
    const writing = (event.target as Element).matches('textarea, input');
    if (event.key === 'Escape' && !event.defaultPrevented && annotation !== null && !writing) this.listener.left(annotation);
  }
}

function isInView(card: HTMLElement): boolean {
  const { top, bottom } = card.getBoundingClientRect();
  return top < window.innerHeight && bottom > 0;
}

function annotationOf({ target }: Event): string | null {
  return (target as Element).closest<HTMLElement>('[data-annotation]')?.dataset.annotation ?? null;
}
