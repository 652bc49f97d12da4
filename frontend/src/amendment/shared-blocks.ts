import type { Node as DocumentNode } from '@tiptap/pm/model';
import * as Y from 'yjs';

/** A node of the text that is not only words: a paragraph, a list, a table's row or cell, or a footnote. */
export interface Block {
  /** Of its item in the shared document, which a copy of that document has too. */
  id: string;
  node: DocumentNode;
  section: Section;
  /** After the beginning of its section. */
  offset: number;
  parent: Block | null;
  children: Block[];
  /** The footnotes in its words. */
  notes: Block[];
  /** What it is and is in, such as a heading of level 2, or a paragraph in an item of a list. */
  shape: string;
}

/** A block that is directly in the text, with all that is in it. */
export interface Section {
  node: DocumentNode;
  start: number;
  root: Block;
  /** The blocks in it that hold words, and dividing lines, in order. */
  leaves: Block[];
}

export const startOf = ({ section, offset }: Block): number => section.start + offset;

/** Reads the blocks of a text; what did not change since it was last read is not read again. */
export class BlockReader {
  private readonly known = new WeakMap<Y.XmlElement, Section>();

  read(fragment: Y.XmlFragment, doc: DocumentNode): Section[] {
    const types = typesOf(fragment, doc);
    let start = 0;
    return types.map((type, index) => {
      const node = doc.child(index);
      let section = type && this.known.get(type);
      if (section?.node !== node) {
        section = readSection(type, node);
        if (type) this.known.set(type, section);
      }
      section.start = start;
      start += node.nodeSize;
      return section;
    });
  }
}

function readSection(type: Y.XmlElement | undefined, node: DocumentNode): Section {
  const section = { node, start: 0, leaves: [] } as Omit<Section, 'root'> as Section;
  section.root = readBlock(section, null, type, node, 0);
  return section;
}

function readBlock(section: Section, parent: Block | null, type: Y.XmlElement | undefined, node: DocumentNode, offset: number): Block {
  const shape = `${parent?.shape ?? ''}/${shapeOf(node)}`;
  const block: Block = { id: idOf(type), node, section, offset, parent, children: [], notes: [], shape };
  if (node.isTextblock) {
    section.leaves.push(block);
    block.notes = readNotes(block, type);
  } else if (node.isLeaf) section.leaves.push(block);
  else if (node.isBlock) {
    const types = typesOf(type, node);
    node.forEach((child, at, index) => block.children.push(readBlock(section, block, types[index], child, offset + 1 + at)));
  }
  return block;
}

function readNotes(block: Block, type: Y.XmlElement | undefined): Block[] {
  const { section, node, offset } = block;
  const notes: Block[] = [];
  let types: Y.XmlElement[] | undefined;
  node.forEach((child, at) => {
    if (child.type.name !== 'footnote') return;
    types ??= elementsIn(type).filter(({ nodeName }) => nodeName === 'footnote');
    notes.push(readBlock(section, block, types[notes.length], child, offset + 1 + at));
  });
  return notes;
}

/** The type of each of a node's children. Those that a plugin added, such as cells to a row that is too short, may have none yet. */
function typesOf(type: Y.XmlFragment | undefined, node: DocumentNode): (Y.XmlElement | undefined)[] {
  const types = elementsIn(type);
  let next = 0;
  return node.children.map((child) => (types[next]?.nodeName === child.type.name ? types[next++] : undefined));
}

function elementsIn(type: Y.XmlFragment | undefined): Y.XmlElement[] {
  return (type?.toArray() ?? []).filter((each): each is Y.XmlElement => each instanceof Y.XmlElement);
}

function idOf(type: Y.XmlElement | undefined): string {
  const id = type?._item?.id;
  return id ? `${id.client}:${id.clock}` : '';
}

/** Cells differ in shape only as headings do. */
function shapeOf({ type, attrs, isTextblock }: DocumentNode): string {
  return isTextblock ? type.name + JSON.stringify(attrs) : type.name;
}
