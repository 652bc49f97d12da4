// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { insertMention, matching, mentionAt } from '../src/editor/mention';
import { editorWith } from './editors';

function typed(text: string): string | null {
  const editor = editorWith(`<p>${text}</p>`);
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  return mentionAt(editor.state)?.typed ?? null;
}

describe('a mention', () => {
  it('begins with an @ that begins a word', () => {
    expect(typed('@')).toBe('');
    expect(typed('Please, @lu')).toBe('lu');
    expect(typed('(@Van der W')).toBe('Van der W');
    expect(typed('@رانيا')).toBe('رانيا');
  });

  it('is not in an address, and not after the name was left behind', () => {
    expect(typed('name@example.org')).toBeNull();
    expect(typed('@one two three four five six')).toBeNull();
    expect(typed('@one, and')).toBeNull();
  });

  it('offers those whose names begin so, whatever the accents', () => {
    const members = ['Lucía Quispe', 'Anne-Lise Moe', 'Pieter van Wyk'].map((name) => ({ id: name, name }));
    const names = (text: string) => matching(members, text).map(({ name }) => name);
    expect(names('luc')).toEqual(['Lucía Quispe']);
    expect(names('LÍ')).toEqual(['Anne-Lise Moe']);
    expect(names('wyk p')).toEqual(['Pieter van Wyk']);
    expect(names('uispe')).toEqual([]);
    expect(names('')).toHaveLength(3);
  });

  it('is plain text', () => {
    const editor = editorWith('<p>See @lu</p>');
    editor.commands.setTextSelection(8);
    insertMention(mentionAt(editor.state)!, { id: '1', name: 'Lucía Quispe' })(editor.state, editor.view.dispatch);
    expect(editor.getHTML()).toBe('<p>See @Lucía Quispe </p>');
  });
});
