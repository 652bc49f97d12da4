package org.communique.comment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.CommentChangeOutcome.ThreadFull;
import org.communique.comment.CommentChangeOutcome.TooMuch;
import org.communique.comment.CommentChangeOutcome.TooOften;
import org.communique.id.Id;
import org.communique.statement.StatementId;
import org.springframework.stereotype.Component;

/** What the current member does with threads, within what one member may write. Rights are for services to check. */
@Component
public class ThreadChanges {

    private final CommentQuota quota;
    private final CurrentMember currentMember;
    private final Clock clock;

    ThreadChanges(CommentQuota quota, CurrentMember currentMember, Clock clock) {
        this.quota = quota;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    public <T extends DiscussionThread> CommentChangeOutcome<T> reply(
            ThreadStore<T> threads, StatementId statement, Id id, String text) {
        var reply =
                new Reply(ReplyId.random(), currentMember.id(), Comment.checkedWords(text), now(), null, null, null);
        if (!mayWrite(statement, text)) {
            return new TooMuch<>();
        }
        return threads.reply(id, reply)
                .<CommentChangeOutcome<T>>map(Done::new)
                .orElseGet(() -> threads.find(id).isEmpty() ? new Gone<>() : new ThreadFull<>());
    }

    /** Edits the member's own words. */
    public <T extends DiscussionThread> CommentChangeOutcome<T> edit(
            ThreadStore<T> threads, StatementId statement, Id id, String text) {
        var words = Comment.checkedWords(text);
        return mayWrite(statement, words)
                ? changed(threads.edit(id, currentMember.id(), words, now()))
                : new TooMuch<>();
    }

    /** Edits the member's own reply. */
    public <T extends DiscussionThread> CommentChangeOutcome<T> editReply(
            ThreadStore<T> threads, StatementId statement, Id id, ReplyId reply, String text) {
        var words = Comment.checkedWords(text);
        return mayWrite(statement, words)
                ? changed(threads.editReply(id, reply, currentMember.id(), words, now()))
                : new TooMuch<>();
    }

    private boolean mayWrite(StatementId statement, String words) {
        return quota.take(statement, currentMember.id(), words.length());
    }

    /**
     * Deletes the member's own words. A thread with replies stays, without its first words: deleting these again is no failure. Of what
     * is not there nothing tells whose it was.
     */
    public <T extends DiscussionThread> CommentChangeOutcome<T> delete(ThreadStore<T> threads, Id id) {
        return threads.remove(id, currentMember.id())
                ? new Done<>(null)
                : threads.blank(id, currentMember.id(), now())
                        .<CommentChangeOutcome<T>>map(Done::new)
                        .orElseGet(() -> changed(threads.find(id).filter(this::hasDeleted)));
    }

    private boolean hasDeleted(DiscussionThread thread) {
        return thread.deletedAt() != null
                && thread.removedBy() == null
                && thread.by().equals(currentMember.id());
    }

    /** Deletes the member's own reply. */
    public <T extends DiscussionThread> CommentChangeOutcome<T> deleteReply(
            ThreadStore<T> threads, Id id, ReplyId reply) {
        return changed(threads.deleteReply(id, reply, currentMember.id()));
    }

    /** Takes another member's words away, on record. */
    public <T extends DiscussionThread> CommentChangeOutcome<T> remove(ThreadStore<T> threads, Id id) {
        return changed(threads.removeWords(id, currentMember.id(), now()));
    }

    /** As {@link #remove}, of a reply. */
    public <T extends DiscussionThread> CommentChangeOutcome<T> removeReply(
            ThreadStore<T> threads, Id id, ReplyId reply) {
        return changed(threads.removeReply(id, reply, currentMember.id()));
    }

    public <T extends DiscussionThread> CommentChangeOutcome<T> resolve(ThreadStore<T> threads, Id id) {
        return settled(() -> threads.resolve(id, currentMember.id(), now()));
    }

    public <T extends DiscussionThread> CommentChangeOutcome<T> reopen(ThreadStore<T> threads, Id id) {
        return settled(() -> threads.reopen(id));
    }

    private <T extends DiscussionThread> CommentChangeOutcome<T> settled(Supplier<Optional<T>> act) {
        return quota.maySettle(currentMember.id()) ? changed(act.get()) : new TooOften<>();
    }

    private static <T extends DiscussionThread> CommentChangeOutcome<T> changed(Optional<T> thread) {
        return thread.<CommentChangeOutcome<T>>map(Done::new).orElseGet(Gone::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
