// @vitest-environment jsdom
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { initProseMirrorDoc, ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { collaborator, type Collaborator, sync } from './collaborators';

let one: Collaborator;
let other: Collaborator;

beforeEach(async () => {
  [one, other] = [collaborator(1), collaborator(2)];
  await created();
});

/** Tiptap creates an editor's extensions in the next task. */
const created = () => new Promise((done) => setTimeout(done));

const text = '<h1>Title</h1><p>first</p><ul><li><p>a</p></li><li><p>b</p></li></ul><p>middle</p><p>last</p>';

describe('a text that is there before the editor', () => {
  it('is shown, and what is typed then takes nothing away from it', async () => {
    one.editor.commands.setContent(text);
    const late = collaborator(3, Y.encodeStateAsUpdate(one.doc));
    await created();
    expect(late.editor.getJSON()).toEqual(one.editor.getJSON());

    late.editor.commands.insertContentAt(8, 'the ');
    sync(one, late);

    expect(one.editor.getText()).toContain('the first');
    expect(one.editor.getText()).toContain('last');
  });
});

/** The shared document, rendered from scratch. */
const shared = ({ doc, editor }: Collaborator) => initProseMirrorDoc(doc.getXmlFragment('default'), editor.schema).doc;

function positionsOf(doc: DocumentNode, type: string): number[] {
  const positions: number[] = [];
  doc.descendants((node, position) => {
    if (node.type.name === type) positions.push(position);
  });
  return positions;
}

describe('a colleague’s edit', () => {
  it('leaves the nodes alone that it did not change', () => {
    one.editor.commands.setContent(text);
    sync(one, other);
    const before = other.editor.state.doc;
    one.editor.commands.insertContentAt(8, 'the ');
    sync(one, other);
    const after = other.editor.state.doc;
    expect(after.textContent).toContain('the first');
    expect(after.child(0)).toBe(before.child(0));
    expect(after.child(4)).toBe(before.child(4));
    expect(after.child(1)).not.toBe(before.child(1));
  });

  it('changes no more of the document than the block that it is in', () => {
    one.editor.commands.setContent(text);
    sync(one, other);
    const changed: [number, number][] = [];
    other.editor.on('transaction', ({ transaction }) =>
      transaction.mapping.maps.forEach((map) => map.forEach((from, to) => changed.push([from, to]))),
    );
    one.editor.commands.insertContentAt(8, 'the ');
    sync(one, other);
    expect(changed).toEqual([[7, 14]]);
  });

  it('shows what the shared document says, after many edits of both', () => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
    one.editor.commands.setContent(text);
    sync(one, other);
    for (let round = 0; round < 60; round++) {
      for (const { editor } of [one, other]) {
        const blocks = positionsOf(editor.state.doc, 'paragraph');
        const at = blocks[random(blocks.length)]! + 1;
        editor.commands.setTextSelection(at);
        switch (random(5)) {
          case 0:
            editor.commands.insertContentAt(at, `${round} `);
            break;
          case 1:
            editor.commands.splitBlock();
            break;
          case 2:
            editor.commands.toggleBulletList();
            break;
          case 3:
            editor.commands.deleteRange({ from: at, to: Math.min(at + 3, editor.state.doc.content.size) });
            break;
          case 4:
            editor.commands.toggleHeading({ level: 2 });
        }
      }
      if (random(3) === 0) sync(one, other);
    }
    sync(one, other);
    sync(one, other);
    for (const person of [one, other]) {
      expect(person.editor.state.doc.toJSON()).toEqual(shared(person).toJSON());
      const { binding } = ySyncPluginKey.getState(person.editor.state) as { binding: ProsemirrorBinding };
      binding.type.toArray().forEach((type, index) => {
        expect(binding.mapping.get(type)).toBe(person.editor.state.doc.child(index));
      });
    }
  });
});
