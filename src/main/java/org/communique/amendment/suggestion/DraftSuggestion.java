package org.communique.amendment.suggestion;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.MemberId;
import org.communique.crdt.ElementId;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;

/**
 * What a member suggests to change at one place of a draft.
 *
 * @param place    among all, in the order of the text
 * @param before   the words that would go, or be other
 * @param after    the words that would come
 * @param revision another one whenever anything of what it changes is changed
 */
public record DraftSuggestion(
        SuggestionId id,
        StatementId statement,
        SuggestionKind kind,
        int place,
        String before,
        String after,
        List<Piece> pieces,
        String revision) {

    /** How much of the words is shown. */
    static final int LONGEST = 2_000;

    /** How those who accept them have seen them. */
    public static Map<SuggestionId, String> seen(Collection<DraftSuggestion> suggestions) {
        return suggestions.stream().collect(toMap(DraftSuggestion::id, DraftSuggestion::revision, (one, _) -> one));
    }

    public MemberId author() {
        return id.author();
    }

    /** About what it takes in memory, and on the way to a screen. */
    long characters() {
        return 300
                + before.length()
                + after.length()
                + pieces.stream()
                        .mapToLong(piece -> 100 + piece.words().length())
                        .sum();
    }

    /** Whether it can be accepted. */
    public boolean isOpen() {
        return kind != SuggestionKind.GONE;
    }

    public enum SuggestionKind {
        INSERT,
        DELETE,
        REPLACE,
        FORMAT,
        /** The passage that it was in was deleted in the draft. */
        GONE
    }

    public enum PieceKind {
        /** Words within a passage. */
        INSERT_WORDS,
        /** A passage or several, a list, a table or a part of one. */
        INSERT_BLOCK,
        DELETE_WORDS,
        DELETE_BLOCK,
        FORMAT_WORDS,
        FORMAT_BLOCK
    }

    /**
     * Where something changes in the draft, as its elements are known there.
     *
     * @param first of what comes, the element of the draft before it, or null at the beginning of what it is in; else the first one
     * @param last  of what comes, what it is in, or null for the text itself; else the last one
     * @param words that come
     */
    public record Piece(
            PieceKind kind,
            @Nullable ElementId first,
            @Nullable ElementId last,
            String words) {}
}
