import type { Node as DocumentNode } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { Translate } from '../shared/texts';
import type { BaseText } from './base-text';
import { align } from './block-alignment';
import type { PlacedMark } from './change-mark';
import { newBlockMarks } from './new-block-marks';
import { PassageMarks } from './passage-marks';
import { removedMarks } from './removed-marks';
import { type Block, BlockReader } from './shared-blocks';

export { LiveBase, readBase } from './base-text';

/** Compares a text with its base, again and again while people type. */
export class TextComparison {
  private readonly reader = new BlockReader();
  private readonly passages: PassageMarks;

  constructor(
    private readonly base: BaseText,
    private readonly translate: Translate,
  ) {
    this.passages = new PassageMarks(translate('editor.changes.restyled'));
  }

  marks(fragment: Y.XmlFragment, doc: DocumentNode): PlacedMark[] {
    const sections = this.reader.read(fragment, doc);
    const leaves: Block[] = [];
    for (const section of sections) leaves.push(...section.leaves);
    const alignment = align(this.base, leaves);
    return [
      ...this.passages.of(alignment.passages),
      ...newBlockMarks(alignment, this.translate('editor.changes.movedHere')),
      ...removedMarks(this.base, alignment, sections, this.translate('editor.changes.movedAway')),
    ];
  }
}
