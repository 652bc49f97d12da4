import { Fragment, type Mark, type Node as DocumentNode, type Schema } from '@tiptap/pm/model';
import type { ProsemirrorBinding } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

export type SharedType = ProsemirrorBinding['mapping'] extends Map<infer Type, unknown> ? Type : never;
type Rendered = DocumentNode | DocumentNode[];

/**
 * Maps each shared type to the node that was rendered for it. At every remote edit, y-tiptap clears its mapping, renders
 * all nodes again and replaces the whole document. In a long draft that takes longer than the time between two
 * keystrokes, and removes all decorations. So this mapping is not cleared: only the types that changed are removed.
 *
 * y-tiptap also deletes from the shared document, for everyone, what it cannot render. This mapping renders everything
 * before y-tiptap does, so that never happens: where concurrent edits left a node incomplete, what is missing is filled
 * in for display, and a type that cannot be rendered at all throws.
 */
export class NodeMapping extends Map<SharedType, Rendered> {
  private retaining = false;

  override clear(): void {}

  override delete(type: SharedType): boolean {
    return !this.retaining && super.delete(type);
  }

  /** Ignores y-tiptap's removals during the work. */
  retainDuring(work: () => void): void {
    this.retaining = true;
    try {
      work();
    } finally {
      this.retaining = false;
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

  render(fragment: Y.XmlFragment, schema: Schema): Fragment {
    return Fragment.fromArray(fragment.toArray().flatMap((child) => this.renderChild(child, schema)));
  }

  private renderChild(child: unknown, schema: Schema): DocumentNode[] {
    if (child instanceof Y.XmlElement) return [this.renderElement(child, schema)];
    if (child instanceof Y.XmlText) return textNodes(child, schema);
    throw new Error('a shared type that is neither an element nor text');
  }

  private renderElement(element: Y.XmlElement, schema: Schema): DocumentNode {
    const known = this.get(element);
    if (known && !Array.isArray(known)) return known;
    const type = schema.nodes[element.nodeName];
    const node = type?.createAndFill(element.getAttributes(), this.render(element, schema));
    if (!node) throw new Error(`a ${element.nodeName} that the schema does not have`);
    this.set(element, node);
    return node;
  }
}

/** The types that a transaction changed, and their ancestors. */
export function changedTypes({ changed, changedParentTypes }: Y.Transaction): Set<SharedType> {
  return new Set([...changed.keys(), ...changedParentTypes.keys()] as SharedType[]);
}

interface DeltaInsert {
  insert: unknown;
  attributes?: Record<string, Record<string, unknown>>;
}

function textNodes(text: Y.XmlText, schema: Schema): DocumentNode[] {
  return (text.toDelta() as DeltaInsert[]).map(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') throw new Error('a text with an embed');
    const marks: Mark[] = Object.entries(attributes).map(([name, attrs]) => schema.mark(name, attrs));
    return schema.text(insert, marks);
  });
}

/**
 * Joins adjacent texts, which are one text to the editor. Each client does so only if the later text is its own, so that
 * the words are not duplicated (y-prosemirror, issue 160).
 */
export function joinOwnTexts({ changed, doc }: Y.Transaction): void {
  for (const element of changed.keys()) {
    if (!(element instanceof Y.XmlElement) || element._item?.deleted) continue;
    const children = element.toArray();
    for (let index = children.length - 1; index > 0; index--) {
      const [text, next] = [children[index - 1], children[index]];
      if (!(text instanceof Y.XmlText && next instanceof Y.XmlText) || next._item?.id.client !== doc.clientID) continue;
      doc.transact(() => {
        text.applyDelta([{ retain: text.length }, ...(next.toDelta() as DeltaInsert[])]);
        element.delete(index, 1);
      });
    }
  }
}
