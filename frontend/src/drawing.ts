import { Fragment, type Mark, type Node as DocumentNode, type Schema } from '@tiptap/pm/model';
import type { ProsemirrorBinding } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

export type Shared = ProsemirrorBinding['mapping'] extends Map<infer Type, unknown> ? Type : never;
type Drawn = DocumentNode | DocumentNode[];

/**
 * The nodes that the shared types were drawn as. y-tiptap forgets all of them at every remote edit, makes them again and
 * replaces the whole document. In a long draft that takes longer than the time between two keystrokes, and takes all
 * decorations along. So this memory is not emptied: what an edit has changed is taken out of it one by one.
 *
 * y-tiptap also deletes from the shared document, for everybody, what it cannot draw. It finds everything drawn here
 * before, so it never gets to that: a node that lacks something, as concurrent edits may leave it, is shown with that
 * filled in, and what cannot be drawn at all throws.
 */
export class DrawnNodes extends Map<Shared, Drawn> {
  private kept = false;

  override clear(): void {}

  override delete(type: Shared): boolean {
    return !this.kept && super.delete(type);
  }

  /** Lets y-tiptap work with what is drawn. */
  whileKept(work: () => void): void {
    this.kept = true;
    try {
      work();
    } finally {
      this.kept = false;
    }
  }

  forgetAll(): void {
    super.clear();
  }

  forgetChanged(transaction: Y.Transaction): void {
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) this.delete(struct.content.type);
    });
    changedTypes(transaction).forEach((type) => this.delete(type));
  }

  draw(fragment: Y.XmlFragment, schema: Schema): Fragment {
    return Fragment.fromArray(fragment.toArray().flatMap((child) => this.drawChild(child, schema)));
  }

  private drawChild(child: unknown, schema: Schema): DocumentNode[] {
    if (child instanceof Y.XmlElement) return [this.drawElement(child, schema)];
    if (child instanceof Y.XmlText) return textNodes(child, schema);
    throw new Error('a shared type that is neither an element nor text');
  }

  private drawElement(element: Y.XmlElement, schema: Schema): DocumentNode {
    const known = this.get(element);
    if (known && !Array.isArray(known)) return known;
    const type = schema.nodes[element.nodeName];
    const node = type?.createAndFill(element.getAttributes(), this.draw(element, schema));
    if (!node) throw new Error(`a ${element.nodeName} that the schema does not have`);
    this.set(element, node);
    return node;
  }
}

/** What a transaction has changed, and all that it stands in. */
export function changedTypes({ changed, changedParentTypes }: Y.Transaction): Set<Shared> {
  return new Set([...changed.keys(), ...changedParentTypes.keys()] as Shared[]);
}

interface Stretch {
  insert: unknown;
  attributes?: Record<string, Record<string, unknown>>;
}

function textNodes(text: Y.XmlText, schema: Schema): DocumentNode[] {
  return (text.toDelta() as Stretch[]).map(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') throw new Error('something else than characters in a text');
    const marks: Mark[] = Object.entries(attributes).map(([name, attrs]) => schema.mark(name, attrs));
    return schema.text(insert, marks);
  });
}

/**
 * Two texts of one's own that have come to lie side by side become one, as they are one to the editor. Each client does
 * so with the later text if that is its own, so that the words are not doubled (y-prosemirror, issue 160).
 */
export function joinOwnTexts({ changed, doc }: Y.Transaction): void {
  for (const element of changed.keys()) {
    if (!(element instanceof Y.XmlElement) || element._item?.deleted) continue;
    const children = element.toArray();
    for (let index = children.length - 1; index > 0; index--) {
      const [text, next] = [children[index - 1], children[index]];
      if (!(text instanceof Y.XmlText && next instanceof Y.XmlText) || next._item?.id.client !== doc.clientID) continue;
      doc.transact(() => {
        text.applyDelta([{ retain: text.length }, ...(next.toDelta() as Stretch[])]);
        element.delete(index, 1);
      });
    }
  }
}

const marksOf: Record<string, string> = { horizontalRule: '\u0001', hardBreak: '\u0002' };
const blocks = new Set(['paragraph', 'heading']);

/** What is to be read in shared types: nothing of it may be missing from the editor. */
export function wordsOfShared(types: unknown[]): string {
  return types
    .map((type) => {
      if (type instanceof Y.XmlText) return (type.toDelta() as Stretch[]).map(({ insert }) => String(insert)).join('');
      return type instanceof Y.XmlElement ? worded(type.nodeName, wordsOfShared(type.toArray())) : '';
    })
    .join('');
}

/** What is to be read in nodes, in the form of {@link wordsOfShared}. */
export function wordsOfNodes(nodes: readonly DocumentNode[]): string {
  return nodes.map((node) => (node.isText ? node.text! : worded(node.type.name, wordsOfNodes(node.children)))).join('');
}

function worded(name: string, words: string): string {
  if (name === 'footnote') return `\u0003${words}\u0004`;
  if (blocks.has(name) && words !== '') return `${words}\n`;
  return (marksOf[name] ?? '') + words;
}
