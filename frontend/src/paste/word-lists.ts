interface Item {
  level: number;
  tag: 'ol' | 'ul';
  /** The item's number, if it has one. */
  number: number | null;
  content: Node[];
}

/** Word's lists are paragraphs with the level in a style and the bullet as text; in Word on the web, each item is its own list. */
export function convertWordLists(body: HTMLElement): void {
  const lists = new Lists();
  for (const place of [...body.querySelectorAll<HTMLElement>('p, .ListContainerWrapper')]) {
    const item = place.localName === 'p' ? itemOf(place) : itemOfWeb(place);
    if (item) lists.take(item, place);
  }
  // Numbers of headings, and markers such as "Article 5" that HTML lists do not have.
  for (const marker of body.querySelectorAll(MARKER)) marker.replaceWith(`${marker.textContent!.trim()} `);
}

const MARKER = '[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]';
const NUMBER = /^[([]?(\p{Nd}+\.)*(\p{Nd}+|\p{L}{1,5})[.)\]:-]?$/u;

function itemOf(paragraph: HTMLElement): Item | null {
  const level = Number(/mso-list:[^;]*level(\d+)/.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0);
  if (level === 0) return null;
  const marker = paragraph.querySelector(MARKER);
  const sign = marker?.textContent?.trim() ?? '';
  const tag = isNumber(sign) ? 'ol' : 'ul';
  if (tag === 'ul' && /\p{L}{2,}|\p{N}/u.test(sign)) return null;
  marker?.remove();
  paragraph.removeAttribute('style');
  return { level, tag, number: numberIn(sign), content: [paragraph] };
}

/** A letter alone is a bullet: Word writes a circle as an o in another font. */
function isNumber(sign: string): boolean {
  return NUMBER.test(sign) && !/^\p{L}+$/u.test(sign);
}

function numberIn(sign: string): number | null {
  const digits = /(\d+)\D*$/.exec(sign)?.[1];
  return digits === undefined ? null : Number(digits);
}

function itemOfWeb(wrapper: HTMLElement): Item | null {
  const item = wrapper.querySelector('li');
  if (!item || wrapper.querySelectorAll('li').length > 1) return null;
  const level = Number(item.dataset.ariaLevel ?? item.getAttribute('aria-level') ?? 1);
  const tag = item.closest('ol') ? 'ol' : 'ul';
  const content = [...item.childNodes];
  return { level, tag, number: tag === 'ol' ? (item.parentElement as HTMLOListElement).start : null, content };
}

/** The lists that the next item may continue, each inside the last item of the one before. */
class Lists {
  private open: { element: HTMLElement; level: number }[] = [];

  take({ level, tag, number, content }: Item, place: HTMLElement): void {
    if (place.previousElementSibling !== this.open[0]?.element) this.open = [];
    while (this.open.length > 0 && this.open.at(-1)!.level > level) this.open.pop();
    const list = this.open.at(-1);
    if (list?.level === level && (list.element.localName !== tag || number === 1)) this.open.pop();
    if (this.open.at(-1)?.level !== level) this.begin(level, tag, number, place);
    const item = place.ownerDocument.createElement('li');
    this.open.at(-1)!.element.append(item);
    item.append(...content);
    if (place.isConnected && !item.contains(place)) place.remove();
  }

  private begin(level: number, tag: 'ol' | 'ul', number: number | null, place: HTMLElement): void {
    const element = place.ownerDocument.createElement(tag);
    if (tag === 'ol' && number !== null && number > 1) element.setAttribute('start', String(number));
    const around = this.open.at(-1)?.element;
    if (around) around.lastElementChild!.append(element);
    else place.before(element);
    this.open.push({ element, level });
  }
}
