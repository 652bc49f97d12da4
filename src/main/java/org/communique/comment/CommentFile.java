package org.communique.comment;

import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.file.ImportedThread;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/** What a file has of comments on a text; nothing of it is stored yet. */
public sealed interface CommentFile {

    record Unreadable(Refusal why) implements CommentFile {}

    /**
     * Its threads.
     *
     * @param authors their names in the file, each with whom they were taken to be before, if they were
     */
    record FoundThreads(List<FoundThread> threads, Map<String, AuthorChoice> authors) implements CommentFile {}

    /** @param words as the text has them today; null if it has no such words, or the thread cannot be taken */
    record FoundThread(
            ImportedThread thread,
            Finding finding,
            @Nullable Quotation words) {}

    /** Whom a member takes the author of words in a file to be. */
    record AuthorChoice(
            @Nullable OrganisationId organisation, @Nullable MemberId member) {

        public static final AuthorChoice NONE = new AuthorChoice(null, null);
    }

    /** @param name as members read it */
    record Candidate(String name, AuthorChoice choice) {}

    enum Finding {
        FOUND,
        /** It is on no words. */
        NO_WORDS,
        /** It is a thread about the statement already. */
        ALREADY_THERE,
        /** They are no longer in the text, or nothing around them is as it was. */
        GONE,
        /** They are in the text more than once, and which are meant is unclear. */
        TWICE,
        /** It says nothing, or more than a thread can hold. */
        UNUSABLE
    }

    /** The outcome of bringing threads in. */
    sealed interface BringingInOutcome {

        /** How many are stored. */
        int threads();
    }

    record BroughtIn(int threads) implements BringingInOutcome {}

    /** The member has written too much about the statement, or all members together have. */
    @Refused(message = "comment.refusal.file-too-much")
    record TooMuch(int threads) implements BringingInOutcome, Refusal {}

    /** As many threads are on the text as may be open, whether they are or not: each can be reopened. */
    @Refused(message = "comment.refusal.file-too-many-open")
    record TooManyOpen(int threads) implements BringingInOutcome, Refusal {}
}
