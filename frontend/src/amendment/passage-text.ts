import type { Mark } from '@tiptap/pm/model';
import { type Block, startOf } from './shared-blocks';

/** Between two blocks of a passage. */
export const BLOCK_END = '\u2029';

/** Words that have the same formatting, up to a place in the text. */
interface Run {
  to: number;
  marks: readonly Mark[];
}

/** A footnote, or another node that is one character of the text. */
interface Leap {
  at: number;
  /** How much longer it is in the document. */
  by: number;
}

interface Piece {
  block: Block;
  from: number;
  to: number;
  leaps: Leap[];
}

/** A range of a block's content. */
export interface Place {
  block: Block;
  from: number;
  to: number;
}

/** The words of some blocks as one text, and where they are in the blocks. */
export class PassageText {
  readonly text: string;
  readonly runs: Run[] = [];
  /** By the character that stands for each. */
  readonly notes = new Map<string, Block>();
  private readonly pieces: Piece[] = [];

  /** @param letterOf the character that stands for a footnote */
  constructor(blocks: Block[], letterOf: (note: Block) => string) {
    let text = '';
    for (const block of blocks) {
      if (this.pieces.length > 0) text += BLOCK_END;
      const piece: Piece = { block, from: text.length, to: text.length, leaps: [] };
      let notes = 0;
      block.node.forEach((child) => {
        if (child.isText) text += child.text;
        else {
          const note = child.type.name === 'footnote' ? block.notes[notes++] : undefined;
          const letter = note ? letterOf(note) : '\n';
          if (note) this.notes.set(letter, note);
          piece.leaps.push({ at: text.length, by: child.nodeSize - 1 });
          text += letter;
        }
        this.runs.push({ to: text.length, marks: child.marks });
      });
      piece.to = text.length;
      this.pieces.push(piece);
    }
    this.text = text;
  }

  /** The parts of a range that are in each block. */
  parts(from: number, to: number): Place[] {
    if (from === to) return [];
    return this.pieces
      .filter((piece) => piece.from < to && piece.to > from)
      .map((piece) => this.place(piece, Math.max(from, piece.from), Math.min(to, piece.to)));
  }

  point(at: number): Place {
    const piece = this.pieces.find(({ to }) => at <= to) ?? this.pieces.at(-1)!;
    return this.place(piece, at, at);
  }

  /** The blocks that end in a range. */
  endsIn(from: number, to: number): Block[] {
    return this.pieces.slice(0, -1).filter((piece) => from <= piece.to && piece.to < to).map(({ block }) => block);
  }

  private place({ block, from: start, leaps }: Piece, from: number, to: number): Place {
    const inContent = (at: number) => leaps.reduce((sum, leap) => sum + (leap.at < at ? leap.by : 0), at - start);
    return { block, from: inContent(from), to: inContent(to) };
  }
}

/** Where a place of a block's content is in the document. */
export const inDocument = (block: Block, at: number): number => startOf(block) + 1 + at;
