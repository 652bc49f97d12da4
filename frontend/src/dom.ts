import { icon, type IconName } from './icons';

type Child = Node | string;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** Makes an element; a boolean attribute is present or absent, null and undefined are absent. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** A button that shows a sign alone, with its name for readers and in the tooltip. */
export function iconButton(sign: IconName, name: string, action: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'tool', 'aria-label': name, 'data-tip': name }, icon(sign));
  button.addEventListener('click', action);
  return button;
}

const adopted = new WeakMap<Document | ShadowRoot, Set<string>>();

/** Adds a style sheet to the document or shadow root around an element, once; needs no inline style in the page's CSP. */
export function adoptStyles(element: Element, css: string): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  const known = adopted.get(root) ?? new Set<string>();
  if (known.has(css) || !('adoptedStyleSheets' in root)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  adopted.set(root, known.add(css));
}
