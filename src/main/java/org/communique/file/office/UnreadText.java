package org.communique.file.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.communique.text.unicode.AdmittedCharacters;
import org.communique.work.Budget;

/** Holds that each word of a file is in the text or in what was left out and listed; what is in neither is listed too. */
final class UnreadText {

    /** Of different words for which an explanation is looked for. */
    private static final int MOST_EXPLAINED = 200;

    /** Longer ones have none. */
    private static final int LONGEST_EXPLAINED = 60;

    /** That were made in one word. */
    private static final int MOST_CUTS = 6;

    /** Of the parts of one word. */
    private static final int MOST_TRIED = 20_000;

    /** Of words that are listed together. */
    private static final int LINE = 60;

    private UnreadText() {}

    static OfficeFileReader.Read checked(RichText text, LossCollector lossCollector, FileWords source) {
        var normal = CanonicalText.normal(text);
        missing(source.toString(), kept(normal) + "\n" + lossCollector.leftOut())
                .forEach(lossCollector::addUnread);
        return new OfficeFileReader.Read(normal, lossCollector.all());
    }

    /** In the order of the source, each once, some together as a list of losses has room for them. */
    static List<String> missing(String source, String known) {
        Map<String, Integer> wanting = new LinkedHashMap<>();
        words(source, word -> wanting.merge(word, 1, Integer::sum));
        words(known, word -> wanting.merge(word, -1, Integer::sum));
        var missing = new ArrayList<String>();
        var made = new HashSet<String>();
        wanting.forEach((word, times) -> {
            if (times > 0) {
                missing.add(word);
            } else if (times < 0) {
                made.add(word);
            }
        });
        if (missing.isEmpty()) {
            return List.of();
        }
        var joined = String.join("\n", made);
        var explained = new HashSet<String>();
        missing.stream()
                .limit(MOST_EXPLAINED)
                .filter(word -> isJoinedOrCut(word, made, joined))
                .forEach(explained::add);
        missing.removeAll(explained);
        return together(missing);
    }

    /** Whether a change joined it with others, or it was cut where a part of it was left out: by words that the source does not have. */
    private static boolean isJoinedOrCut(String word, Set<String> made, String joined) {
        Budget.check();
        if (word.length() > LONGEST_EXPLAINED) {
            return false;
        }
        var reached = new boolean[word.length() + 1];
        reached[0] = true;
        for (int to = 1; to <= word.length(); to++) {
            for (int from = 0; from < to && !reached[to]; from++) {
                reached[to] = reached[from] && made.contains(word.substring(from, to));
            }
        }
        return reached[word.length()] || joined.contains(word) || isCutInside(word, made);
    }

    /** Whether it is such a word once others are taken out of it. */
    private static boolean isCutInside(String word, Set<String> made) {
        return isCutInside(word, made, MOST_CUTS, new int[] {MOST_TRIED});
    }

    private static boolean isCutInside(String word, Set<String> made, int cuts, int[] left) {
        for (int from = 0; from < word.length(); from++) {
            for (int to = from + 1; to <= word.length() && left[0]-- > 0; to++) {
                if (made.contains(word.substring(from, to))) {
                    var rest = word.substring(0, from) + word.substring(to);
                    if (made.contains(rest) || cuts > 1 && isCutInside(rest, made, cuts - 1, left)) {
                        return true;
                    }
                }
            }
        }
        return false;
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

    /** Of letters, digits and the marks on them; where words are not separated by spaces, each letter. */
    private static void words(String text, Consumer<String> each) {
        var admitted = text.lines().map(AdmittedCharacters::of).iterator();
        while (admitted.hasNext()) {
            var line = admitted.next();
            int from = -1;
            for (int at = 0; at < line.length(); ) {
                int c = line.codePointAt(at);
                if (standsAlone(c)) {
                    if (from >= 0) {
                        each.accept(line.substring(from, at));
                        from = -1;
                    }
                    each.accept(Character.toString(c));
                } else if (isOfWord(c)) {
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

    private static boolean standsAlone(int c) {
        return Character.isIdeographic(c)
                || switch (Character.UnicodeScript.of(c)) {
                    case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetterOrDigit(c);
                    default -> false;
                };
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
