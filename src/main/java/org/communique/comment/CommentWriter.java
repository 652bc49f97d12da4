package org.communique.comment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.Comment.About;
import org.communique.comment.CommentEvent.ThreadChanged;
import org.communique.comment.CommentFile.BringingInOutcome;
import org.communique.comment.Reply.ReplyId;
import org.communique.comment.WriteCommentOutcome.NotMentionable;
import org.communique.comment.WriteCommentOutcome.SameWords;
import org.communique.comment.WriteCommentOutcome.TooManyHeld;
import org.communique.comment.WriteCommentOutcome.TooManyOfYoursOpen;
import org.communique.comment.WriteCommentOutcome.TooManyOpen;
import org.communique.comment.WriteCommentOutcome.TooMuch;
import org.communique.comment.WriteCommentOutcome.WordsNotThere;
import org.communique.comment.WriteCommentOutcome.WordsTwice;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.file.ImportedThread;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementReaders;
import org.communique.statement.draft.DraftAnchor;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts a comment of the current member on record once it is known which words it is about. */
@Component
class CommentWriter {

    private final Comments comments;
    private final HeldComments heldComments;
    private final CommentQuota quota;
    private final StatementReaders readers;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommentWriter(
            Comments comments,
            HeldComments heldComments,
            CommentQuota quota,
            StatementReaders readers,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.comments = comments;
        this.heldComments = heldComments;
        this.quota = quota;
        this.readers = readers;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param version   of which the words are, or that the draft becomes
     * @param quoted    what the words can be: one quotation if it is clear
     * @param suggested null for none
     * @param about     the suggestion in the draft that it is about; null for none
     */
    WriteCommentOutcome write(
            StatementId statement,
            int version,
            List<Quotation> quoted,
            @Nullable DraftAnchor anchor,
            String text,
            @Nullable String suggested,
            @Nullable About about) {
        var outcome = checked(statement, version, quoted, anchor, text, suggested, about);
        if (outcome instanceof Written(var comment)) {
            comments.say(comment);
        }
        return outcome;
    }

    /** Keeps it for a decision. */
    WriteCommentOutcome hold(WriteComment command, List<Quotation> quoted) {
        var statement = command.version().statement();
        if (heldComments.isFull(currentMember.id(), statement)) {
            return new TooManyHeld(HeldComments.MOST_OF_MEMBER);
        }
        var outcome =
                checked(statement, command.version().number(), quoted, null, command.text(), command.suggested(), null);
        if (outcome instanceof Written(var comment)) {
            heldComments.insert(comment);
            events.publishEvent(new ThreadChanged(comment.id(), false));
        }
        return outcome;
    }

    /** Nothing is stored of it yet, and it is counted. */
    private WriteCommentOutcome checked(
            StatementId statement,
            int version,
            List<Quotation> quoted,
            @Nullable DraftAnchor anchor,
            String text,
            @Nullable String suggested,
            @Nullable About about) {
        if (quoted.size() != 1) {
            return quoted.isEmpty() ? new WordsNotThere() : new WordsTwice();
        }
        var quotation = quoted.getFirst();
        var suggestion = suggested == null ? null : Suggestion.of(suggested);
        if (suggestion != null && suggestion.words().equals(quotation.exact())) {
            return new SameWords();
        }
        if (!Mentions.areAdmitted(text, "", member -> readers.include(member, statement))) {
            return new NotMentionable();
        }
        if (quota.isFull(statement, version)) {
            return new TooManyOpen(CommentQuota.MOST_OPEN);
        }
        if (quota.isFullOf(currentMember.id(), statement, version)) {
            return new TooManyOfYoursOpen(CommentQuota.MOST_OPEN_OF_MEMBER);
        }
        var comment = new Comment(
                CommentId.random(statement),
                statement,
                version,
                quotation,
                currentMember.id(),
                text,
                clock.instant(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                suggestion,
                anchor,
                null,
                about,
                null);
        if (!quota.take(statement, comment.by(), comment.length())) {
            return new TooMuch();
        }
        return new Written(comment);
    }

    /**
     * A thread of a file as brought in by the current member. It is not stored.
     *
     * @param source what is known of who wrote a remark
     * @throws org.communique.text.unicode.ShortTextException if a remark cannot be kept
     */
    Comment imported(
            StatementId statement,
            int version,
            Quotation words,
            ImportedThread thread,
            Function<ImportedRemark, FileSource> source) {
        var member = currentMember.id();
        var now = clock.instant();
        var replies = thread.replies().stream()
                .map(reply -> new Reply(
                        ReplyId.random(),
                        member,
                        Comment.checkedWords(reply.text()),
                        now,
                        null,
                        null,
                        source.apply(reply)))
                .toList();
        return new Comment(
                CommentId.of(statement, thread, words),
                statement,
                version,
                words,
                member,
                Comment.checkedWords(thread.first().text()),
                now,
                null,
                null,
                null,
                replies,
                thread.resolved() ? member : null,
                thread.resolved() ? now : null,
                null,
                null,
                source.apply(thread.first()),
                null,
                null);
    }

    /**
     * Counts an imported thread; empty if it may be stored, or why it may not.
     *
     * @param threads that are stored already
     */
    Optional<BringingInOutcome> take(Comment imported, int threads) {
        if (quota.isFullOfThreads(imported.by(), imported.statement(), imported.version())) {
            return Optional.of(new CommentFile.TooManyOpen(threads));
        }
        int length = imported.length()
                + imported.replies().stream()
                        .mapToInt(reply -> reply.text().length())
                        .sum();
        return quota.take(imported.statement(), imported.by(), length)
                ? Optional.empty()
                : Optional.of(new CommentFile.TooMuch(threads));
    }

    /** Stores an imported thread; false if it was brought in at the same moment, or is in the file twice. */
    boolean bringIn(Comment imported) {
        return comments.say(imported);
    }
}
