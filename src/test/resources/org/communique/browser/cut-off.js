// What is cut off: content that is wider than an element which hides it, and a page or a grid that scrolls sideways on a narrow screen.
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
  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth + 1) {
    const wide = [...all(document.body)].filter(element => element.getBoundingClientRect().right > page.clientWidth + 1
      || element.getBoundingClientRect().left < -1).slice(0, 3);
    faults.push(`the page scrolls sideways by ${page.scrollWidth - page.clientWidth} px: ${wide.map(named).join(', ')}`);
  }
  for (const grid of document.querySelectorAll('vaadin-grid')) {
    const table = grid.shadowRoot.querySelector('#table');
    if (table.scrollWidth > table.clientWidth + 1) {
      faults.push(`the grid scrolls sideways by ${table.scrollWidth - table.clientWidth} px: ${named(grid)}`);
    }
  }
  return faults;
}
