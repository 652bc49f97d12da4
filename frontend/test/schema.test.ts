// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import description from '../schema.json';
import { editorWith, schema } from './editors';

const nodes = description.nodes as Record<string, { content: string; attributes: Record<string, unknown> }>;
const groups = description.groups as Record<string, string[]>;
const marks = description.marks as Record<string, Record<string, unknown>>;

describe('schema', () => {
  it('holds exactly the nodes of schema.json', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual(Object.keys(nodes).sort());
  });

  it.each(Object.keys(nodes))('gives %s the content and attributes of schema.json', (name) => {
    const type = schema.nodes[name]!;
    expect(type.spec.content ?? '').toBe(nodes[name]!.content);
    expect(Object.keys(type.spec.attrs ?? {}).sort()).toEqual(Object.keys(nodes[name]!.attributes).sort());
  });

  it.each(Object.keys(groups))('puts the nodes of schema.json into the group %s', (group) => {
    const members = Object.values(schema.nodes).filter((type) => type.isInGroup(group));
    expect(members.map(({ name }) => name).sort()).toEqual([...groups[group]!].sort());
  });

  it('holds exactly the marks of schema.json', () => {
    const actual = Object.entries(schema.marks).map(([name, { spec }]) => [name, Object.keys(spec.attrs ?? {})]);
    const described = Object.entries(marks).map(([name, attributes]) => [name, Object.keys(attributes)]);
    expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(described));
  });

  it('leaves a text as it is when it goes through HTML', () => {
    const html =
      '<h2 dir="rtl">Title</h2><p>Some <strong>bold</strong> and <em>italic</em> words<span data-footnote="">A note.</span></p>' +
      '<ol start="3" dir="auto"><li><p>third</p></li></ol><blockquote dir="auto"><p dir="ltr">said</p></blockquote>';
    expect(editorWith(html).getHTML()).toBe(html);
  });

  it('draws a link only to web and mail addresses', () => {
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [link] }] };
    expect(editorWith({ type: 'doc', content: [paragraph] }).getHTML()).not.toContain('javascript');
  });
});
