import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import { type Block, BlockReader, startOf } from '../amendment/shared-blocks';

/** Where the blocks of a text are, by their ids. */
export class PassageIndex {
  private readonly reader = new BlockReader();

  constructor(
    private readonly editor: Editor,
    private readonly fragment: Y.XmlFragment,
  ) {}

  /** The server's ids have a slash. */
  read(): Map<string, number> {
    const positions = new Map<string, number>();
    const add = (block: Block) => {
      positions.set(block.id.replace(':', '/'), startOf(block));
      block.children.forEach(add);
    };
    this.reader.read(this.fragment, this.editor.state.doc).forEach(({ root }) => add(root));
    return positions;
  }
}
