// @vitest-environment jsdom
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBase } from '../src/amendment/base-text';
import { showChanges, ShownChanges } from '../src/amendment/shown-changes';
import { TextComparison } from '../src/amendment/text-comparison';
import { translator } from '../src/shared/texts';
import { collaborator } from './collaborators';

const BLOCKS = 1650;
const KEYS = 30;

/** 200 letters each. */
const paragraph = (number: number) => `Paragraph ${number} ${'of a long text that many organisations write together, '.repeat(4)}`.slice(0, 200);

function longText(): Uint8Array {
  const doc = new Y.Doc();
  const blocks = Array.from({ length: BLOCKS }, (_, number) => {
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText(paragraph(number))]);
    return block;
  });
  doc.getXmlFragment('default').insert(0, blocks);
  return Y.encodeStateAsUpdate(doc);
}

const median = (times: number[]) => times.sort((one, other) => one - other)[times.length >> 1]!;

/** @param rewritten one paragraph in so many is changed before, another one new */
function typeInto(rewritten: number): { compared: number; mapped: number; drawn: number } {
  const base = longText();
  const { editor } = collaborator(2, base, { more: [ShownChanges] });
  const comparison = new TextComparison(readBase(Buffer.from(base).toString('base64'), editor.schema), translator());
  const { type } = ySyncPluginKey.getState(editor.state) as { type: Y.XmlFragment };
  const show = () => showChanges(comparison.marks(type, editor.state.doc))(editor.state, editor.view.dispatch);
  let { tr } = editor.state;
  editor.state.doc.forEach((_node, position, number) => {
    if (number % rewritten !== 0) return;
    tr = tr.replaceWith(tr.mapping.map(position + 20), tr.mapping.map(position + 30), editor.schema.text('other words'));
    if (number % (2 * rewritten) === 0) tr = tr.insert(tr.mapping.map(position), editor.schema.node('paragraph', null, editor.schema.text('New words.')));
  });
  editor.view.dispatch(tr);
  show();
  const [compared, mapped, drawn]: [number[], number[], number[]] = [[], [], []];
  for (let key = 0; key < KEYS; key++) {
    const change = editor.state.tr.insertText('x', Math.floor(editor.state.doc.content.size / 2));
    const begun = performance.now();
    editor.state.apply(change);
    mapped.push(performance.now() - begun);
    editor.view.dispatch(change);
    const then = performance.now();
    const marks = comparison.marks(type, editor.state.doc);
    showChanges(marks)(editor.state, (shown) => editor.state.apply(shown));
    compared.push(performance.now() - then);
    showChanges(marks)(editor.state, editor.view.dispatch);
    drawn.push(performance.now() - then - compared.at(-1)!);
  }
  return { compared: median(compared), mapped: median(mapped), drawn: median(drawn) };
}

it.each([100, 1])('costs little at each key in a text of 330,000 letters of which one paragraph in %s is other', (rewritten) => {
  const { compared, mapped, drawn } = typeInto(rewritten);
  console.info(`1 in ${rewritten}: ${compared.toFixed(1)} ms to compare, ${mapped.toFixed(1)} ms to apply, ${drawn.toFixed(1)} ms to draw`);
  // Some 1 and 6 ms; the limit is for machines that do other things.
  expect(compared).toBeLessThan(100);
}, 60_000);
