// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { StatementCollaboration } from '../src/collaboration/collaboration-extension';
import { authorsIn, peopleIn } from '../src/collaboration/people';
import { presenceIn } from '../src/collaboration/presence';
import { remoteCarets } from '../src/collaboration/remote-carets';
import { Footnote, schemaExtensions } from '../src/editor/schema';
import { collaborator } from './collaborators';
import { forThisTest } from './editors';

const place = { tname: 'default', assoc: 0 };
const user = { name: 'Mallory', color: '#1d4ed8', memberId: 'm' };

/** What a peer might say, none of which is a caret. */
const hostile: unknown[] = [
  { cursor: { anchor: null, head: null } },
  { cursor: 'abc' },
  { cursor: 5 },
  { cursor: [] },
  { cursor: { anchor: place } },
  { cursor: { anchor: {}, head: {} } },
  { cursor: { anchor: place, head: { item: { client: 1, clock: 0.5 } } } },
  { cursor: { anchor: place, head: { item: { client: 1, clock: -1 } } } },
  { cursor: { anchor: place, head: { item: { client: 9, clock: -1 } } } },
  { cursor: { anchor: place, head: { type: 'x' } } },
  { cursor: { anchor: place, head: { tname: 'elsewhere' } } },
  { cursor: { anchor: place, head: { tname: 'default', assoc: 'x' } } },
  { cursor: { anchor: place, head: place }, user: { name: 5, color: ['#aabbcc'] } },
  { cursor: { anchor: place, head: place }, user: 'x' },
  { user: { name: {}, color: 3, memberId: [] } },
  5,
  'text',
  true,
  [],
];

const awarenesses: Awareness[] = [];
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => {
  vi.restoreAllMocks();
  awarenesses.splice(0).forEach((awareness) => awareness.destroy());
});

function editorIn(doc: Y.Doc, failed: () => void) {
  const awareness = new Awareness(doc);
  awarenesses.push(awareness);
  const editor = forThisTest(
    new Editor({
      element: document.body.appendChild(document.createElement('div')),
      extensions: [
        ...schemaExtensions,
        Footnote,
        StatementCollaboration.configure({ document: doc, field: 'default', failed }),
        remoteCarets({ awareness }, { name: 'Amina', color: '#0b6e4f' }),
      ],
    }),
  );
  return { editor, awareness };
}

function draft(): Y.Doc {
  const one = collaborator(1);
  one.editor.commands.setContent('<p>first</p><p>last</p>');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(one.doc));
  return doc;
}

const soon = () => new Promise((done) => setTimeout(done, 5));

describe('what a peer says of itself', () => {
  it.each(hostile.map((state) => [JSON.stringify(state), state]))('neither empties nor breaks the editor: %s', async (_name, state) => {
    const doc = new Y.Doc();
    const failed = vi.fn();
    const { editor, awareness } = editorIn(doc, failed);
    awareness.states.set(77, state as Record<string, unknown>);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(draft()));
    awareness.emit('change', [{ added: [77], updated: [], removed: [] }, 'remote']);
    await soon();

    expect(editor.getText()).toBe('first\n\nlast');
    editor.commands.insertContentAt(1, 'x');
    expect(doc.getXmlFragment('default').toString()).toBe('<paragraph>xfirst</paragraph><paragraph>last</paragraph>');
    expect(failed).not.toHaveBeenCalled();
    expect(() => peopleIn(awareness)).not.toThrow();
    expect(() => authorsIn(awareness, 'a')).not.toThrow();
    expect([...doc.share.keys()]).toEqual(['default']);
  });

  it('shows a caret with its name', async () => {
    const doc = draft();
    const { editor, awareness } = editorIn(doc, () => {});
    awareness.states.set(77, { user, cursor: { anchor: place, head: place } });
    awareness.emit('change', [{ added: [77], updated: [], removed: [] }, 'remote']);
    await vi.waitFor(() => expect(editor.view.dom.querySelector('.caret')?.textContent).toBe('Mallory'));
    expect(peopleIn(awareness).map(({ id, name }) => [id, name])).toContainEqual(['m', 'Mallory']);
  });

  it('is read once, with what our editor sends', () => {
    const paragraph = draft().getXmlFragment('default').get(0);
    const anchor = Y.createRelativePositionFromTypeIndex(paragraph, 0);
    const state = { user: { ...user, more: 1 }, cursor: { anchor, head: JSON.parse(JSON.stringify(anchor)) as unknown } };
    expect(presenceIn(state)).toEqual({ user, cursor: state.cursor });
    expect(presenceIn(state)).toBe(presenceIn(state));
    expect(presenceIn(null)).toEqual({ user: {}, cursor: null });
  });
});
