/** A passage's text, in which the server counts positions (Passages.java), and the text nodes that it comes from. */
export interface Passage {
  address: string;
  element: HTMLElement;
  pieces: Piece[];
  text: string;
}

interface Piece {
  node: Text;
  from: number;
}

const CELL = ' | ';
/** What a comparison has and the text does not, too. */
const LEFT_OUT = 'sup, .number, .marker, .move, .origin, .section-read, del';
/** Shown where a line break was added. */
const BREAK = '\u21b5';

export function passagesOf(root: ParentNode): Passage[] {
  const numbered = [...root.querySelectorAll<HTMLElement>('.number[id]')].map((number) =>
    passageOf(number.id, number.closest('tr') ?? number.parentElement!),
  );
  const notes = [...root.querySelectorAll<HTMLElement>('.footnotes li[id^="note-"]')].flatMap((note) => {
    const words = note.querySelector('span');
    return words ? [passageOf(`n${note.id.slice('note-'.length)}`, words)] : [];
  });
  return [...numbered, ...comparedPassages(root), ...notes];
}

/** Those of the newer text, where a comparison shows them. */
function comparedPassages(root: ParentNode): Passage[] {
  return [...root.querySelectorAll<HTMLElement>('.compared .number')]
    .filter((number) => !number.closest('.deleted, .away, td:first-child'))
    .map((number) => passageOf(`p${number.textContent}`, number.parentElement!));
}

export function passageOf(address: string, element: HTMLElement): Passage {
  const pieces: Piece[] = [];
  let letters = '';
  const read = (parent: Node) => {
    let cells = 0;
    for (const child of parent.childNodes) {
      if (child instanceof Text) {
        pieces.push({ node: child, from: letters.length });
        letters += child.data.replaceAll(BREAK, '\n');
      } else if (child instanceof HTMLElement && !child.matches(LEFT_OUT)) {
        if (child.matches('td, th') && cells++ > 0) letters += CELL;
        if (child.matches('.compared br') && !letters.endsWith('\n')) letters += '\n';
        read(child);
      }
    }
  };
  read(element);
  return { address, element, pieces, text: letters };
}

/** The positions of a passage that a range covers, without spaces at the ends; null if it covers no word. */
export function coveredRange({ pieces, text: letters }: Passage, range: Range): { from: number; to: number } | null {
  let from = letters.length;
  let to = 0;
  for (const piece of pieces) {
    if (!range.intersectsNode(piece.node)) continue;
    const start = piece.node === range.startContainer ? range.startOffset : 0;
    const end = piece.node === range.endContainer ? range.endOffset : piece.node.length;
    if (end <= start) continue;
    from = Math.min(from, piece.from + start);
    to = Math.max(to, piece.from + end);
  }
  while (from < to && /\s/.test(letters[from]!)) from++;
  while (to > from && /\s/.test(letters[to - 1]!)) to--;
  return from < to ? { from, to } : null;
}

/** Wraps each text node between two positions into an element. */
export function wrapRange({ pieces }: Passage, from: number, to: number, make: (first: boolean) => HTMLElement): void {
  let first = true;
  for (const { node, from: start } of pieces) {
    const begin = Math.max(from - start, 0);
    const end = Math.min(to - start, node.length);
    if (end <= begin) continue;
    const words = begin > 0 ? node.splitText(begin) : node;
    if (end - begin < words.length) words.splitText(end - begin);
    const around = make(first);
    first = false;
    words.replaceWith(around);
    around.append(words);
  }
}
