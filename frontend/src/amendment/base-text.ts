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
    const fragment = shared.getXmlFragment('default');
    const doc = schema.topNodeType.create(null, new NodeMapping().render(fragment, schema));
    if (doc.content.size > MOST) throw new Error('a base text that is too large');
    const sections = new BlockReader().read(fragment, doc);
    const leaves = sections.flatMap((section) => section.leaves);
    return { sections, leaves, indexes: new Map(leaves.map(({ id }, index) => [id, index])) };
  } finally {
    shared.destroy();
  }
}
