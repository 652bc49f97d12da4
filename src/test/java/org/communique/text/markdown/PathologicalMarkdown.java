package org.communique.text.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Markdown of a given number of characters, about, made to be slow to read: by name. */
public final class PathologicalMarkdown {

    private PathologicalMarkdown() {}

    public static Map<String, IntFunction<String>> kinds() {
        Map<String, IntFunction<String>> kinds = new LinkedHashMap<>();
        // What no one means to be slow.
        kinds.put("prose", repeat("States parties shall ensure that words, sentences and paragraphs end. "));
        kinds.put("paragraphs", repeat("States parties shall **ensure** that [this](https://example.org) ends.\n\n"));
        kinds.put("paragraphs of one letter", repeat("a\n\n"));
        kinds.put("lines of one letter", repeat("a\n"));
        kinds.put("lines of one digit", repeat("1\n"));
        kinds.put("lines that could be items", repeat("2. a\n"));
        kinds.put("lines that could be empty items", n -> "a\n" + "+\n".repeat(n / 2));
        kinds.put("lines that could be table heads", repeat("1\n|-\n"));
        kinds.put("empty lines", n -> "- a\n" + "\n".repeat(n) + "b");
        kinds.put("spaces", n -> "a" + " ".repeat(n) + "b");
        kinds.put("lines of spaces", n -> "- ".repeat(60) + "a\n" + " \n".repeat(n / 2));
        kinds.put("tabs", n -> "- a\n" + "\t".repeat(n) + "b");
        kinds.put("hard line breaks", repeat("a\\\n"));
        kinds.put("CR, LF and both", repeat("a\r\nb\rc\n\r\n\n\r"));
        kinds.put("one long word", repeat("a"));
        // Emphasis
        kinds.put("bold runs", repeat("**a** b "));
        kinds.put("bold and italic runs", repeat("**a**_b_"));
        kinds.put("emphasis opened", repeat("*a **b "));
        kinds.put("emphasis closed", repeat("a* b** "));
        kinds.put("emphasis of both signs", repeat("*a _b "));
        kinds.put("emphasis that is removed from the search", n -> "*a **a ".repeat(n / 12) + "b** b*".repeat(n / 12));
        kinds.put("emphasis that fits none", n -> "a**b" + "c* ".repeat(n / 3));
        kinds.put("emphasis nested", n -> "*a ".repeat(n / 6) + "b" + " a*".repeat(n / 6));
        kinds.put("asterisks", n -> "*".repeat(n / 2) + "a" + "*".repeat(n / 2));
        kinds.put("asterisks and underscores", repeat("*_"));
        kinds.put("bold letters", repeat("a**b**"));
        kinds.put("bold brackets", repeat("**[a]** "));
        kinds.put("bold punctuation", repeat("a**(**"));
        kinds.put("bold spaces", repeat("a &#32;**&#32;** "));
        // Brackets
        kinds.put("brackets opened", repeat("["));
        kinds.put("brackets opened and closed", n -> "[".repeat(n / 2) + "]".repeat(n / 2));
        kinds.put("brackets before links", n -> "[".repeat(n / 2) + "[a](b)".repeat(n / 12));
        kinds.put("links after emphasis", n -> "**a** ".repeat(n / 12) + "[a](b)".repeat(n / 12));
        kinds.put("links with emphasis", repeat("**a**[_b_](c)"));
        kinds.put(
                "images around links with emphasis after emphasis",
                n -> "**a** ".repeat(n / 12) + "![[*a*](b_)](c_d)".repeat(n / 34));
        kinds.put("links of addresses after emphasis", n -> "**a** ".repeat(n / 12) + "[<1_@b.c>](d)".repeat(n / 26));
        kinds.put("links like footnotes after emphasis", n -> "**a** ".repeat(n / 12) + "[^a](d)".repeat(n / 14));
        kinds.put("brackets in code before links", n -> "[`]`".repeat(n / 8) + "[a](b)".repeat(n / 12));
        kinds.put("brackets with labels", n -> "[".repeat(n / 5) + "a" + "][b]".repeat(n / 5));
        kinds.put("images opened", repeat("!["));
        kinds.put("images opened and closed", n -> "![".repeat(n / 3) + "a" + "]".repeat(n / 3));
        kinds.put("images nested", n -> "![".repeat(n / 6) + "a" + "](u)".repeat(n / 6));
        kinds.put("links", repeat("[a](http://b.c) "));
        kinds.put("links in bold", repeat("**[a](http://b.c)** "));
        kinds.put("links unfinished", repeat("[a](<b"));
        kinds.put("links with titles unfinished", repeat("[a](b \""));
        kinds.put("links with parentheses", repeat("[a](b"));
        kinds.put("links with relative addresses", repeat("[a](b) "));
        kinds.put("link after spaces", repeat("[a](          "));
        kinds.put("link with a long address", n -> "[a](http://" + "é<".repeat(n / 2) + ")");
        kinds.put(
                "reference links",
                n -> count(n / 12, i -> "[" + i + "] ") + "\n\n" + count(n / 12, i -> "[" + i + "]: u\n"));
        kinds.put("reference link, often", n -> "[a]: http://b.c\n\n" + "[a] ".repeat(n / 4));
        kinds.put("reference link, long", n -> "[a]: http://b.c/" + "d".repeat(n / 2) + "\n\n" + "[a] ".repeat(n / 8));
        kinds.put("definitions", n -> count(n / 12, i -> "[a" + i + "]: http://b\n"));
        kinds.put("definition unfinished", n -> "[\n" + "1\n".repeat(n / 2));
        kinds.put("definition with an endless title", n -> "[a]: b '\n" + "1\n".repeat(n / 2));
        kinds.put("definitions in quotes", n -> count(n / 12, i -> "> [a" + i + "]: b\n\n"));
        // HTML
        kinds.put("angle brackets", repeat("<"));
        kinds.put("angle quotes", repeat("‹"));
        kinds.put("tags", repeat("<b>a</b>"));
        kinds.put("tags unfinished", repeat("<a b='"));
        kinds.put("tags with endless attributes", n -> "<a " + "b c=d ".repeat(n / 6));
        kinds.put("comments unfinished", repeat("a <!-- "));
        kinds.put("comments unfinished at the line's start", repeat("<!--\n\n"));
        kinds.put("declarations unfinished", repeat("a <!A "));
        kinds.put("instructions unfinished", repeat("a <?b "));
        kinds.put("instructions ended by two question marks", n -> "a <?b ".repeat(n / 6) + "??");
        kinds.put("character data unfinished", repeat("a <![CDATA["));
        kinds.put("scripts unfinished", repeat("<script>\n</script \n\n"));
        kinds.put("HTML blocks", repeat("<div>\n*a*\n\n"));
        kinds.put("HTML block, long", n -> "<div>\n" + "<p>a</p>\n".repeat(n / 9));
        kinds.put("HTML block with endless lines", n -> "<pre>\n" + "\n \n".repeat(n / 3));
        kinds.put("addresses", repeat("<http://a.b> "));
        kinds.put("addresses unfinished", repeat("<a@b.c."));
        kinds.put("entities", repeat("&amp;"));
        kinds.put("entities unfinished", repeat("&"));
        kinds.put("entities of digits", repeat("&#123456"));
        kinds.put("backslashes", repeat("\\"));
        kinds.put("backticks of growing lengths", n -> growing("`", n));
        kinds.put("backticks", repeat("`a"));
        kinds.put("backticks alone", repeat("`a``"));
        // Blocks
        kinds.put("quotes nested", repeat("> "));
        kinds.put("quotes nested in each line", repeat("> > > > > > > > > > > > > > > > a\n\n"));
        kinds.put("items nested", repeat("- "));
        kinds.put("items", repeat("- a\n"));
        kinds.put("items, loose", repeat("- a\n\n"));
        kinds.put("items, numbered", repeat("1. a\n"));
        kinds.put("lists", repeat("- a\n\n* b\n\n"));
        kinds.put("items of deepening lists", n -> deepening(n));
        kinds.put("tasks", repeat("- [x] a\n"));
        kinds.put("fences", repeat("```\na\n"));
        kinds.put("fence unfinished", n -> "```\n" + "a\n".repeat(n / 2));
        kinds.put("indented code", repeat("    a\n"));
        kinds.put("rules", repeat("---\n\n"));
        kinds.put("rules of spaces", n -> "- ".repeat(n / 2) + "a");
        kinds.put("headings", repeat("# a\n"));
        kinds.put("headings of number signs", n -> "# " + "# ".repeat(n / 2) + "a");
        kinds.put("headings with underlines", repeat("1\n===\n"));
        kinds.put("underlines", repeat("===\n"));
        kinds.put("heading of many lines", n -> "1\n".repeat(n / 2) + "===\n");
        // Tables
        kinds.put("table, tall", n -> "| a | b |\n|---|---|\n" + "| c | d |\n".repeat(n / 10));
        kinds.put("table, wide", n -> "| a ".repeat(n / 9) + "\n" + "|---".repeat(n / 9) + "\n");
        kinds.put("table of short rows", n -> "|a".repeat(90) + "\n" + "|-".repeat(90) + "\n" + "|b\n".repeat(n / 3));
        kinds.put(
                "table, wide and tall",
                n -> "|a".repeat(n / 8) + "\n" + "|-".repeat(n / 8) + "\n" + "|b\n".repeat(n / 6));
        kinds.put("tables", repeat("|a|b|\n|-|-|\n|c|d|\n\n"));
        kinds.put("bars", repeat("|"));
        // Footnotes
        kinds.put(
                "footnotes",
                n -> count(n / 20, i -> "[^" + i + "] ") + "\n\n" + count(n / 20, i -> "[^" + i + "]: a\n\n"));
        kinds.put("footnotes chained", n -> count(n / 16, i -> "[^" + i + "]: a[^" + (i + 1) + "]\n\n"));
        kinds.put(
                "footnotes chained from the text",
                n -> "a[^0]\n\n" + count(n / 16, i -> "[^" + i + "]: a[^" + (i + 1) + "]\n\n"));
        kinds.put("footnotes nested", n -> count(n / 8, i -> "[^" + i + "]: "));
        kinds.put("footnotes unused", n -> count(n / 12, i -> "[^" + i + "]: a\n\n"));
        kinds.put("footnotes of one name", repeat("[^a]: b\n\n"));
        kinds.put("footnote, often", n -> "[^a] ".repeat(n / 5) + "\n\n[^a]: b\n");
        kinds.put("footnote, long and often", n -> "[^a] ".repeat(n / 10) + "\n\n[^a]: " + "b\\\n    ".repeat(n / 16));
        kinds.put(
                "footnotes in one another",
                n -> "[^a] [^b] ".repeat(n / 20) + "\n\n[^a]: " + "[^b]".repeat(n / 16) + "\n\n[^b]: c\n");
        // Characters
        kinds.put("combining characters", n -> "a" + "\u0301".repeat(n));
        kinds.put("combining characters, unordered", n -> "a" + "\u0301\u0323".repeat(n / 2));
        kinds.put("virama and joiners", n -> "क" + "\u094D\u200D".repeat(n / 2));
        kinds.put("marks and joiners", n -> "م" + "\u064E".repeat(n / 2) + "\u200C\u064E".repeat(n / 4));
        kinds.put("bidirectional controls", repeat("\u202Ea\u202C"));
        kinds.put("invisible characters", repeat("\u200B"));
        kinds.put("emoji", repeat("👩\u200D"));
        kinds.put("flags", repeat("🇪🇺"));
        kinds.put("surrogates", repeat("\uD83D"));
        kinds.put("Chinese", repeat("日本語"));
        kinds.put("Thai", repeat("ภาษาไทย"));
        kinds.put("Hebrew", repeat("שלום "));
        // Front matter
        kinds.put("front matter", n -> "---\na: b\n" + "c: d\n".repeat(n / 5) + "---\na\n");
        kinds.put("front matter unfinished", n -> "---\na: b\n" + "- c\r\n".repeat(n / 5));
        kinds.put("front matter of form feeds", n -> "---\na: b\n" + "a: b\f".repeat(n / 5));
        kinds.put("front matter of empty lines", n -> "---\na: b\n" + "\r\n".repeat(n / 2));
        kinds.put("front matter with a long key", n -> "---\n" + "a".repeat(n));
        return kinds;
    }

    private static IntFunction<String> repeat(String part) {
        return size -> part.repeat(Math.max(1, size / part.length()));
    }

    private static String count(int times, IntFunction<String> part) {
        return IntStream.range(0, Math.max(1, times)).mapToObj(part).collect(Collectors.joining());
    }

    private static String growing(String sign, int size) {
        var text = new StringBuilder();
        for (int i = 1; text.length() < size; i++) {
            text.append(sign.repeat(i)).append('a');
        }
        return text.toString();
    }

    private static String deepening(int size) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < size; i = (i + 1) % 60) {
            text.append("  ".repeat(i)).append("- a\n");
        }
        return text.toString();
    }
}
