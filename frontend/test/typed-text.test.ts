// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { collaborator, type Collaborator } from './collaborators';

const ROUNDS = 30;
const STEPS = 40;
const TEXT = '<h1>aa</h1><p>aab <b>aba</b> baa<span data-footnote="">aab</span>bb 😀😃</p><ul><li><p>aa</p></li><li><p>b aab</p></li></ul>';

let seed = 7;
const random = (most: number) => (seed = (seed * 48271) % 2147483647) % most;

/** A copy of a draft, in which no letter is anyone's but who typed it. */
function copyOf(html: string): [Collaborator, Uint8Array] {
  const draft = collaborator(1);
  draft.editor.commands.setContent(html);
  const held = Y.encodeStateAsUpdate(draft.doc);
  const failed = vi.fn(() => expect.unreachable());
  return [collaborator(2, held, { failed }), held];
}

/** In capitals what was typed. */
function written({ doc }: Collaborator): string {
  let letters = '';
  const add = (type: Y.AbstractType<any>) => {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentString) letters += item.id.client === doc.clientID ? item.content.str.toUpperCase() : item.content.str;
      else if (item.content instanceof Y.ContentType) add(item.content.type);
    }
  };
  add(doc.getXmlFragment('default'));
  return letters;
}

function type({ editor }: Collaborator, at: number, words: string): void {
  editor.commands.setTextSelection(at);
  for (const letter of words) editor.view.dispatch(editor.state.tr.insertText(letter));
}

it.each([
  ['assistance', 1, 'perhaps ', 'PERHAPS assistance'],
  ['states', 1, ' suggested words.', ' SUGGESTED WORDS.states'],
  ['a book', 3, 'bo', 'a BObook'],
  ['two weeks', 5, 'w', 'two Wweeks'],
  ['two weeks', 10, 's', 'two weeksS'],
])('in %s, letters typed before equal ones are those of who typed them', (text, at, words, expected) => {
  const [copy] = copyOf(`<p>${text}</p>`);
  type(copy, at, words);
  expect(written(copy)).toBe(expected);
});

/** As two leave it behind who delete its rows at the same time. */
it('letters are where they were typed, though the editor does not show a table without cells before them', () => {
  const block = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
    const element = new Y.XmlElement(name);
    element.insert(0, children);
    return element;
  };
  for (let round = 0; round < 40; round++) {
    const shared = new Y.Doc().getXmlFragment('default');
    const rows = Array.from({ length: random(6) }, () => block('tableRow'));
    const words = Array.from({ length: 1 + random(4) }, () => 'abcdefghijklmnopqrstuvw'.slice(random(20)));
    shared.insert(0, [block('blockquote', block('table', ...rows)), ...words.map((text) => block('paragraph', new Y.XmlText(text)))]);
    const copy = collaborator(2, undefined, { failed: vi.fn(() => expect.unreachable()) });
    Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(shared.doc!), 'network');
    type(copy, copy.editor.state.doc.content.size - 1, '9');
    expect(written(copy)).toBe(`${words.join('')}9`);
  }
});

it('words that are replaced are replaced as a whole, whatever letters they share', () => {
  const [copy] = copyOf('<p>within two weeks.</p>');
  copy.editor.commands.setTextSelection({ from: 8, to: 17 });
  type(copy, 8, '');
  copy.editor.view.dispatch(copy.editor.state.tr.insertText('two days', 8, 17));
  expect(written(copy)).toBe('within TWO DAYS.');
});

it('goes by what was typed, wherever and however', () => {
  for (let round = 0; round < ROUNDS; round++) {
    const [copy] = copyOf(TEXT);
    const { editor } = copy;
    for (let step = 0; step < STEPS; step++) {
      const runs: [number, number][] = [];
      editor.state.doc.descendants((node, position) => {
        if (node.isText) runs.push([position, position + node.nodeSize]);
      });
      const [start, end] = runs[random(runs.length)]!;
      const from = start + random(end - start + 1);
      const to = Math.min(end, from + [0, 0, 0, 1, 3][random(5)]!);
      const expected = [...written(copy)];
      const words = random(4) === 0 && to - from < end - start ? '' : ['a', 'b', 'ab', 'ba ', '😀', 'aa'][random(6)]!;
      if ([from, to].some((at) => /[\ud800-\udbff]$/.test(editor.state.doc.textBetween(0, at)))) continue;
      const left = [...editor.state.doc.textBetween(0, from)].length;
      const gone = [...editor.state.doc.textBetween(from, to)].length;
      const tr = words === '' ? editor.state.tr.delete(from, to) : editor.state.tr.insertText(words, from, to);
      if (random(6) === 0 && words !== '') tr.addMark(from, from + words.length, editor.schema.marks.bold!.create());
      editor.view.dispatch(tr);
      expected.splice(left, gone, ...words.toUpperCase());
      expect(written(copy)).toBe(expected.join(''));
    }
    const again = collaborator(3, Y.encodeStateAsUpdate(copy.doc));
    expect(again.editor.getHTML()).toBe(editor.getHTML());
  }
});
