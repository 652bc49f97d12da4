// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cleanHtml, tracksChanges } from '../src/paste/clean-paste';
import google from './clipboard/google.html?raw';
import wordOnTheWeb from './clipboard/word-web.html?raw';
import word from './clipboard/word.html?raw';
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

  it('takes Word’s tracked changes as accepted, and knows them', () => {
    const html =
      '<p class=MsoNormal>within <span class=msoDel><del cite="mailto:A" datetime="2026-11-24T10:00">two weeks</del></span>' +
      '<span class=msoIns><ins cite="mailto:A" datetime="2026-11-24T10:00">48 hours</ins></span>.</p>';
    expect(pasted(html)).toBe('<p>within 48 hours.</p>');
    expect(tracksChanges(html)).toBe(true);
    expect(tracksChanges('<p>within <ins>48 hours</ins></p>')).toBe(false);
    expect(tracksChanges(`<p data-pm-slice="1 1 []">${html}</p>`)).toBe(false);
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

  it('spans no more columns and rows than the server takes', () => {
    const html = '<table><tr><td colspan="900" rowspan="0">a</td></tr></table>';
    expect(pasted(html)).toContain('<td colspan="100" rowspan="1"><p>a</p></td>');
  });
});

/** As Word for Windows puts it on the clipboard: conditional comments, its own namespaces, styles in every element. */
const fromWord = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='margin-top:12.0pt'><span lang=EN-US style='font-size:16.0pt'>Safeguards<o:p></o:p></span></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=EN-US>Article&nbsp;24</span></b><span
lang=EN-US> says <i>little</i> <span style='mso-spacerun:yes'>  </span>about <a href="https://example.org/un">courts</a>.</span><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><span style='font-weight:700'>Bold by style</span><ins cite="mailto:A" datetime="2026-01-01"> added</ins><del cite="mailto:A"> removed</del></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>one</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>within one</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>two</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:12pt'><td width=301 valign=top
style='width:225.4pt;border:solid windowtext 1.0pt'><p class=MsoNormal>cell<o:p></o:p></p></td></tr></table>
<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl;unicode-bidi:embed'><span lang=AR-SA dir=RTL>نص</span></p>
<!--EndFragment--></body></html>`;

/** As Google Docs does: a bold that is none around everything, a span with inline style for every run, br between blocks. */
const fromGoogle = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5d0b1e7f-7fff-4f0e">
<h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial;font-weight:400;">What we ask</span></h2>
<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:700;font-style:normal;">Judges</span><span
style="font-size:11pt;font-weight:400;"> authorise, </span><span style="font-style:italic;">always</span><span>.</span></p><br />
<ul style="margin-top:0;margin-bottom:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr"
role="presentation"><span style="font-weight:400">one</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>within one</span></p></li></ul></ul>
<p dir="rtl"><span>نص</span></p></b><br class="Apple-interchange-newline">`;

describe('a page', () => {
  it('from Word comes clean', () => {
    expect(pasted(fromWord)).toBe(
      '<h1 dir="auto">Safeguards</h1>' +
        '<p><strong>Article&nbsp;24</strong> says <em>little</em> about <a rel="noopener noreferrer nofollow" href="https://example.org/un">courts</a>.</p>' +
        '<p><strong>Bold by style</strong> added</p>' +
        '<ul dir="auto"><li><p>one</p><ul dir="auto"><li><p>within one</p></li></ul></li><li><p>two</p></li></ul>' +
        '<div class="table-wrapper"><table><tbody><tr><td colspan="1" rowspan="1"><p>cell</p></td></tr></tbody></table></div>' +
        '<p dir="rtl">نص</p>',
    );
  });

  it('from Google Docs comes clean', () => {
    expect(pasted(fromGoogle)).toBe(
      '<h2 dir="auto">What we ask</h2><p><strong>Judges</strong> authorise, <em>always</em>.</p>' +
        '<ul dir="auto"><li><p>one</p><ul dir="auto"><li><p>within one</p></li></ul></li></ul>' +
        '<p dir="rtl">نص</p>',
    );
  });
});

/** One block of the text a line. */
function blocksOf(html: string): string[] {
  const page = document.createElement('div');
  page.innerHTML = pasted(html);
  return [...page.children].map((block) => block.outerHTML);
}

