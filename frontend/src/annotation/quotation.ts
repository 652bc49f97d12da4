import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { Range } from './anchor';

/** Words with the text before and after them, as the server quotes them. */
export interface Quotation {
  exact: string;
  prefix: string;
  suffix: string;
}

export interface SelectedWords extends Quotation {
  /** The likely address of the passage in the frozen text, such as p12. */
  paragraph: string;
  range: Range;
}

/** How many characters before and after the words are kept with them, and how many of both prove that words are those quoted. */
const CONTEXT = 32;
const PROOF = 24;
/** Words of this length are not there twice by chance. */
const LONG = 40;
const LONGEST = 4000;
/** Typographic spaces are characters like others. */
const SPACE = /[ \t-\r\u0085\u2028\u2029]/;
/** Joiners and variation selectors are not: they change what a reader sees. */
const INVISIBLE = /(?![\u200c\u200d\ufe00-\ufe0f])[\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** A block's text as the frozen text will have it, and the position of each letter in the block. */
interface Block {
  letters: string;
  offsets: number[];
  /** The footnote whose text it is: the text shows a number for it, and so it is found as a whole. */
  footnote?: Range;
}

const known = new WeakMap<DocumentNode, Block>();

/** The first of the selected words that are in one block; null if no letter is selected. */
export function selectedWords(doc: DocumentNode, { from, to }: Range): SelectedWords | null {
  let words: SelectedWords | null = null;
  forEachBlock(doc, ({ letters, offsets, footnote }, start, address) => {
    if (footnote) return false;
    let first = offsets.findIndex((offset) => start + offset >= from);
    let last = offsets.findLastIndex((offset) => start + offset < to);
    while (first <= last && /\s/.test(letters[first] ?? '')) first++;
    while (last > first && /\s/.test(letters[last]!)) last--;
    if (first < 0 || first > last) return false;
    last = Math.min(last, first + LONGEST - 1);
    words = {
      paragraph: address,
      exact: letters.slice(first, last + 1),
      prefix: letters.slice(Math.max(0, first - CONTEXT), first),
      suffix: letters.slice(last + 1, last + 1 + CONTEXT),
      range: { from: start + offsets[first]!, to: start + offsets[last]! + 1 },
    };
    return true;
  });
  return words;
}

/** Where quoted words stand, as far as their context or their length proves that they are the same. */
export function findQuotation(doc: DocumentNode, quotation: Quotation): Range | null {
  const [exact, prefix, suffix] = [quotation.exact, quotation.prefix, quotation.suffix].map(normal) as [string, string, string];
  let best: (Range & { agreement: number }) | null = null;
  let count = 0;
  if (exact === '') return null;
  forEachBlock(doc, ({ letters, offsets, footnote }, start) => {
    for (let at = letters.indexOf(exact); at >= 0; at = letters.indexOf(exact, at + 1)) {
      count++;
      const end = at + exact.length;
      const whole = letters === prefix + exact + suffix;
      const agreement = whole ? 2 * CONTEXT : common(prefix, letters.slice(0, at), true) + common(suffix, letters.slice(end), false);
      const range = footnote ?? { from: start + offsets[at]!, to: start + offsets[end - 1]! + 1 };
      if (!best || agreement > best.agreement) best = { ...range, agreement };
    }
    return false;
  });
  const found = best as (Range & { agreement: number }) | null;
  const proven = found && (found.agreement >= PROOF || (count === 1 && exact.length >= LONG));
  return proven ? { from: found.from, to: found.to } : null;
}

/** How many letters agree, from the end or from the beginning. */
function common(one: string, other: string, fromEnd: boolean): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && (fromEnd ? one.at(-1 - count) === other.at(-1 - count) : one[count] === other[count])) count++;
  return count;
}

/** Stops once the visitor returns true. The address counts blocks as the server does: those with text, and rows of tables. */
export function forEachBlock(doc: DocumentNode, visit: (block: Block, start: number, address: string) => boolean): void {
  let number = 0;
  let row: DocumentNode | null = null;
  let done = false;
  doc.descendants((node, position, parent) => {
    if (done) return false;
    if (node.type.name === 'tableRow') {
      row = node;
      number++;
    }
    if (!node.isTextblock) return true;
    const block = blockOf(node);
    if (block.letters === '') return false;
    const cell = parent?.type.name === 'tableCell' || parent?.type.name === 'tableHeader';
    if (!cell || !row) number++;
    done = visit(block, position + 1, `p${number}`);
    node.forEach((child, offset) => {
      const from = position + 1 + offset;
      if (!done && child.type.name === 'footnote') done = visit({ ...blockOf(child), footnote: { from, to: from + child.nodeSize } }, from + 1, 'n');
    });
    return false;
  });
}

function blockOf(node: DocumentNode): Block {
  const before = known.get(node);
  if (before) return before;
  const block: Block = { letters: '', offsets: [] };
  node.forEach((child, offset) => {
    if (child.isText) for (let index = 0; index < child.text!.length; index++) add(block, child.text![index]!, offset + index);
    else if (child.type.name === 'hardBreak') add(block, '\n', offset);
  });
  trimEnd(block);
  known.set(node, block);
  return block;
}

/** As in AdmittedCharacters.java: white space becomes single spaces, with none around line breaks; what is invisible is left out. */
function add(block: Block, letter: string, offset: number): void {
  if (INVISIBLE.test(letter) && !SPACE.test(letter)) return;
  if (letter === '\n') trimEnd(block);
  const sign = letter === '\n' ? letter : letter.replace(SPACE, ' ');
  if (sign === ' ' && (block.letters === '' || /\s$/.test(block.letters))) return;
  block.letters += sign;
  block.offsets.push(offset);
}

function trimEnd(block: Block): void {
  while (block.letters.endsWith(' ')) {
    block.letters = block.letters.slice(0, -1);
    block.offsets.pop();
  }
}

function normal(words: string): string {
  return words.replace(new RegExp(INVISIBLE, 'gu'), (letter) => (SPACE.test(letter) ? letter : ''));
}
