package org.communique.comment;

import java.time.Instant;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** What happened to a comment. Published after the fact is stored. */
public sealed interface CommentEvent extends StatementRelatedEvent {

    CommentId comment();

    @Override
    default StatementId statement() {
        return comment().statement();
    }

    @Override
    default boolean changesWork() {
        return false;
    }

    /** @param suggester the author of the suggestion in the draft that it is about; null if it is about words alone */
    @TypeAlias("Commented")
    record Commented(
            CommentId comment,
            MemberId by,
            Instant at,
            @Nullable MemberId suggester) implements CommentEvent {}

    /** @param participants authors in the thread before */
    @TypeAlias("Replied")
    record Replied(CommentId comment, Set<MemberId> participants, MemberId by, Instant at) implements CommentEvent {}

    @TypeAlias("SuggestionSettled")
    record SuggestionSettled(CommentId comment, SuggestionStatus state, MemberId suggester, MemberId by, Instant at)
            implements CommentEvent {}

    /** A member is to deal with it. */
    @TypeAlias("Assigned")
    record Assigned(CommentId comment, MemberId to, MemberId by, Instant at) implements CommentEvent {

        @Override
        public boolean changesWork() {
            return true;
        }
    }

    /**
     * It was edited, deleted, removed, resolved or reopened, or is dealt with: no one is notified, but open screens show it.
     *
     * @param changesWork whether a member may have had to deal with it
     */
    record ThreadChanged(CommentId comment, boolean changesWork) implements CommentEvent {}
}
