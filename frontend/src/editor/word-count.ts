import type { Node as DocumentNode } from '@tiptap/pm/model';

/** Nodes are immutable, so the same object always has the same number of words. */
const counted = new WeakMap<DocumentNode, { language: string; words: number }>();

/** Counts words by the rules of the readers' language, without footnotes. */
export function countWords(text: DocumentNode, language: string): number {
  let words = 0;
  text.descendants((node) => {
    if (!node.isTextblock) return true;
    words += wordsIn(node, language);
    return false;
  });
  return words;
}

function wordsIn(block: DocumentNode, language: string): number {
  const known = counted.get(block);
  if (known?.language === language) return known.words;
  let plain = '';
  block.forEach((child) => {
    if (child.isText) plain += child.text;
    else if (child.type.name === 'hardBreak') plain += '\n';
  });
  let words = 0;
  for (const segment of segmenter(language).segment(plain)) if (segment.isWordLike) words++;
  counted.set(block, { language, words });
  return words;
}

let last: { language: string; segmenter: Intl.Segmenter } | undefined;

function segmenter(language: string): Intl.Segmenter {
  if (last?.language !== language) last = { language, segmenter: newSegmenter(language) };
  return last.segmenter;
}

function newSegmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'word' });
  }
}
