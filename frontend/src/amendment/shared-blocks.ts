import type { Node as DocumentNode } from '@tiptap/pm/model';
import * as Y from 'yjs';

/** A node of the text that is not only words: a paragraph, a list, a table's row or cell, or a footnote. */
export interface Block {
  /** Of its item in the shared document, which a copy of that document has too. */
  id: string;
  node: DocumentNode;
  section: Section;
  /** Behind the beginning of its section. */
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

  /** @throws Error while the editor's nodes are not those of the shared document, such as in a table that is being repaired */
  read(fragment: Y.XmlFragment, doc: DocumentNode): Section[] {
    const types = elementsOf(fragment, doc);
    let start = 0;
    return types.map((type, index) => {
      const node = doc.child(index);
      let section = this.known.get(type);
      if (section?.node !== node) {
        section = readSection(type, node);
        this.known.set(type, section);
      }
      section.start = start;
      start += node.nodeSize;
      return section;
    });
  }
}

function readSection(type: Y.XmlElement, node: DocumentNode): Section {
  const section = { node, start: 0, leaves: [] } as Omit<Section, 'root'> as Section;
  section.root = readBlock(section, null, type, node, 0);
  return section;
}

function readBlock(section: Section, parent: Block | null, type: Y.XmlElement, node: DocumentNode, offset: number): Block {
  const { client, clock } = type._item!.id;
  const shape = `${parent?.shape ?? ''}/${shapeOf(node)}`;
  const block: Block = { id: `${client}:${clock}`, node, section, offset, parent, children: [], notes: [], shape };
  if (node.isTextblock) {
    section.leaves.push(block);
    block.notes = readNotes(block, type);
  } else if (node.isLeaf) section.leaves.push(block);
  else if (node.isBlock) {
    const types = elementsOf(type, node);
    node.forEach((child, at, index) => block.children.push(readBlock(section, block, types[index]!, child, offset + 1 + at)));
  }
  return block;
}

function readNotes(block: Block, type: Y.XmlElement): Block[] {
  const { section, node, offset } = block;
  const notes: Block[] = [];
  let types: Y.XmlElement[] | undefined;
  node.forEach((child, at) => {
    if (child.type.name !== 'footnote') return;
    types ??= type.toArray().filter((each): each is Y.XmlElement => each instanceof Y.XmlElement && each.nodeName === 'footnote');
    const note = types[notes.length];
    if (!note) throw new Error('a footnote that the shared document does not have');
    notes.push(readBlock(section, block, note, child, offset + 1 + at));
  });
  return notes;
}

function elementsOf(type: Y.XmlFragment, { childCount }: DocumentNode): Y.XmlElement[] {
  const types = type.toArray();
  if (types.length !== childCount || !types.every((each) => each instanceof Y.XmlElement)) {
    throw new Error('the editor has other blocks than the shared document');
  }
  return types as Y.XmlElement[];
}

/** Cells differ in shape only as headings do. */
function shapeOf({ type, attrs, isTextblock }: DocumentNode): string {
  return isTextblock ? type.name + JSON.stringify(attrs) : type.name;
}
