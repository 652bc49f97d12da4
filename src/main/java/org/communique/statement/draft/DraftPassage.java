package org.communique.statement.draft;

import java.util.ArrayList;
import java.util.List;
import org.communique.crdt.YText;
import org.communique.crdt.YType;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.TextReplacement;
import org.jspecify.annotations.Nullable;

/**
 * A passage of a draft as the editor left it, with the shared texts that its letters are in. In it there may be spaces and
 * invisible characters that a frozen text lacks.
 */
final class DraftPassage {

    private record Piece(YText text, int from, int length) {

        /** How many of its letters are replaced. */
        int shared(TextReplacement textReplacement) {
            return Math.max(0, Math.min(textReplacement.to(), from + length) - Math.max(textReplacement.from(), from));
        }
    }

    private final StringBuilder letters = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    private DraftPassage() {}

    /** In the order of {@link Passages}. */
    static List<DraftPassage> all(YXmlFragment parent) {
        List<DraftPassage> passages = new ArrayList<>();
        collect(parent, passages);
        return passages;
    }

    private static void collect(YXmlFragment parent, List<DraftPassage> passages) {
        for (YType child : parent.children()) {
            if (child instanceof YXmlElement element) {
                switch (element.name()) {
                    case "paragraph", "heading" -> add(List.of(element), passages);
                    case "tableRow" -> add(elements(element), passages);
                    default -> collect(element, passages);
                }
            }
        }
    }

    private static List<YXmlElement> elements(YXmlFragment parent) {
        return parent.children().stream()
                .filter(YXmlElement.class::isInstance)
                .map(YXmlElement.class::cast)
                .toList();
    }

    private static void add(List<YXmlElement> parts, List<DraftPassage> passages) {
        var passage = new DraftPassage();
        passages.add(passage);
        List<YXmlElement> notes = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            passage.letters.append(i == 0 ? "" : Passages.CELL);
            passage.read(parts.get(i), notes);
        }
        for (var note : notes) {
            var own = new DraftPassage();
            own.read(note, new ArrayList<>());
            passages.add(own);
        }
    }

    private void read(YXmlElement element, List<YXmlElement> notes) {
        for (YType child : element.children()) {
            switch (child) {
                case YText text -> {
                    pieces.add(new Piece(text, letters.length(), text.length()));
                    text.toDelta().forEach(run -> letters.append(run.insert() instanceof String s ? s : "\0"));
                }
                case YXmlElement inner when inner.name().equals("hardBreak") -> letters.append('\n');
                case YXmlElement inner when inner.name().equals("footnote") -> notes.add(inner);
                case YXmlElement inner -> read(inner, notes);
                default -> {}
            }
        }
    }

    List<YText> texts() {
        return pieces.stream().map(Piece::text).toList();
    }

    String visibleLetters() {
        return visibleLetters(letters.toString());
    }

    /** Without what a frozen text may lack. */
    static String visibleLetters(String letters) {
        var visible = new StringBuilder(letters.length());
        letters.chars().filter(c -> !isLeftOut((char) c)).forEach(c -> visible.append((char) c));
        return visible.toString();
    }

    /** For each letter of a frozen passage its place here, and the end; null if this does not read the same. */
    int @Nullable [] placesOf(String frozen) {
        int[] places = new int[frozen.length() + 1];
        int at = 0;
        for (int i = 0; i < frozen.length(); i++) {
            while (at < letters.length() && !isSame(frozen.charAt(i), letters.charAt(at))) {
                if (!isLeftOut(letters.charAt(at++))) {
                    return null;
                }
            }
            if (at == letters.length()) {
                return null;
            }
            places[i] = at++;
        }
        places[frozen.length()] = at;
        return letters.substring(at).chars().allMatch(c -> isLeftOut((char) c)) ? places : null;
    }

    /** The place of a position in one of its texts; negative if it has no such text. */
    int placeOf(YType text, int index) {
        return pieces.stream()
                .filter(piece -> piece.text.branch == text.branch)
                .mapToInt(piece -> piece.from + index)
                .findFirst()
                .orElse(-1);
    }

    private static boolean isSame(char frozen, char c) {
        return frozen == c || frozen == ' ' && Character.isWhitespace(c) && c != '\n';
    }

    private static boolean isLeftOut(char c) {
        return Character.isWhitespace(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** Whether it changes only letters, and no line break or cell border. */
    boolean canReword(TextReplacement textReplacement) {
        int letters =
                pieces.stream().mapToInt(piece -> piece.shared(textReplacement)).sum();
        return letters == textReplacement.to() - textReplacement.from()
                && (textReplacement.words().isEmpty() || pieceAt(textReplacement.from()) != null);
    }

    /** New words take the format of those they replace; embedded content, such as a footnote, stays. */
    void reword(TextReplacement textReplacement) {
        var first = pieceAt(textReplacement.from());
        if (first != null && textReplacement.words().isEmpty()) {
            sign(first, textReplacement.from() - first.from);
        } else if (first != null) {
            int at = textReplacement.from() - first.from;
            boolean replaces = textReplacement.to() > textReplacement.from() && at < first.length;
            first.text.insert(replaces ? at + 1 : at, textReplacement.words());
        }
        for (var piece : pieces.reversed()) {
            int from = Math.max(textReplacement.from(), piece.from) - piece.from;
            int to = Math.min(textReplacement.to(), piece.from + piece.length) - piece.from;
            if (to > from) {
                delete(piece, from, to, piece == first ? textReplacement.words().length() : 0);
            }
        }
    }

    /** Words that only go would leave nothing of this client in the draft by which to know the edit: a letter comes and goes. */
    private static void sign(Piece piece, int at) {
        piece.text.insert(at, " ");
        piece.text.delete(at, 1);
    }

    /** @param inserted letters, after the first one deleted */
    private static void delete(Piece piece, int from, int to, int inserted) {
        if (inserted == 0) {
            piece.text.delete(from, to - from);
        } else {
            piece.text.delete(from + 1 + inserted, to - from - 1);
            piece.text.delete(from, 1);
        }
    }

    /** Where something is replaced, the piece that begins there or before; the last one at the end. */
    private @Nullable Piece pieceAt(int place) {
        Piece found = null;
        for (var piece : pieces) {
            if (piece.from <= place && place <= piece.from + piece.length && piece.length > 0) {
                found = piece;
            }
        }
        return found;
    }
}