describe('a whole page', () => {
  it('from Word has its title, numbers, notes, lists and tables, and neither contents nor remarks', () => {
    expect(blocksOf(word)).toEqual([
      '<h1 dir="auto">Joint statement</h1>',
      '<h1 dir="auto">1. Safeguards</h1>',
      '<p>The <strong>Ad&nbsp;Hoc Committee</strong>’s text says “<em>may</em>” where rights need ‘shall’&nbsp;– see below.' +
        '<span data-footnote="">2024 draft, <em>A/AC.291/22</em>; see <a rel="noopener noreferrer nofollow" href="https://example.org/draft">the text</a>.</span>' +
        ' It was scarcely discussed.</p>',
      '<ul dir="auto"><li><p>prior authorisation</p><ul dir="auto"><li><p>by a judge</p></li></ul></li><li><p>notice</p></li></ul>',
      '<ol dir="auto"><li><p>first</p></li><li><p>second</p></li></ol>',
      '<p>An aside.</p>',
      '<ol start="3" dir="auto"><li><p>third</p></li></ol>',
      '<blockquote dir="auto"><p>To be read as a whole.</p></blockquote>',
      '<div class="table-wrapper"><table><tbody><tr><th colspan="2" rowspan="1"><p><strong>Article</strong></p></th></tr>' +
        '<tr><td colspan="1" rowspan="1"><ul dir="auto"><li><p>24</p></li></ul></td>' +
        '<td colspan="1" rowspan="1"><ul dir="auto"><li><p>25</p></li></ul></td></tr></tbody></table></div>',
      '<p dir="rtl">الضمانات</p>',
    ]);
  });

  it('from Word on the web, whose lists have one item each', () => {
    expect(blocksOf(wordOnTheWeb)).toEqual([
      '<h2 dir="auto">What we ask</h2>',
      '<p><strong>States</strong> ought to “act”.</p>',
      '<ul dir="auto"><li><p>one</p><ul dir="auto"><li><p>within one</p></li></ul></li><li><p>two</p></li></ul>',
    ]);
  });

  it('from Google Docs, with links that lead where they say', () => {
    expect(blocksOf(google)).toEqual([
      '<h1 dir="auto">Safeguards</h1>',
      '<p><strong>Article 24</strong> “says” <strong><em>little</em></strong>' +
        '<a rel="noopener noreferrer nofollow" href="https://example.org/un"> of courts</a>.' +
        '<span data-footnote="">See <em>the draft</em>.</span></p>',
      '<ol dir="auto"><li><p>one</p><ol dir="auto"><li><p>within one</p></li></ol></li><li><p>two</p></li></ol>',
      '<div class="table-wrapper"><table><tbody><tr><td colspan="1" rowspan="1"><p>cell</p></td>' +
        '<td colspan="1" rowspan="1"><p></p></td></tr></tbody></table></div>',
      '<p dir="rtl">الضمانات</p>',
    ]);
  });
});

describe('paste', () => {
  it('keeps lines apart, and drops the room made by empty ones', () => {
    expect(pasted('<div>one<br>two<br><div>three</div></div><p>four<br></p><p><br></p><p>five</p><br>')).toBe(
      '<p>one<br>two</p><p>three</p><p>four</p><p>five</p>',
    );
  });

  it('keeps a marker that no list has as words', () => {
    const clause = (marker: string) => `<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp; </span></span>text</p>`;
    expect(pasted(clause('Article 5.'))).toBe('<p>Article 5. text</p>');
    expect(pasted(clause('(a)') + clause('(b)'))).toBe('<ol dir="auto"><li><p>text</p></li><li><p>text</p></li></ol>');
  });

  it('begins another list where another kind or another count begins', () => {
    const item = (marker: string) => `<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${marker}</span>x</p>`;
    expect(pasted(item('·') + item('1.') + item('2.') + item('1.'))).toBe(
      '<ul dir="auto"><li><p>x</p></li></ul><ol dir="auto"><li><p>x</p></li><li><p>x</p></li></ol><ol dir="auto"><li><p>x</p></li></ol>',
    );
  });

  it('makes no link of a file of the writer’s', () => {
    expect(pasted('<p><a href="notes.html">notes</a> <a href="file:///C:/a.docx">a</a></p>')).toBe('<p>notes a</p>');
  });

  it('leaves alone what was copied in an editor like this', () => {
    const html = '<p dir="ltr" data-pm-slice="0 0 []">نص</p>';
    expect(cleanHtml(html)).toBe(html);
  });
});
