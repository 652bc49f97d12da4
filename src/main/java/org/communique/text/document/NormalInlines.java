package org.communique.text.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.Text;
import org.communique.text.unicode.AdmittedCharacters;
import org.communique.text.unicode.LinkAddress;

/** The {@link NormalForm} of the content of one block. */
public final class NormalInlines {

    private NormalInlines() {}

    static List<Inline> withLineBreaks(List<Inline> content) {
        var normal = new ArrayList<Inline>();
        var line = new ArrayList<Inline>();
        for (var inline : content) {
            if (inline instanceof LineBreak) {
                normal.addAll(line(line));
                normal.add(inline);
                line.clear();
            } else {
                line.add(inline);
            }
        }
        normal.addAll(line(line));
        return withoutOuterBreaks(normal);
    }

    static List<Inline> onOneLine(List<Inline> content) {
        return line(content.stream()
                .map(inline -> inline instanceof LineBreak ? Text.plain(" ") : inline)
                .toList());
    }

    private static List<Inline> withoutOuterBreaks(List<Inline> inlines) {
        int from = 0;
        int to = inlines.size();
        while (from < to && inlines.get(from) instanceof LineBreak) {
            from++;
        }
        while (to > from && inlines.get(to - 1) instanceof LineBreak) {
            to--;
        }
        return List.copyOf(inlines.subList(from, to));
    }

    private static List<Inline> line(List<Inline> content) {
        var clean = cleaned(cleaned(content.stream().map(NormalInlines::inside).toList()));
        return merged(withMarksOffSpaces(withSingleSpaces(clean)));
    }

    /** Footnotes hold one line and no footnotes; a nested one becomes a bracketed remark. */
    private static Inline inside(Inline inline) {
        return switch (inline) {
            case Footnote(var content) -> {
                var flat = new ArrayList<Inline>();
                addWithoutFootnotes(content, flat);
                yield new Footnote(onOneLine(flat));
            }
            case Text(var text, var marks) -> new Text(text, normalMarks(marks));
            case LineBreak() -> inline;
        };
    }

    private static void addWithoutFootnotes(List<Inline> content, List<Inline> flat) {
        for (var inline : content) {
            if (inline instanceof Footnote(var nested)) {
                flat.add(Text.plain(" ("));
                addWithoutFootnotes(nested, flat);
                flat.add(Text.plain(")"));
            } else {
                flat.add(inline);
            }
        }
    }

    private static Set<Mark> normalMarks(Set<Mark> marks) {
        var normal = new HashSet<Mark>();
        marks.stream().filter(mark -> !(mark instanceof Link)).forEach(normal::add);
        marks.stream()
                .flatMap(mark -> mark instanceof Link(var href) ? LinkAddress.of(href).stream() : null)
                .min(Comparator.naturalOrder())
                .ifPresent(href -> normal.add(new Link(href)));
        return Set.copyOf(normal);
    }

    private static List<Inline> cleaned(List<Inline> content) {
        return merged(content).stream()
                .map(inline -> inline instanceof Text(var text, var marks)
                        ? new Text(AdmittedCharacters.of(text), marks)
                        : inline)
                .toList();
    }

    private static List<Inline> merged(List<Inline> content) {
        var merged = new ArrayList<Inline>();
        var letters = new StringBuilder();
        Set<Mark> marks = Set.of();
        for (var inline : content) {
            switch (inline) {
                case Text(var text, var own)
                when !text.isEmpty() -> {
                    if (!own.equals(marks)) {
                        end(letters, marks, merged);
                        marks = own;
                    }
                    letters.append(text);
                }
                case Text _ -> {}
                case Footnote(var note) when note.isEmpty() -> {}
                default -> {
                    end(letters, marks, merged);
                    merged.add(inline);
                }
            }
        }
        end(letters, marks, merged);
        return merged;
    }

    private static void end(StringBuilder letters, Set<Mark> marks, List<Inline> merged) {
        if (!letters.isEmpty()) {
            merged.add(new Text(letters.toString(), marks));
            letters.setLength(0);
        }
    }

    /** No space at the edges of the line, nor two in a row across runs. */
    private static List<Inline> withSingleSpaces(List<Inline> line) {
        var result = new ArrayList<Inline>();
        boolean afterSpace = true;
        boolean start = true;
        for (var inline : merged(line)) {
            if (inline instanceof Text(var text, var marks)) {
                var rest = start ? text.substring(leadingSpaces(text)) : text;
                if (afterSpace && rest.startsWith(" ")) {
                    rest = rest.substring(1);
                }
                if (rest.isEmpty()) {
                    continue;
                }
                result.add(new Text(rest, marks));
                afterSpace = rest.endsWith(" ");
            } else {
                result.add(inline);
                afterSpace = false;
            }
            start = false;
        }
        while (!result.isEmpty() && result.getLast() instanceof Text(var text, var marks)) {
            var rest = text.substring(0, trailingSpaces(text));
            result.removeLast();
            if (!rest.isEmpty()) {
                result.add(new Text(rest, marks));
                break;
            }
        }
        return result;
    }

    /** Emphasis in CommonMark neither begins nor ends at a space, so a space where it changes has none. */
    private static List<Inline> withMarksOffSpaces(List<Inline> line) {
        var pieces = new ArrayList<Inline>();
        for (var inline : line) {
            if (inline instanceof Text(var text, var marks)) {
                int from = leadingSpaces(text);
                int to = Math.max(from, trailingSpaces(text));
                pieces.add(new Text(text.substring(0, from), marks));
                pieces.add(new Text(text.substring(from, to), marks));
                pieces.add(new Text(text.substring(to), marks));
            } else {
                pieces.add(inline);
            }
        }
        pieces.removeIf(piece -> piece instanceof Text(var text, var _) && text.isEmpty());
        var before = marksBefore(pieces);
        var after = marksBefore(pieces.reversed()).reversed();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Text(var text, var _) && isSpace(text.codePointAt(0))) {
                pieces.set(i, new Text(text, shared(before.get(i), after.get(i))));
            }
        }
        return pieces;
    }

    /** For each piece the marks of the nearest one before it that is not a space. */
    private static List<Set<Mark>> marksBefore(List<Inline> pieces) {
        var before = new ArrayList<Set<Mark>>();
        Set<Mark> last = Set.of();
        for (var piece : pieces) {
            before.add(last);
            if (!(piece instanceof Text(var text, var marks))) {
                last = Set.of();
            } else if (!isSpace(text.codePointAt(0))) {
                last = marks;
            }
        }
        return before;
    }

    private static Set<Mark> shared(Set<Mark> before, Set<Mark> after) {
        if (before.equals(after)) {
            return before;
        }
        var link = new HashSet<>(before);
        link.retainAll(after);
        link.removeIf(mark -> !(mark instanceof Link));
        return Set.copyOf(link);
    }

    private static int leadingSpaces(String text) {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int trailingSpaces(String text) {
        int i = text.length();
        while (i > 0 && isSpace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    public static boolean isSpace(String text) {
        return text.codePoints().allMatch(NormalInlines::isSpace);
    }

    private static boolean isSpace(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }
}
