import type { Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { NodeMapping } from '../collaboration/node-mapping';
import { type Block, BlockReader, type Section } from './shared-blocks';

/** What a draft can hold, as the server limits it: characters, and twice the elements and footnotes. */
const MOST = 2_000_000 + 2 * 50_000 + 2 * 5_000;

/** MongoDB's limit of a document, in Base64. */
const LONGEST = Math.ceil((16 * 1024 * 1024 * 4) / 3);

/** The text that a copy of it is compared with. */
export interface BaseText {
  sections: Section[];
  leaves: Block[];
  /** The place of each in the leaves, by id. */
  indexes: Map<string, number>;
}

/**
 * @param update the whole document as an update (V1), in Base64
 * @throws Error if it is none, is larger than a draft can be, or has what the schema does not
 */
export function readBase(update: string, schema: Schema): BaseText {
  if (update.length > LONGEST) throw new Error('a base text that is too large');
  const shared = new Y.Doc();
  try {
    Y.applyUpdate(shared, Uint8Array.from(atob(update), (letter) => letter.charCodeAt(0)));
    if (shared.store.pendingStructs || shared.store.pendingDs) throw new Error('a base text with parts missing');
    return new LiveBase(shared, schema).read();
  } finally {
    shared.destroy();
  }
}

/** A text that others go on writing while a copy of it is compared with it. Only what changed is read again. */
export class LiveBase {
  private readonly mapping = new NodeMapping();
  private readonly reader = new BlockReader();

  constructor(
    private readonly shared: Y.Doc,
    private readonly schema: Schema,
  ) {
    shared.on('afterTransaction', (transaction: Y.Transaction) => this.mapping.forgetChanged(transaction));
  }

  read(): BaseText {
    const fragment = this.shared.getXmlFragment('default');
    const doc = this.schema.topNodeType.create(null, this.mapping.render(fragment, this.schema));
    if (doc.content.size > MOST) throw new Error('a base text that is too large');
    const sections = this.reader.read(fragment, doc);
    const leaves = sections.flatMap((section) => section.leaves);
    return { sections, leaves, indexes: new Map(leaves.map(({ id }, index) => [id, index])) };
  }
}
