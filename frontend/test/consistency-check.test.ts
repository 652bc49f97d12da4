// @vitest-environment jsdom
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { textOfNodes, textOfShared } from '../src/collaboration/visible-text';
import { collaborator, type Collaborator, sync } from './collaborators';

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

const text = '<h1>Title</h1><p>first</p><ul><li><p>a</p></li></ul><p>last</p>';
const xml = ({ doc }: Collaborator) => doc.getXmlFragment('default').toString();

function draft(): Collaborator {
  const one = collaborator(1);
  one.editor.commands.setContent(text);
  return one;
}

/** Throws where it is told to. */
function trap(where: (shared: boolean) => 'apply' | 'draw' | 'view' | null) {
  return Extension.create({
    name: 'trap',
    addProseMirrorPlugins: () => [
      new Plugin({
        state: {
          init: () => null,
          apply: (tr) => {
            if (where(tr.getMeta(ySyncPluginKey) !== undefined) === 'apply') throw new TypeError('trap');
            return null;
          },
        },
        props: {
          decorations: ({ doc }) =>
            DecorationSet.create(doc, [
              Decoration.widget(0, () => {
                if (where(true) === 'draw') throw new TypeError('trap');
                return document.createElement('i');
              }, { key: String(Math.random()) }),
            ]),
        },
        view: () => ({
          update: () => {
            if (where(true) === 'view') throw new TypeError('trap');
          },
        }),
      }),
    ],
  });
}

describe('an editor that cannot draw', () => {
  it('the text when it opens never writes', async () => {
    const one = draft();
    const before = xml(one);
    const failed = vi.fn();
    const late = collaborator(3, Y.encodeStateAsUpdate(one.doc), { failed, more: [trap((shared) => (shared ? 'apply' : null))] });
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());

    expect(() => late.editor.commands.insertContent('x')).not.toThrow();
    late.editor.commands.setContent('<p>nothing</p>');
    late.editor.commands.undo();

    expect(xml(late)).toBe(before);
  });

  it.each(['apply', 'draw', 'view'] as const)('a colleague’s edit (%s) never writes', async (place) => {
    let trapped = false;
    const failed = vi.fn();
    const one = draft();
    const other = collaborator(2, Y.encodeStateAsUpdate(one.doc), {
      failed,
      more: [trap((shared) => (trapped && shared ? place : null))],
    });
    other.editor.commands.insertContentAt(1, 'mine ');
    one.editor.commands.setContent('<p>all is new</p>');
    trapped = true;
    try {
      sync(one, other);
    } catch {
      // Yjs passes it on.
    }
    trapped = false;
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
    const before = xml(other);

    other.editor.commands.insertContentAt(1, 'x');
    other.editor.commands.setTextSelection(1);
    other.editor.commands.undo();

    expect(xml(other)).toBe(before);
    expect(before).toContain('all is new');
  });

  it('goes on when rendering again helps', () => {
    let once = true;
    const failed = vi.fn();
    const one = draft();
    const other = collaborator(2, Y.encodeStateAsUpdate(one.doc), {
      failed,
      more: [trap((shared) => (shared && once && ((once = false), true) ? 'apply' : null))],
    });
    other.editor.commands.insertContentAt(1, 'x');
    expect(failed).not.toHaveBeenCalled();
    expect(xml(other)).toContain('xTitle');
  });

  it('does not end for a command that fails by itself', () => {
    const one = draft();
    expect(() => one.editor.view.dispatch(one.editor.state.tr.insertText('x', 900))).toThrow();
    one.editor.commands.insertContentAt(1, 'x');
    expect(xml(one)).toContain('xTitle');
  });

  it('does not let a shared document get stuck when a selection cannot be kept', () => {
    const one = draft();
    const { binding } = ySyncPluginKey.getState(one.editor.state);
    vi.spyOn(one.editor.state.selection, 'anchor', 'get').mockImplementation(() => {
      throw new Error('trap');
    });
    const other = collaborator(2, Y.encodeStateAsUpdate(one.doc));
    other.editor.commands.insertContentAt(1, 'x');
    sync(one, other);
    expect(binding.doc._transaction).toBeNull();
    expect(xml(one)).toContain('xTitle');
  });

  it('stops when a key was not written', async () => {
    const failed = vi.fn();
    const one = collaborator(1, Y.encodeStateAsUpdate(draft().doc), { failed });
    const before = xml(one);
    for (const edit of ['insert', 'applyDelta'] as const) vi.spyOn(Y.XmlText.prototype, edit).mockImplementation(() => {});
    one.editor.commands.insertContentAt(1, 'x');
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
    expect(xml(one)).toBe(before);
  });

  it.each([1, 8, 19])('stops when something else than a key at %s was changed in the shared document', async (place) => {
    const failed = vi.fn();
    const one = collaborator(1, Y.encodeStateAsUpdate(draft().doc), { failed });
    const { binding } = ySyncPluginKey.getState(one.editor.state);
    const written = binding._prosemirrorChanged;
    binding._prosemirrorChanged = (doc: unknown) => {
      written(doc);
      binding.type.delete(1, 1);
    };
    const sent = vi.fn();
    one.doc.on('update', sent);
    one.editor.commands.insertContentAt(place, 'x');
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
    expect(sent).not.toHaveBeenCalled();
  });

  it('stops when the view was emptied behind the shared document’s back', async () => {
    const failed = vi.fn();
    const one = collaborator(1, Y.encodeStateAsUpdate(draft().doc), { failed });
    const before = xml(one);
    const { state, view } = one.editor;
    view.updateState(state.apply(state.tr.delete(0, state.doc.content.size).setMeta(ySyncPluginKey, { snapshot: {} })));
    view.updateState(view.state.apply(view.state.tr.setMeta(ySyncPluginKey, { snapshot: null })));
    one.editor.commands.insertContent('x');
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
    expect(xml(one)).toBe(before);
  });
});

