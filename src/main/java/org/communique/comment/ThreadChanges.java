package org.communique.comment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment.Assignment;
import org.communique.comment.CommentChangeOutcome.DayOver;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.CommentChangeOutcome.NotMentionable;
import org.communique.comment.CommentChangeOutcome.NotReader;
import org.communique.comment.CommentChangeOutcome.NotYours;
import org.communique.comment.CommentChangeOutcome.ThreadFull;
import org.communique.comment.CommentChangeOutcome.TooMuch;
import org.communique.comment.CommentChangeOutcome.TooOften;
import org.communique.comment.Reply.ReplyId;
import org.communique.id.Id;
import org.communique.mail.EventOutbox;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the current member does with threads, within what one member may write. Rights are for services to check. */
@Component
public class ThreadChanges {

    private final CommentQuota quota;
    private final CurrentMember currentMember;
    private final EventOutbox outbox;
    private final Clock clock;

    ThreadChanges(CommentQuota quota, CurrentMember currentMember, EventOutbox outbox, Clock clock) {
        this.quota = quota;
        this.currentMember = currentMember;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param reads whether a member may be mentioned
     * @param event that tells of it
     */
    public <T extends DiscussionThread> CommentChangeOutcome<T> reply(
            ThreadStore<T> threads,
            StatementId statement,
            Id id,
            String text,
            Predicate<MemberId> reads,
            Function<Reply, Object> event) {
        var words = Comment.checkedWords(text);
        if (!Mentions.areAdmitted(words, "", reads)) {
            return new NotMentionable<>();
        }
        if (!mayWrite(statement, words)) {
            return new TooMuch<>();
        }
        var reply = new Reply(ReplyId.random(), currentMember.id(), words, now(), null, null, null);
        return outbox.publish(
                        event.apply(reply),
                        threads.fact(id, "replies._id", reply.id().value()),
                        () -> threads.reply(id, reply))
                .<CommentChangeOutcome<T>>map(Done::new)
                .orElseGet(() -> threads.find(id).isEmpty() ? new Gone<>() : new ThreadFull<>());
    }

    /** Edits the member's own words. */
    public <T extends DiscussionThread> CommentChangeOutcome<T> edit(
            ThreadStore<T> threads, StatementId statement, Id id, String text, Predicate<MemberId> reads) {
        var words = Comment.checkedWords(text);
        if (!Mentions.areAdmitted(
                words, threads.find(id).map(DiscussionThread::text).orElse(""), reads)) {
            return new NotMentionable<>();
        }
        return mayWrite(statement, words)
                ? changed(threads.edit(id, currentMember.id(), words, now()))
                : new TooMuch<>();
    }

    /** Edits the member's own reply. */
    public <T extends DiscussionThread> CommentChangeOutcome<T> editReply(
            ThreadStore<T> threads,
            StatementId statement,
            Id id,
            ReplyId reply,
            String text,
            Predicate<MemberId> reads) {
        var words = Comment.checkedWords(text);
        var before = threads.find(id).stream()
                .flatMap(thread -> thread.replies().stream())
                .filter(each -> each.id().equals(reply))
                .map(Reply::text)
                .collect(Collectors.joining());
        if (!Mentions.areAdmitted(words, before, reads)) {
            return new NotMentionable<>();
        }
        return mayWrite(statement, words)
                ? changed(threads.editReply(id, reply, currentMember.id(), words, now()))
                : new TooMuch<>();
    }

    private boolean mayWrite(StatementId statement, String words) {
        return quota.take(statement, currentMember.id(), words.length());
    }

    /** Deletes the member's own words, if they are still there. A thread with replies stays, without its first words. */
    public <T extends DiscussionThread> CommentChangeOutcome<T> delete(ThreadStore<T> threads, Id id) {
        return threads.remove(id, currentMember.id())
                ? new Done<>(null)
                : threads.blank(id, currentMember.id(), now())
                        .<CommentChangeOutcome<T>>map(Done::new)
                        .orElseGet(() -> unless(threads, id, this::isOfOthers));
    }

    private boolean isOfOthers(DiscussionThread thread) {
        return thread.removedBy() != null || !thread.by().equals(currentMember.id());
    }

    /** Deletes the member's own reply, if it is still there. */
    public <T extends DiscussionThread> CommentChangeOutcome<T> deleteReply(
            ThreadStore<T> threads, Id id, ReplyId reply) {
        return threads.deleteReply(id, reply, currentMember.id())
                .<CommentChangeOutcome<T>>map(Done::new)
                .orElseGet(() -> unless(
                        threads,
                        id,
                        thread -> thread.replies().stream()
                                .anyMatch(each -> each.id().equals(reply))));
    }

    /** Done already, as for a request that is sent again, unless something stands there that is not to be deleted. */
    private static <T extends DiscussionThread> CommentChangeOutcome<T> unless(
            ThreadStore<T> threads, Id id, Predicate<T> stands) {
        var thread = threads.find(id);
        return thread.filter(stands).isPresent() ? new Gone<>() : new Done<>(thread.orElse(null));
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

    /**
     * Has a member deal with it, in place of any other.
     *
     * @param day by the end of which, in the member's own time; null for none
     * @param reads whether a member may be asked to
     * @param event that tells of it
     */
    public <T extends DiscussionThread> CommentChangeOutcome<T> assign(
            ThreadStore<T> threads,
            Id id,
            MemberId to,
            @Nullable LocalDate day,
            Predicate<MemberId> reads,
            Function<Assignment, Object> event) {
        var now = now();
        if (!reads.test(to)) {
            return new NotReader<>();
        }
        if (day != null && day.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1))) {
            return new DayOver<>();
        }
        var assignment = new Assignment(to, currentMember.id(), now, day, null, null);
        return settled(() -> outbox.publish(
                event.apply(assignment), threads.fact(id, "assignment.at", now), () -> threads.assign(id, assignment)));
    }

    /** No one is to deal with it any more. */
    public <T extends DiscussionThread> CommentChangeOutcome<T> takeBack(ThreadStore<T> threads, Id id) {
        return settled(() -> threads.takeBack(id));
    }

    /**
     * Says that what it was assigned for is done.
     *
     * @param edits whether the member edits the text, and so may say it of what is others'
     */
    public <T extends DiscussionThread> CommentChangeOutcome<T> finish(ThreadStore<T> threads, Id id, boolean edits) {
        var thread = threads.find(id).orElse(null);
        if (thread == null || !(thread.assignment() instanceof Assignment assignment)) {
            return new Gone<>();
        }
        var by = currentMember.id();
        if (!assignment.concerns(by) && !edits) {
            return new NotYours<>();
        }
        return assignment.waits() ? settled(() -> threads.finish(id, assignment, by, now())) : new Done<>(thread);
    }

    private <T extends DiscussionThread> CommentChangeOutcome<T> settled(Supplier<Optional<T>> act) {
        return quota.maySettle(currentMember.id()) ? changed(act.get()) : new TooOften<>();
    }

    private static <T extends DiscussionThread> CommentChangeOutcome<T> changed(Optional<T> thread) {
        return thread.<CommentChangeOutcome<T>>map(Done::new).orElseGet(Gone::new);
    }

    private Instant now() {
        return clock.instant();
    }
}
