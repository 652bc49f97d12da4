package org.communique.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.communique.search.SearchHit.Part;

/**
 * The words that a member looks for: all of them must be there, in any order. A word is also found where it begins a longer one, as its
 * end may not be typed yet. Nothing that is typed has another meaning, and all of it is bounded.
 */
final class SearchWords {

    static final Analyzer ANALYZER = new SearchAnalyzer();

    private static final int MOST_TYPED = 200;
    private static final int MOST_WORDS = 8;
    private static final int MOST_TOKENS = 24;

    /** Of what precedes the words, and of all, in characters. */
    private static final int BEFORE = 60;

    private static final int EXCERPT = 220;

    /** A word as the index has it, and where it is in the text. */
    private record Token(String term, int from, int to) {}

    private record Range(int from, int to) {}

    /** Each of the words, which the index may have in several pieces. */
    private final List<List<String>> words;

    private final String typed;

    private SearchWords(List<List<String>> words, String typed) {
        this.words = words;
        this.typed = typed;
    }

    static SearchWords of(String typed) {
        var begin = typed.length() <= MOST_TYPED ? typed : typed.substring(0, MOST_TYPED);
        int[] left = {MOST_TOKENS};
        var typedWords = Arrays.stream(begin.strip().split("[\\s\\p{Z}\\p{Cc}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        var words = typedWords.stream()
                .map(word -> tokens(word).stream()
                        .map(Token::term)
                        .limit(Math.max(0, left[0]))
                        .toList())
                .filter(terms -> !terms.isEmpty())
                .peek(terms -> left[0] -= terms.size())
                .toList();
        return new SearchWords(words, String.join(" ", typedWords));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** As they were typed, with a space between them. */
    String typed() {
        return typed;
    }

    /** @param heading whose words count for more than those of the text */
    Query query(String heading, String text) {
        if (isEmpty()) {
            return new MatchNoDocsQuery();
        }
        var all = new BooleanQuery.Builder();
        for (var word : words) {
            var anywhere = new BooleanQuery.Builder();
            add(anywhere, heading, word, 4);
            add(anywhere, text, word, 1);
            all.add(anywhere.build(), Occur.MUST);
        }
        return all.build();
    }

    private static void add(BooleanQuery.Builder any, String field, List<String> word, float weight) {
        var last = word.getLast();
        if (word.size() > 1) {
            any.add(new BoostQuery(new PhraseQuery(field, word.toArray(String[]::new)), weight), Occur.SHOULD);
        } else {
            any.add(new BoostQuery(new TermQuery(new Term(field, last)), weight), Occur.SHOULD);
        }
        if (!canGoOn(last)) {
            return;
        }
        var begun = new BooleanQuery.Builder();
        word.stream()
                .limit(word.size() - 1L)
                .forEach(term -> begun.add(new TermQuery(new Term(field, term)), Occur.FILTER));
        begun.add(new BoostQuery(new PrefixQuery(new Term(field, last)), weight / 2), Occur.MUST);
        any.add(begun.build(), Occur.SHOULD);
    }

    /** One letter begins too many words, and numbers and ideographs are whole. */
    private static boolean canGoOn(String term) {
        int first = term.codePointAt(0);
        return term.length() > Character.charCount(first)
                && Character.isLetter(first)
                && !Character.isIdeographic(first);
    }

    /** Whether all of the words are in it. */
    boolean areIn(String text) {
        var tokens = tokens(text);
        return !isEmpty()
                && words.stream()
                        .allMatch(word -> ranges(word, tokens).findAny().isPresent());
    }

    /** The words with some before and after them, or the beginning of the text. */
    List<Part> excerpt(String text) {
        var tokens = tokens(text);
        var found = words.stream()
                .flatMap(word -> ranges(word, tokens))
                .sorted((one, other) -> Integer.compare(one.from(), other.from()))
                .toList();
        int begin = found.isEmpty() ? 0 : begin(text, found.getFirst().from());
        int end = end(text, begin);
        List<Part> parts = new ArrayList<>();
        int at = begin;
        for (var range : found) {
            if (range.from() >= at && range.to() <= end) {
                add(parts, (at == begin && begin > 0 ? "… " : "") + text.substring(at, range.from()), false);
                add(parts, text.substring(range.from(), range.to()), true);
                at = range.to();
            }
        }
        add(parts, text.substring(at, end) + (end < text.length() ? " …" : ""), false);
        return parts;
    }

    private static void add(List<Part> parts, String text, boolean found) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, found));
        }
    }

    private static int begin(String text, int first) {
        if (first <= BEFORE) {
            return 0;
        }
        int gap = text.indexOf(' ', first - BEFORE);
        return gap >= 0 && gap < first ? gap + 1 : first;
    }

    private static int end(String text, int begin) {
        if (text.length() - begin <= EXCERPT) {
            return text.length();
        }
        int gap = text.lastIndexOf(' ', begin + EXCERPT);
        int end = gap > begin + BEFORE ? gap : begin + EXCERPT;
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    private static Stream<Range> ranges(List<String> word, List<Token> tokens) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i + word.size() <= tokens.size(); i++) {
            if (isAt(word, tokens, i)) {
                ranges.add(new Range(
                        tokens.get(i).from(), tokens.get(i + word.size() - 1).to()));
            }
        }
        return ranges.stream();
    }

    private static boolean isAt(List<String> word, List<Token> tokens, int at) {
        int last = word.size() - 1;
        for (int i = 0; i < last; i++) {
            if (!tokens.get(at + i).term().equals(word.get(i))) {
                return false;
            }
        }
        var term = tokens.get(at + last).term();
        return term.equals(word.get(last)) || canGoOn(word.get(last)) && term.startsWith(word.get(last));
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        try (var stream = ANALYZER.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (!term.isEmpty()) {
                    tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }
}
