import type { Node as DocumentNode } from '@tiptap/pm/model';
import * as Y from 'yjs';

/** A letter's id in the shared document. */
export interface Letter {
  client: number;
  clock: number;
}

/** Words, by their first and their last letter. */
export interface Anchor {
  first: Letter;
  last: Letter;
}

export interface Range {
  from: number;
  to: number;
}

/** The shared document, and the nodes that its types were rendered as. */
export interface SharedText {
  doc: Y.Doc;
  fragment: Y.XmlFragment;
  mapping: ReadonlyMap<unknown, DocumentNode | DocumentNode[]>;
}

/** Null if a position is not that of a letter. */
export function anchorOf(shared: SharedText, { from, to }: Range): Anchor | null {
  const first = letterAt(shared, from);
  const last = letterAt(shared, to - 1);
  return first && last && { first, last };
}

/** Where the words are now, with what was typed between them; null if none of them are left, or the ids are unknown. */
export function rangeOf(shared: SharedText, { first, last }: Anchor): Range | null {
  const from = positionOf(shared, first, 0);
  const to = positionOf(shared, last, -1);
  return from !== null && to !== null && from < to ? { from, to } : null;
}

function letterAt({ fragment, mapping }: SharedText, position: number): Letter | null {
  let parent: Y.AbstractType<any> = fragment;
  let rest = position;
  for (;;) {
    const child = childrenOf(parent).find((type) => {
      const size = sizeOf(type, mapping);
      if (rest < size) return true;
      rest -= size;
      return false;
    });
    if (!child) return null;
    if (child instanceof Y.XmlText) return idAt(child, rest);
    if (rest-- === 0) return null;
    parent = child;
  }
}

function idAt(text: Y.XmlText, index: number): Letter | null {
  const { item } = Y.createRelativePositionFromTypeIndex(text, index);
  return item && { client: item.client, clock: item.clock };
}

/** @param side of the letter that is meant: 0 before it, -1 after it */
function positionOf({ doc, fragment, mapping }: SharedText, { client, clock }: Letter, side: 0 | -1): number | null {
  const relative = new Y.RelativePosition(null, null, Y.createID(client, clock), side);
  const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
  if (!(absolute?.type instanceof Y.XmlText)) return null;
  let position = absolute.index;
  let type: Y.AbstractType<any> = absolute.type;
  while (type !== fragment) {
    const item: Y.Item | null = type._item;
    const parent = item?.parent;
    if (!item || item.deleted || !(parent instanceof Y.AbstractType)) return null;
    for (const sibling of childrenOf(parent)) {
      if (sibling === type) break;
      position += sizeOf(sibling, mapping);
    }
    if (parent !== fragment) position++;
    type = parent;
  }
  return position;
}

function childrenOf(parent: Y.AbstractType<any>): Y.AbstractType<any>[] {
  const children = [];
  for (let item = parent._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentType) children.push(item.content.type);
  }
  return children;
}

function sizeOf(type: Y.AbstractType<any>, mapping: SharedText['mapping']): number {
  if (type instanceof Y.XmlText) return type.length;
  const node = mapping.get(type);
  if (!node || Array.isArray(node)) throw new Error('a shared type that is not rendered');
  return node.nodeSize;
}
