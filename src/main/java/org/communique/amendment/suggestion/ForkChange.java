package org.communique.amendment.suggestion;

import java.util.ArrayList;
import java.util.List;
import org.communique.amendment.suggestion.DraftSuggestion.Piece;
import org.communique.amendment.suggestion.DraftSuggestion.PieceKind;
import org.communique.amendment.suggestion.DraftSuggestion.SuggestionKind;
import org.communique.amendment.suggestion.SuggestionCopy.Elements;
import org.communique.crdt.ElementId;
import org.jspecify.annotations.Nullable;

/** What a fork changes at one place of its draft. It is put together while both are compared. */
final class ForkChange {

    private final ElementId id;
    private final int place;
    final StringBuilder before = new StringBuilder();
    final StringBuilder after = new StringBuilder();
    final List<Piece> pieces = new ArrayList<>();
    final ForkDigest digest = new ForkDigest();
    private @Nullable String revision;
    private final List<Elements> own = new ArrayList<>();
    private @Nullable ElementId in;

    ForkChange(ElementId id, int place) {
        this.id = id;
        this.place = place;
    }

    ElementId id() {
        return id;
    }

    int place() {
        return place;
    }

    String before() {
        return before.toString();
    }

    String after() {
        return after.toString();
    }

    /** Once all of it is known. */
    String revision() {
        var known = revision;
        if (known == null) {
            known = digest.value();
            revision = known;
        }
        return known;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** @param holder the element of the draft in which it is; null if it is the text itself */
    void addOwn(Elements elements, @Nullable ElementId holder) {
        if (own.isEmpty()) {
            in = holder;
        }
        own.add(elements);
    }

    /** What only the fork has. */
    List<Elements> own() {
        return own;
    }

    /** The element of the draft in which the first of these is; null if it is the text itself. */
    @Nullable
    ElementId in() {
        return in;
    }

    /** Whether nothing of it is undone by deleting what only the fork has. */
    boolean onlyInserts() {
        return pieces.stream()
                .allMatch(piece -> piece.kind() == PieceKind.INSERT_WORDS || piece.kind() == PieceKind.INSERT_BLOCK);
    }

    SuggestionKind kind() {
        var formats = pieces.stream()
                .allMatch(piece -> piece.kind() == PieceKind.FORMAT_WORDS || piece.kind() == PieceKind.FORMAT_BLOCK);
        if (formats) {
            return SuggestionKind.FORMAT;
        }
        if (onlyInserts()) {
            return SuggestionKind.INSERT;
        }
        return pieces.stream()
                        .allMatch(piece ->
                                piece.kind() == PieceKind.DELETE_WORDS || piece.kind() == PieceKind.DELETE_BLOCK)
                ? SuggestionKind.DELETE
                : SuggestionKind.REPLACE;
    }
}
