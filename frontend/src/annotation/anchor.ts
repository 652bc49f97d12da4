import type { Node as DocumentNode, ResolvedPos } from '@tiptap/pm/model';
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
  /** Where the children of each type begin in it, as far as that was asked for. The document must not change meanwhile. */
  starts: Map<Y.AbstractType<any>, Map<Y.AbstractType<any>, number>>;
}

/** Null if a position is not that of a letter. */
export function anchorOf(shared: SharedText, shown: DocumentNode, { from, to }: Range): Anchor | null {
  const first = letterAt(shared, shown.resolve(from + 1));
  const last = letterAt(shared, shown.resolve(to));
  return first && last && { first, last };
}

/** Where the words are now, with what was typed between them; null if none of them are left, or the ids are unknown. */
export function rangeOf(shared: SharedText, { first, last }: Anchor): Range | null {
  const from = positionOf(shared, first, 0);
  const to = positionOf(shared, last, -1);
  return from !== null && to !== null && from < to ? { from, to } : null;
}

function letterAt(shared: SharedText, $after: ResolvedPos): Letter | null {
  const after = textAt(shared, $after);
  return after && after.index > 0 ? idAt(after.text, after.index - 1) : null;
}

/**
 * The text that a position of the editor is in, or at the end of. Null if there is none, or something in it is not as it was rendered.
 * Before it the editor may show something otherwise, such as a table without cells not at all, so that it is not counted from the beginning.
 */
export function textAt({ fragment, mapping }: Pick<SharedText, 'fragment' | 'mapping'>, $position: ResolvedPos): { text: Y.XmlText; index: number } | null {
  let parent: Y.AbstractType<any> = fragment;
  for (let depth = 1; depth <= $position.depth; depth++) {
    const child = typeOf($position.node(depth - 1).children, $position.index(depth - 1), childrenOf(parent), mapping);
    if (!child) return null;
    parent = child;
  }
  let rest = $position.parentOffset;
  for (const child of childrenOf(parent)) {
    const size = sizeOf(child, mapping);
    if (size === null) return null;
    if (rest <= size && child instanceof Y.XmlText) return { text: child, index: rest };
    rest -= size;
    if (rest < 0) return null;
  }
  return null;
}

/** What a node was rendered from: the same node, or an equal one, as those within a paragraph are made again. */
function typeOf(nodes: readonly DocumentNode[], index: number, types: Y.AbstractType<any>[], mapping: SharedText['mapping']) {
  const node = nodes[index]!;
  for (const isIt of [(other: unknown) => other === node, (other: unknown) => !!other && !Array.isArray(other) && node.eq(other as DocumentNode)]) {
    const found = types.filter((type) => isIt(mapping.get(type)));
    if (found.length > 0) return found[nodes.slice(0, index).filter(isIt).length];
  }
  return undefined;
}

function idAt(text: Y.XmlText, index: number): Letter | null {
  const { item } = Y.createRelativePositionFromTypeIndex(text, index);
  return item && { client: item.client, clock: item.clock };
}

/** @param side of the letter that is meant: 0 before it, -1 after it */
function positionOf(shared: SharedText, { client, clock }: Letter, side: 0 | -1): number | null {
  const { doc } = shared;
  const relative = new Y.RelativePosition(null, null, Y.createID(client, clock), side);
  const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
  return absolute?.type instanceof Y.XmlText ? positionIn(shared, absolute.type, absolute.index) : null;
}

/** Where what has this id is: a node, or what the words of a text are in; null if it is not there, or a letter. */
export function nodeAt(shared: SharedText, { client, clock }: Letter): Range | null {
  const { content, deleted } = Y.getItem(shared.doc.store, Y.createID(client, clock)) as Y.Item;
  if (deleted || !(content instanceof Y.ContentType)) return null;
  const size = sizeOf(content.type, shared.mapping);
  const from = positionIn(shared, content.type, content.type instanceof Y.XmlText ? 0 : -1);
  return from === null || size === null ? null : { from, to: from + size };
}

/** Behind what has this id, a node or a letter, or where that was. */
export function positionAfter(shared: SharedText, letter: Letter): number | null {
  let item: Y.Item | null = Y.getItem(shared.doc.store, Y.createID(letter.client, letter.clock)) as Y.Item;
  const parent = item.parent;
  if (parent instanceof Y.XmlText) return positionOf(shared, letter, -1);
  while (item && (item.deleted || !(item.content instanceof Y.ContentType))) item = item.left;
  if (item) return nodeAt(shared, item.id)?.to ?? null;
  return parent instanceof Y.AbstractType ? positionIn(shared, parent, 0) : null;
}

/** Where the contents of what has this id begin; null if it is not there. */
export function beginningOf(shared: SharedText, { client, clock }: Letter): number | null {
  const { content, deleted } = Y.getItem(shared.doc.store, Y.createID(client, clock)) as Y.Item;
  return !deleted && content instanceof Y.ContentType ? positionIn(shared, content.type, 0) : null;
}

/** @param index in the text, or in the node; -1 before it */
function positionIn(shared: SharedText, within: Y.AbstractType<any>, index: number): number | null {
  const { fragment } = shared;
  let position = index;
  let type = within;
  if (!(type instanceof Y.XmlText) && type !== fragment) position++;
  while (type !== fragment) {
    const item: Y.Item | null = type._item;
    const parent = item?.parent;
    if (!item || item.deleted || !(parent instanceof Y.AbstractType)) return null;
    const start = startOf(type, parent, shared);
    if (start === null) return null;
    position += start;
    if (parent !== fragment) position++;
    type = parent;
  }
  return position;
}

/** Null after a sibling that is not rendered. */
function startOf(child: Y.AbstractType<any>, parent: Y.AbstractType<any>, { mapping, starts }: SharedText): number | null {
  let known = starts.get(parent);
  if (!known) {
    known = new Map();
    starts.set(parent, known);
    let position = 0;
    for (const each of childrenOf(parent)) {
      known.set(each, position);
      const size = sizeOf(each, mapping);
      if (size === null) break;
      position += size;
    }
  }
  return known.get(child) ?? null;
}

function childrenOf(parent: Y.AbstractType<any>): Y.AbstractType<any>[] {
  const children = [];
  for (let item = parent._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentType) children.push(item.content.type);
  }
  return children;
}

/** Null if it is not rendered. */
function sizeOf(type: Y.AbstractType<any>, mapping: SharedText['mapping']): number | null {
  if (type instanceof Y.XmlText) return type.length;
  const node = mapping.get(type);
  return !node || Array.isArray(node) ? null : node.nodeSize;
}
