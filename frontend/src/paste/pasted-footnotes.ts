/** Word: #_ftn1 and #_edn1; Google Docs: #ftnt1; LibreOffice: #sdfootnote1sym. */
const REFERENCE = /^#(_ftn|_edn|ftnt|sdfootnote|sdendnote)(\d+)(sym)?$/;
/** The link from the note back to its reference in the text. */
const BACK_REFERENCE = /#(_ftnref|_ednref|ftnt_ref|sdfootnote|sdendnote)\d+(anc)?$/;
const BLOCKS = 'p, div, li, ul, ol, h1, h2, h3, h4, h5, h6, table, tbody, tr, td';

/** Moves the notes that word processors append to the places that refer to them. */
export function convertFootnotes(body: HTMLElement): void {
  for (const anchor of body.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
    const target = REFERENCE.exec(anchor.getAttribute('href')!.replace(/^[^#]*/, ''));
    if (!target) continue;
    const container = containerOf(body, target[1]!, target[2]!);
    if (!container) continue;
    const note = body.ownerDocument.createElement('span');
    note.setAttribute('data-footnote', '');
    note.append(...wordsOf(container));
    (anchor.closest('sup') ?? anchor).replaceWith(note);
    removeRule(container);
    container.remove();
  }
  body.querySelectorAll('[style*="mso-element:footnote-list"], [style*="mso-element:endnote-list"]').forEach((list) => {
    if (list.textContent!.trim() === '') list.remove();
  });
}

function containerOf(body: HTMLElement, prefix: string, number: string): Element | null {
  const id = `${prefix}${number}`;
  const found =
    body.querySelector(`[id="${id}"]`) ??
    body.querySelector(`[id="${id.replace(/^_/, '')}"]`) ??
    body.querySelector(`a[name="${id}"], a[name="${id}sym"]`);
  return found?.matches('a') ? found.closest('div, p') : (found ?? null);
}

/** A footnote is one line of text with marks. */
function wordsOf(container: Element): Node[] {
  const back = [...container.querySelectorAll('a[href]')].find((anchor) => BACK_REFERENCE.test(anchor.getAttribute('href')!));
  (back?.closest('sup') ?? back)?.remove();
  for (const line of container.querySelectorAll('br')) line.replaceWith(' ');
  for (const block of container.querySelectorAll(BLOCKS)) block.replaceWith(...block.childNodes, ' ');
  trim(container, !back);
  return [...container.childNodes];
}

function trim(container: Element, numbered: boolean): void {
  const walker = container.ownerDocument.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const first = texts.find(({ data }) => data.trim() !== '');
  const last = texts.findLast(({ data }) => data.trim() !== '');
  for (const text of texts) if (text.data.trim() === '') text.data = ' ';
  for (const text of texts) {
    if (text === first) break;
    text.remove();
  }
  for (const text of texts.slice().reverse()) {
    if (text === last) break;
    text.remove();
  }
  if (!first || !last) return;
  first.data = first.data.trimStart();
  if (numbered) first.data = first.data.replace(/^(\[\d+\]|\d+)\s*/, '');
  last.data = last.data.trimEnd();
}

/** The line that separates notes from the text. */
function removeRule(container: Element): void {
  let first = container;
  while (!first.previousElementSibling && first.parentElement?.localName === 'div') first = first.parentElement;
  const before = first.previousElementSibling;
  if (before?.localName === 'hr') before.remove();
}
