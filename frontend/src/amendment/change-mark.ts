import { Decoration } from '@tiptap/pm/view';
import { make } from '../shared/dom';

/** Shows one change of the text. */
export interface ChangeMark {
  /** Marks that look the same have the same key. */
  readonly key: string;
  /** In the document; 0 for what is between two characters or blocks. */
  readonly length: number;
  at(position: number): Decoration;
}

export interface PlacedMark {
  mark: ChangeMark;
  position: number;
}

/** What is typed at its end belongs to it until the text is compared again. */
export const inserted = (length: number): ChangeMark => inline('inserted', length, { nodeName: 'ins', class: 'amend-inserted' }, true);

export const restyled = (length: number, title: string): ChangeMark =>
  inline('restyled', length, { nodeName: 'span', class: 'restyled', title }, false);

export function onNode(length: number, name: string, attributes: Record<string, string> = {}): ChangeMark {
  return {
    key: name,
    length,
    at: (position) => Decoration.node(position, position + length, { class: name, ...attributes }, { change: true, key: name }),
  };
}

/** @param key the same for the same content */
export const deleted = (key: string, content: () => (string | Node)[]): ChangeMark =>
  widget(`deleted ${key}`, -1, () => make('del', { class: 'amend-deleted' }, ...content()));

/** @param side of several at the same place, the one with the smallest comes first */
export function widget(key: string, side: number, toDOM: () => HTMLElement): ChangeMark {
  return { key, length: 0, at: (position) => Decoration.widget(position, toDOM, { change: true, key, side, ignoreSelection: true }) };
}

function inline(key: string, length: number, attributes: Record<string, string>, inclusiveEnd: boolean): ChangeMark {
  return { key, length, at: (position) => Decoration.inline(position, position + length, attributes, { change: true, key, inclusiveEnd }) };
}
