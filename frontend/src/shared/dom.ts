import { icon, type IconName } from './icons';

type Child = Node | string;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** Creates an element. A boolean attribute is present or absent; one that is null or undefined is absent. */
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

/** A button that shows an icon only; its name is in the tooltip and for screen readers. */
export function iconButton(sign: IconName, name: string, action: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'tool', 'aria-label': name, 'data-tip': name }, icon(sign));
  button.addEventListener('click', action);
  return button;
}

/**
 * Vaadin may set properties before the element's class is loaded. They are properties of the instance then, and would
 * hide the accessors of the class.
 */
export function upgradeProperty(element: HTMLElement, name: string): void {
  if (!Object.hasOwn(element, name)) return;
  const properties = element as unknown as Record<string, unknown>;
  const value = properties[name];
  delete properties[name];
  properties[name] = value;
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
