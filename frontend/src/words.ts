import type { Node as DocumentNode } from '@tiptap/pm/model';

/** Counts the words of the text as its readers' language divides them; footnotes are not counted. */
export function countWords(text: DocumentNode, language: string): number {
  let plain = '';
  text.descendants((node) => {
    if (node.type.name === 'footnote') return false;
    if (node.isText) plain += node.text;
    else if (node.isBlock || node.type.name === 'hardBreak') plain += '\n';
    return true;
  });
  let words = 0;
  for (const segment of segmenter(language).segment(plain)) if (segment.isWordLike) words++;
  return words;
}

function segmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'word' });
  }
}
