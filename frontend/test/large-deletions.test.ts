// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { confirmLargeDeletions } from '../src/editor/large-deletions';
import { collaborator, type Collaborator, sync } from './collaborators';

const paragraphs = (count: number) => Array.from({ length: count }, (_, i) => `<p>${'word '.repeat(20)}${i}</p>`).join('');

let time = 0;
let asked: { confirm: () => void; decline: () => void }[];
let author: Collaborator;

beforeEach(() => {
  time = 10_000;
  asked = [];
  author = collaborator(1);
});

function opens(text: string): Collaborator {
  author.editor.commands.setContent(text);
  const more = [confirmLargeDeletions((confirm, decline) => asked.push({ confirm, decline }), () => time)];
  return collaborator(2, Y.encodeStateAsUpdate(author.doc), { more });
}

const soon = () => new Promise((done) => setTimeout(done));
const clear = ({ editor }: Collaborator) => editor.chain().selectAll().deleteSelection().run();

describe('a deletion of most of a long draft', () => {
  it('is held at once after it was opened, and done when the person says so', async () => {
    const one = opens(paragraphs(30));
    const before = one.editor.getText();
    clear(one);
    await soon();
    expect(one.editor.getText()).toBe(before);
    expect(asked).toHaveLength(1);

    asked[0]!.confirm();

    expect(one.editor.getText()).toBe('');
    sync(one, author);
    expect(author.editor.getText()).toBe('');
  });

  it('is forgotten when the person declines, and held again', async () => {
    const one = opens(paragraphs(30));
    const before = one.editor.getText();
    clear(one);
    await soon();
    asked[0]!.decline();
    expect(one.editor.getText()).toBe(before);
    clear(one);
    await soon();
    expect(asked).toHaveLength(2);
    expect(one.editor.getText()).toBe(before);
  });

  it('leaves alone what others wrote before the person said so', async () => {
    const one = opens(paragraphs(30) + '<p>the end</p>');
    one.editor.commands.deleteRange({ from: 1, to: one.editor.state.doc.content.size - 10 });
    await soon();
    author.editor.commands.insertContentAt(author.editor.state.doc.content.size - 1, ' of it');
    sync(author, one);
    asked[0]!.confirm();
    expect(one.editor.getText()).toContain('the end of it');
    expect(one.editor.getText()).not.toContain('word');
  });

  it('is held after the text was brought in, too', async () => {
    const one = opens('<p>short</p>');
    time += 60_000;
    author.editor.commands.setContent(paragraphs(30));
    sync(author, one);
    clear(one);
    await soon();
    expect(asked).toHaveLength(1);
  });

  it.each<[string, string, number, (one: Collaborator) => void]>([
    ['later', paragraphs(30), 1001, clear],
    ['in a short draft', paragraphs(5), 0, clear],
    ['of less than half', paragraphs(30), 0, ({ editor }) => editor.commands.deleteRange({ from: 1, to: 1000 })],
    ['never made: a word', paragraphs(30), 0, ({ editor }) => editor.commands.insertContentAt(1, 'word')],
  ])('is not held %s', async (_when, text, later, edit) => {
    const one = opens(text);
    const before = one.editor.getText();
    time += later;
    edit(one);
    await soon();
    expect(asked).toEqual([]);
    expect(one.editor.getText()).not.toBe(before);
  });

  it('by others is not held', async () => {
    const one = opens(paragraphs(30));
    author.editor.commands.clearContent();
    sync(author, one);
    await soon();
    expect(asked).toEqual([]);
    expect(one.editor.getText()).toBe('');
  });
});
