package org.communique.comment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.id.Id;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftAnchor;
import org.communique.text.comparison.Quotation;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A comment on words of a version, or of the draft that will become one, with its replies.
 *
 * @param version   number of the version that the words were quoted from, or that the draft becomes when it is frozen
 * @param text      empty if it was deleted, or is a suggestion without a word
 * @param deletedAt when its author deleted it although it has replies, or a coordinator removed it
 * @param removedBy the coordinator, if one removed it
 * @param settledBy who declared it resolved, if it is
 * @param anchor    where the words stand in the draft, if they were chosen there
 * @param source    if the member brought it in with a file
 * @param about     the suggestion in the draft that it is about, which adds or changes the words
 * @param assignment who deals with it, if that is known
 */
@Document("comments")
public record Comment(
        @org.springframework.data.annotation.Id CommentId id,
        StatementId statement,
        int version,
        Quotation quotation,
        MemberId by,
        String text,
        Instant at,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable MemberId removedBy,
        List<Reply> replies,
        @Nullable MemberId settledBy,
        @Nullable Instant settledAt,
        @Nullable Suggestion suggestion,
        @Nullable DraftAnchor anchor,
        @Nullable FileSource source,
        @Nullable About about,
        @Nullable Assignment assignment)
        implements DiscussionThread {

    /** What is suggested in the draft, and who suggests it. */
    public record About(String id, MemberId author) {

        public About {
            Id.checked(id);
        }
    }

    /**
     * That a member deals with it.
     *
     * @param to     the member
     * @param day    by the end of which, in the member's own time; null for none
     * @param doneBy who ticked it off, if it is done
     */
    public record Assignment(
            MemberId to,
            MemberId by,
            Instant at,
            @Nullable LocalDate day,
            @Nullable MemberId doneBy,
            @Nullable Instant doneAt) {

        public boolean waits() {
            return doneAt == null;
        }

        /** The last second of its day, so that the moment has that date; null without one. */
        public @Nullable Instant due(ZoneId zone) {
            return day == null
                    ? null
                    : day.plusDays(1).atStartOfDay(zone).minusSeconds(1).toInstant();
        }

        /** Whether the member may say that it is done, as may those who edit the text. */
        public boolean concerns(MemberId member) {
            return to.equals(member) || by.equals(member);
        }
    }

    /** Together with the longest texts a thread stays far below what one document can hold. */
    public static final int MOST_REPLIES = 200;

    public static final int LONGEST_TEXT = 4_000;

    /**
     * Of the screen that shows it.
     *
     * @param frozen how many versions the statement has
     */
    public String route(int frozen) {
        return "statements/" + statement.value() + (version > frozen ? "/draft" : "/review") + "#comment=" + id.value();
    }

    /** As its author says it then, having held it. */
    Comment said(Instant when) {
        return new Comment(
                id,
                statement,
                version,
                quotation,
                by,
                text,
                when,
                editedAt,
                deletedAt,
                removedBy,
                replies,
                settledBy,
                settledAt,
                suggestion,
                anchor,
                source,
                about,
                assignment);
    }

    /** Of all words in it, in characters. */
    int length() {
        return text.length()
                + quotation.exact().length()
                + (suggestion == null ? 0 : suggestion.words().length());
    }

    /** With who settled its suggestion. */
    @Override
    public Set<MemberId> people() {
        var people = DiscussionThread.super.people();
        if (suggestion != null && suggestion.by() instanceof MemberId judge) {
            people.add(judge);
        }
        return people;
    }

    /** @throws org.communique.text.unicode.ShortTextException if it cannot be kept */
    static String checked(String text) {
        return ShortText.optionalLines(text, LONGEST_TEXT);
    }

    /** @throws org.communique.text.unicode.ShortTextException if it is empty or invalid */
    public static String checkedWords(String text) {
        return ShortText.checkedLines(text, LONGEST_TEXT);
    }
}
