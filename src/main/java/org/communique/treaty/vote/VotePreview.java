package org.communique.treaty.vote;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What importing a table of votes would do: it takes the place of the votes that are recorded.
 *
 * @param fault     why the table cannot be read; null if it can
 * @param votes     by the code of the State
 * @param changes   how many States would have another vote than is recorded, or none any more
 * @param counted   of the table
 * @param questions with one of them nothing is imported
 * @param revision  of the vote that the table was compared with
 */
public record VotePreview(
        @Nullable Fault fault,
        Map<String, StateVote> votes,
        int changes,
        StatedResult counted,
        List<Question> questions,
        long revision) {

    static VotePreview of(Fault fault, long revision) {
        return new VotePreview(fault, Map.of(), 0, new StatedResult(0, 0, 0), List.of(), revision);
    }

    /** The names are part of message keys. */
    public enum Fault {
        TOO_LARGE,
        NOT_UTF8,
        NO_ROWS,
        /** It was adopted without a vote: there are no votes of States. */
        NO_VOTE
    }

    /** @param words of the line, shortened; empty where the question is about the whole table */
    public record Question(int line, VoteQuestionKind kind, String words) {}

    /** The names are part of message keys. */
    public enum VoteQuestionKind {
        /** No State has exactly this name: one chooses which is meant, or leaves the line out. */
        UNKNOWN_NAME,
        /** No vote, or several, in the line. */
        UNREADABLE_VOTE,
        STATE_TWICE,
        /** There are more or fewer votes of a kind than the result states. */
        OTHER_THAN_STATED
    }

    public boolean isImportable() {
        return fault == null && questions.isEmpty();
    }
}
