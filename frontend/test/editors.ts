import { Editor, getSchema, type JSONContent } from '@tiptap/core';
import { afterEach } from 'vitest';
import { Footnote, schemaExtensions } from '../src/editor/schema';

export const schema = getSchema([...schemaExtensions, Footnote]);

const editors: Editor[] = [];

// A view looks at its page after a while, which is gone once the tests of a file are done.
afterEach(() => editors.splice(0).forEach((editor) => editor.destroy()));

/** Ends the editor with the test. */
export function forThisTest(editor: Editor): Editor {
  editors.push(editor);
  return editor;
}

/** An editor without a room: the schema's extensions on a local document. */
export function editorWith(content: string | JSONContent): Editor {
  return forThisTest(
    new Editor({ element: document.createElement('div'), extensions: [...schemaExtensions, Footnote], content }),
  );
}

export function selectText(editor: Editor, text: string): void {
  editor.state.doc.descendants((node, position) => {
    const at = node.isText ? node.text!.indexOf(text) : -1;
    if (at >= 0) editor.commands.setTextSelection({ from: position + at, to: position + at + text.length });
  });
}