describe('what concurrent edits have left incomplete', () => {
  const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
    const made = new Y.XmlElement(name);
    made.insert(0, children);
    return made;
  };
  const words = (said: string) => new Y.XmlText(said);

  it.each<[string, () => Y.XmlElement]>([
    ['an empty list', () => element('bulletList')],
    ['an empty quote', () => element('blockquote')],
    ['a list item that begins with a heading', () => element('bulletList', element('listItem', element('heading', words('in'))))],
    ['a table without rows', () => element('table')],
    ['a table with an empty row', () => element('table', element('tableRow'))],
    [
      'a table with rows of different lengths',
      () =>
        element(
          'table',
          element('tableRow', element('tableCell', element('paragraph', words('in'))), element('tableCell')),
          element('tableRow', element('tableHeader')),
        ),
    ],
    ['two texts side by side', () => element('paragraph', words('in'), words('side'))],
  ])('is shown and left alone: %s', (_name, made) => {
    const doc = new Y.Doc();
    doc.getXmlFragment('default').insert(0, [element('paragraph', words('one')), made(), element('paragraph', words('two'))]);
    const failed = vi.fn();
    const one = collaborator(1, Y.encodeStateAsUpdate(doc), { failed });
    expect(xml(one)).toBe(doc.getXmlFragment('default').toString());
    expect(textOfNodes(one.editor.state.doc.children)).toBe(textOfShared(doc.getXmlFragment('default').toArray()));

    one.editor.commands.insertContentAt(1, 'x');

    expect(failed).not.toHaveBeenCalled();
    const expected = new Y.Doc();
    Y.applyUpdate(expected, Y.encodeStateAsUpdate(doc));
    const first = (expected.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    first.insert(0, 'x');
    expect(textOfShared(one.doc.getXmlFragment('default').toArray())).toBe(
      textOfShared(expected.getXmlFragment('default').toArray()),
    );
  });

  it('does not make the editor write widths of columns, which the server refuses', () => {
    const doc = new Y.Doc();
    const cell = element('tableCell', element('paragraph', words('in')));
    cell.setAttribute('colspan', 4 as never);
    cell.setAttribute('colwidth', [100, null] as never);
    const wide = element('tableCell', element('paragraph'));
    wide.setAttribute('colspan', 4 as never);
    wide.setAttribute('colwidth', [0, 0, 0, 100] as never);
    doc.getXmlFragment('default').insert(0, [element('table', element('tableRow', cell), element('tableRow', wide))]);
    const one = collaborator(1, Y.encodeStateAsUpdate(doc));
    const written = vi.spyOn(Y.XmlElement.prototype, 'setAttribute');
    one.editor.commands.insertContentAt(4, 'x');
    expect(xml(one)).toContain('xin');
    expect(written).not.toHaveBeenCalledWith('colwidth', expect.anything());
  });

  it('keeps the editor from writing when it cannot be shown', async () => {
    const doc = new Y.Doc();
    doc.getXmlFragment('default').insert(0, [element('paragraph', words('one')), element('video')]);
    const failed = vi.fn();
    const one = collaborator(1, Y.encodeStateAsUpdate(doc), { failed });
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
    one.editor.commands.insertContent('x');
    expect(xml(one)).toBe('<paragraph>one</paragraph><video></video>');
  });

  it('joins texts that two people began in one paragraph, once', () => {
    const [one, other] = [collaborator(1), collaborator(2)];
    one.editor.commands.setContent('<p></p><p>last</p>');
    sync(one, other);
    one.editor.commands.insertContentAt(1, 'aa');
    other.editor.commands.insertContentAt(1, 'bb');
    sync(one, other);
    sync(one, other);
    one.editor.commands.insertContentAt(1, 'c');
    other.editor.commands.insertContentAt(1, 'd');
    sync(one, other);
    sync(one, other);
    expect(one.editor.getText()).toBe(other.editor.getText());
    expect([...one.editor.state.doc.firstChild!.textContent].sort().join('')).toBe('aabbcd');
  });
});
