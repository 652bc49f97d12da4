import { Node, type Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Direction } from './direction';
import { Link } from './link';

/*
 * What a statement's text may hold. The server refuses an update that brings anything else, so a node, a mark or an
 * attribute is added here, in schema.json and on the server together. A test compares schema.json with these types.
 *
 * The text lives in the Yjs XML fragment "default": a node is an XML element of the same name, its attributes that
 * are not null are attributes of that element, and marks are formats of the XML text inside.
 */

const levels = [1, 2, 3, 4] as const;

const StatementHeading = Heading.extend({
  parseHTML() {
    const deeper = [5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: 4 } }));
    return [...(this.parent?.() ?? []), ...deeper];
  },
}).configure({ levels: [...levels] });

/** Its bar stands where its own words begin. */
const Quotation = Blockquote.configure({ HTMLAttributes: { dir: 'auto' } });

const NumberedList = OrderedList.extend({
  addAttributes() {
    return { start: { default: 1, parseHTML: (list: HTMLElement) => (list as HTMLOListElement).start || 1 } };
  },
  renderHTML({ node }) {
    return ['ol', { start: node.attrs.start === 1 ? null : node.attrs.start, dir: node.attrs.dir ?? 'auto' }, 0];
  },
});

const StatementTable = Table.extend({
  renderHTML() {
    return ['div', { class: 'table-wrapper' }, ['table', ['tbody', 0]]];
  },
  addNodeView() {
    return null;
  },
});

/** At most what the server accepts, and not HTML's 0, which means all rows that follow. */
const span = (attribute: 'colSpan' | 'rowSpan', most: number) => ({
  default: 1,
  parseHTML: (cell: HTMLElement) => Math.min(most, Math.max(1, (cell as HTMLTableCellElement)[attribute])),
});

const cellAttributes = {
  colspan: span('colSpan', 100),
  rowspan: span('rowSpan', 1000),
};

const Cell = TableCell.extend({ addAttributes: () => cellAttributes });
const HeaderCell = TableHeader.extend({ addAttributes: () => cellAttributes });

/** A note in the running text: its content is the note, shown as a number (see footnote.ts for its view). */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: 'text*',
  atom: true,
  parseHTML() {
    return [{ tag: 'span[data-footnote]' }];
  },
  renderHTML() {
    return ['span', { 'data-footnote': '' }, 0];
  },
});

export const schemaExtensions: Extensions = [
  Document,
  Paragraph,
  StatementHeading,
  BulletList,
  NumberedList,
  ListItem,
  Quotation,
  StatementTable,
  TableRow,
  HeaderCell,
  Cell,
  HorizontalRule,
  HardBreak,
  Text,
  Bold,
  Italic,
  Link,
  Direction,
];
