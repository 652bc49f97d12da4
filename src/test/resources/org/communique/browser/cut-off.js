// What is cut off: content that is wider than an element which hides it, a page or a grid that scrolls sideways, a title of which next
// to nothing is left, and what lies over something else in the bars above a screen. In a narrow window a grid may scroll if it fades out
// where it goes on, and its first column stays.
() => {
  const all = function* (root) {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) yield* all(element.shadowRoot);
    }
  };
  const named = element => {
    const host = element.getRootNode().host;
    const own = element.localName + (element.id ? '#' + element.id : '')
      + [...element.classList].map(name => '.' + name).join('') + (element.part?.length ? `[part=${element.part}]` : '');
    return (host ? named(host) + ' >> ' : '') + own;
  };
  // For screen readers alone, or a form's own box, which scrolls with the caret.
  const meant = (element, style) => element.clientWidth <= 1 || style.clipPath !== 'none' || style.visibility === 'hidden'
    || element.matches('input, textarea, select, svg, svg *')
    // A picture that is zoomed.
    || element.matches('.djs-container')
    || (style.textOverflow === 'ellipsis' && element.closest('[title], [aria-label]'));
  const faults = [];
  for (const element of all(document.body)) {
    const style = getComputedStyle(element);
    if (!['hidden', 'clip'].includes(style.overflowX)) continue;
    if (element.textContent.trim() === '' && !element.shadowRoot) continue;
    if (meant(element, style) || !element.checkVisibility()) continue;
    if (element.scrollWidth > element.clientWidth + 1) {
      faults.push(`cut off by ${element.scrollWidth - element.clientWidth} px: ${named(element)} "${element.textContent.trim().slice(0, 60)}"`);
    }
  }
  const shown = element => element.checkVisibility({ visibilityProperty: true });
  // What opens from a bar lies over it, and over what it scrolls.
  const barOf = element => element.closest('vaadin-popover') ? element : element.closest('.frame-bar, .statement-header');
  const bars = [...document.querySelectorAll(':is(.frame-bar, .statement-header) :is(h1, a, vaadin-button, .tag)')].filter(shown);
  const boxes = bars.map(element => element.getBoundingClientRect());
  for (const [i, one] of bars.entries()) {
    if (one.matches('h1') && one.scrollWidth > one.clientWidth + 1 && one.clientWidth < 120) {
      faults.push(`squeezed to ${one.clientWidth} px: ${named(one)} "${one.textContent}"`);
    }
    for (let j = 0; j < i; j++) {
      const over = Math.min(boxes[i].right, boxes[j].right) - Math.max(boxes[i].left, boxes[j].left);
      const deep = Math.min(boxes[i].bottom, boxes[j].bottom) - Math.max(boxes[i].top, boxes[j].top);
      if (over > 2 && deep > 2 && barOf(one) === barOf(bars[j]) && !one.contains(bars[j]) && !bars[j].contains(one)) {
        faults.push(`${named(one)} "${one.textContent}" lies over ${named(bars[j])} "${bars[j].textContent}"`);
      }
    }
  }
  // A line of a badge or of a title ends between words.
  for (const tag of document.querySelectorAll('.frame-bar .tag')) {
    if (shown(tag) && tag.clientHeight > 40) faults.push(`in several lines: ${named(tag)} "${tag.textContent}"`);
  }
  for (const title of document.querySelectorAll('.screen-title')) {
    const words = document.createRange();
    for (const text of [...title.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)) {
      for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
        words.setStart(text, index);
        words.setEnd(text, index + word.length);
        if (new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size > 1) {
          faults.push(`broken within a word: ${named(title)} "${word}"`);
        }
      }
    }
  }
  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth + 1) {
    const wide = [...all(document.body)].filter(element => element.getBoundingClientRect().right > page.clientWidth + 1
      || element.getBoundingClientRect().left < -1).slice(0, 3);
    faults.push(`the page scrolls sideways by ${page.scrollWidth - page.clientWidth} px: ${wide.map(named).join(', ')}`);
  }
  // Which the frame scrolls.
  const main = document.querySelector('vaadin-app-layout main');
  if (main && main.scrollWidth > main.clientWidth + 1) {
    faults.push(`the screen scrolls sideways by ${main.scrollWidth - main.clientWidth} px`);
  }
  for (const grid of document.querySelectorAll('vaadin-grid')) {
    const table = grid.shadowRoot.querySelector('#table');
    const mayScroll = innerWidth < 900 && table.querySelector('[frozen]') && getComputedStyle(grid).maskImage !== 'none';
    if (table.scrollWidth > table.clientWidth + 1 && !mayScroll) {
      faults.push(`the grid scrolls sideways by ${table.scrollWidth - table.clientWidth} px: ${named(grid)}`);
    }
  }
  return faults;
}
