package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.communique.text.unicode.AdmittedCharacters;
import org.communique.work.Budget;

/** Holds that each word of a file is in the text or in what was left out and listed; what is in neither is listed too. */
final class UnreadText {

    /** Of different words that are looked for once more, each in the whole text. */
    private static final int MOST_LOOKED_FOR = 50;

    /** Longer ones are not looked for in parts. */
    private static final int LONGEST_CUT = 30;

    /** Of words that are listed together. */
    private static final int LINE = 60;

    private UnreadText() {}

    static OfficeFileReader.Read checked(RichText text, LossCollector lossCollector, FileWords source) {
        var normal = CanonicalText.normal(text);
        for (var words : missing(source.toString(), kept(normal), lossCollector.leftOut())) {
            lossCollector.add(ImportLoss.Kind.UNREAD_TEXT, words);
        }
        return new OfficeFileReader.Read(normal, lossCollector.all());
    }

    /** In the order of the source, each once, some together as a list of losses has room for them. */
    static List<String> missing(String source, String kept, String leftOut) {
        Map<String, Integer> inSource = new HashMap<>();
        var order = new ArrayList<String>();
        words(source, word -> {
            if (inSource.merge(word, 1, Integer::sum) == 1) {
                order.add(word);
            }
        });
        Map<String, Integer> wanting = new HashMap<>(inSource);
        words(kept, word -> wanting.computeIfPresent(word, (_, times) -> times - 1));
        words(leftOut, word -> wanting.computeIfPresent(word, (_, times) -> times - 1));
        var missing =
                order.stream().filter(word -> wanting.getOrDefault(word, 0) > 0).toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        var leftOutWords = new HashSet<String>();
        words(leftOut, leftOutWords::add);
        var known = new KnownLetters(letters(kept), letters(leftOut), leftOutWords);
        var looked = missing.size() > MOST_LOOKED_FOR
                ? missing
                : missing.stream()
                        .filter(word -> !known.have(word, inSource.getOrDefault(word, 0)))
                        .toList();
        return together(looked);
    }

    private static String letters(String text) {
        var letters = new StringBuilder();
        words(text, letters::append);
        return letters.toString();
    }

    private static List<String> together(List<String> words) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : words) {
            if (!line.isEmpty() && line.length() + word.length() >= LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** Words may have been joined with others by a change, or cut where a part of them was left out. */
    private static final class KnownLetters {

        private final String kept;
        private final String leftOut;
        private final Set<String> leftOutWords;
        private int looked;

        KnownLetters(String kept, String leftOut, Set<String> leftOutWords) {
            this.kept = kept;
            this.leftOut = leftOut;
            this.leftOutWords = leftOutWords;
        }

        boolean have(String word, int times) {
            return occurrences(word, kept) + occurrences(word, leftOut) >= times || isCut(word);
        }

        private boolean isCut(String word) {
            if (leftOut.isEmpty() || word.length() > LONGEST_CUT) {
                return false;
            }
            for (int first = 0; first < word.length(); first++) {
                for (int last = first + 1; last <= word.length(); last++) {
                    if (leftOutWords.contains(word.substring(first, last))) {
                        Budget.check();
                        if (++looked > MOST_LOOKED_FOR) {
                            return false;
                        }
                        if (kept.contains(word.substring(0, first)) && kept.contains(word.substring(last))) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        private static int occurrences(String word, String letters) {
            int count = 0;
            for (int at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length())) {
                count++;
            }
            return count;
        }
    }

    /** Of letters, digits and the marks on them. */
    private static void words(String text, Consumer<String> each) {
        var admitted = text.lines().map(AdmittedCharacters::of).iterator();
        while (admitted.hasNext()) {
            var line = admitted.next();
            int from = -1;
            for (int at = 0; at < line.length(); ) {
                int c = line.codePointAt(at);
                if (isOfWord(c)) {
                    from = from < 0 ? at : from;
                } else if (from >= 0) {
                    each.accept(line.substring(from, at));
                    from = -1;
                }
                at += Character.charCount(c);
            }
            if (from >= 0) {
                each.accept(line.substring(from));
            }
        }
    }

    private static boolean isOfWord(int c) {
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }

    private static String kept(RichText text) {
        var kept = new StringBuilder();
        var notes = new StringBuilder();
        text.blocks().forEach(block -> add(block, kept, notes));
        return kept.append(notes).toString();
    }

    private static void add(Block block, StringBuilder kept, StringBuilder notes) {
        switch (block) {
            case Paragraph(var content) -> add(content, kept, notes);
            case Heading(var _, var content) -> add(content, kept, notes);
            case Quote(var content) -> content.forEach(inner -> add(inner, kept, notes));
            case BulletList(var items) ->
                items.forEach(item -> item.content().forEach(inner -> add(inner, kept, notes)));
            case OrderedList(var _, var items) ->
                items.forEach(item -> item.content().forEach(inner -> add(inner, kept, notes)));
            case Table(var rows) ->
                rows.forEach(row ->
                        row.cells().forEach(cell -> cell.content().forEach(inner -> add(inner, kept, notes))));
            case Rule() -> {}
        }
    }

    private static void add(List<Inline> content, StringBuilder kept, StringBuilder notes) {
        for (var inline : content) {
            switch (inline) {
                case Text(var words, var _) -> kept.append(words);
                case LineBreak() -> kept.append(' ');
                case Footnote(var note) -> add(note, notes, notes);
            }
        }
        kept.append('\n');
    }
}
