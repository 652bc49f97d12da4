// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cleanHtml } from '../src/paste';
import { editorWith } from './editors';

/** What is left of pasted HTML once the schema has taken its part. */
const pasted = (html: string) => editorWith(cleanHtml(html)).getHTML();

describe('paste', () => {
  it('makes real lists of Word’s paragraphs', () => {
    const item = (level: number, marker: string, text: string) =>
      `<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]>` +
      `<span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
    const html = `<style>p{color:red}</style>${item(1, '1.', 'one')}${item(2, 'a.', 'deeper')}${item(1, '2.', 'two')}<p class=MsoNormal>after</p>`;
    expect(pasted(html)).toBe(
      '<ol dir="auto"><li><p>one</p><ol dir="auto"><li><p>deeper</p></li></ol></li><li><p>two</p></li></ol><p>after</p>',
    );
  });

  it('makes bulleted lists of Word’s symbols', () => {
    const html = `<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·</span>one</p>`;
    expect(pasted(html)).toBe('<ul dir="auto"><li><p>one</p></li></ul>');
  });

  it('makes footnotes of Word’s notes', () => {
    const html =
      '<p>Text<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> goes on.</p>' +
      '<div><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1"><span>[1]</span></a> The note.</p></div></div>';
    expect(pasted(html)).toBe('<p>Text<span data-footnote="">The note.</span> goes on.</p>');
  });

  it('makes footnotes of Google’s notes', () => {
    const html =
      '<p>Text<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> goes on.</p>' +
      '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> The note.</p></div>';
    expect(pasted(html)).toBe('<p>Text<span data-footnote="">The note.</span> goes on.</p>');
  });

  it('does not take Google’s wrapper for bold, and keeps its bold and italic', () => {
    const html =
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:400">plain </span>' +
      '<span style="font-weight:700">bold</span><span style="font-style:italic"> slanted</span></p></b>';
    expect(pasted(html)).toBe('<p>plain <strong>bold</strong><em> slanted</em></p>');
  });

  it('drops what the schema lacks and keeps its text', () => {
    const html =
      '<h6 style="color:red" class="x">Deep</h6><p><u>under</u> <font color="red">red</font> <code>code</code>' +
      '<img src="https://example.org/x.png" onerror="alert(1)"><script>alert(1)</script></p>' +
      '<p><a href="javascript:alert(1)">bad</a> <a href="https://example.org" onclick="x()" target="_blank">good</a></p>';
    expect(pasted(html)).toBe(
      '<h4 dir="auto">Deep</h4><p>under red code</p>' +
        '<p>bad <a rel="noopener noreferrer nofollow" href="https://example.org">good</a></p>',
    );
  });

  it('keeps tables without their widths and colours', () => {
    const html = '<table border=1><tr><td width=90 colspan="2" style="background:red">a</td></tr></table>';
    expect(pasted(html)).toContain('<td colspan="2" rowspan="1"><p>a</p></td>');
  });
});
