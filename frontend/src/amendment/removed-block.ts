import { DOMSerializer, type Node as DocumentNode } from '@tiptap/pm/model';
import { make } from '../shared/dom';

/**
 * A block that is no longer in the text, for the place where it was. In a list it is an item, in a table a row or a cell,
 * since nothing else can be there.
 *
 * @param parent the kind of node that it is shown in
 * @param label says that it was moved
 */
export function removedBlock(node: DocumentNode, parent: string, label?: string): HTMLElement {
  const fits = ['bulletList', 'orderedList', 'table', 'tableRow'].includes(parent);
  const dom = DOMSerializer.fromSchema(node.type.schema).serializeNode(node) as HTMLElement;
  // Nothing in it can be reached with the Tab key.
  dom.querySelectorAll('a').forEach((link) => link.removeAttribute('href'));
  const whole = fits ? dom : make('div', {}, ...unwrapped(dom));
  whole.classList.add('amend-removed');
  const places = whole.tagName === 'TR' ? [...whole.children] : [whole];
  for (const place of places) place.replaceChildren(make('del', {}, ...place.childNodes));
  if (label) places[0]?.prepend(make('span', { class: 'amend-label' }, label));
  return whole;
}

/** An item, a row or a cell cannot be outside its list or table. */
function unwrapped(dom: HTMLElement): Node[] {
  if (dom.tagName === 'TR') return [...dom.children].flatMap((cell) => [...cell.childNodes]);
  return ['LI', 'TD', 'TH'].includes(dom.tagName) ? [...dom.childNodes] : [dom];
}
