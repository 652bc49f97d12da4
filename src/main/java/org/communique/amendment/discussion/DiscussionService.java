package org.communique.amendment.discussion;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentEvent.AmendmentChanged;
import org.communique.amendment.AmendmentEvent.Discussed;
import org.communique.amendment.AmendmentEvent.DiscussionAssigned;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.discussion.DiscussionOutcome.Full;
import org.communique.amendment.discussion.DiscussionOutcome.FullOfYours;
import org.communique.amendment.discussion.DiscussionOutcome.NotMentionable;
import org.communique.amendment.discussion.DiscussionOutcome.TooMuch;
import org.communique.amendment.discussion.DiscussionOutcome.Written;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.CommentChangeOutcome;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.CommentQuota;
import org.communique.comment.Mentions;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.Reply.ReplyId;
import org.communique.comment.ThreadChanges;
import org.communique.mail.EventOutbox;
import org.communique.statement.access.StatementRights;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Talking about an amendment, for those who see it. A member who does not see it cannot be mentioned.
 */
@Service
@PreAuthorize("denyAll()")
public class DiscussionService {

    /** On one amendment: all are shown on its page. */
    static final int MOST = 500;

    /** So that no one alone keeps the others from commenting. */
    static final int MOST_OF_MEMBER = 350;

    private final AmendmentService amendments;
    private final AmendmentReaders readers;
    private final StatementRights rights;
    private final AmendmentComments comments;
    private final ThreadChanges threadChanges;
    private final CommentQuota quota;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final EventOutbox outbox;
    private final Clock clock;

    DiscussionService(
            AmendmentService amendments,
            AmendmentReaders readers,
            StatementRights rights,
            AmendmentComments comments,
            ThreadChanges threadChanges,
            CommentQuota quota,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            EventOutbox outbox,
            Clock clock) {
        this.amendments = amendments;
        this.readers = readers;
        this.rights = rights;
        this.comments = comments;
        this.threadChanges = threadChanges;
        this.quota = quota;
        this.currentMember = currentMember;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The first first.
     *
     * @throws java.util.NoSuchElementException if the member sees no such amendment
     */
    @PreAuthorize("@statementRights.canRead(#amendment.statement())")
    public List<AmendmentComment> about(AmendmentId amendment) {
        seen(amendment);
        return comments.on(amendment);
    }

    /**
     * The members who see the amendment, by name: they are notified of what mentions them, and can deal with threads.
     *
     * @throws java.util.NoSuchElementException if the member sees no such amendment
     */
    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public List<Mentionable> mentionable(AmendmentId amendment) {
        return readers.mentionable(seen(amendment));
    }

    /** @throws java.util.NoSuchElementException if the member sees no such amendment */
    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public DiscussionOutcome write(AmendmentId amendment, String text) {
        var words = Comment.checkedWords(text);
        var about = seen(amendment);
        if (!Mentions.areAdmitted(words, "", readers.included(about))) {
            return new NotMentionable();
        }
        if (comments.count(amendment) >= MOST) {
            return new Full(MOST);
        }
        if (comments.countOf(currentMember.id(), amendment) >= MOST_OF_MEMBER) {
            return new FullOfYours(MOST_OF_MEMBER);
        }
        var comment = AmendmentComment.begun(amendment, currentMember.id(), words, now());
        if (!quota.take(amendment.statement(), comment.by(), words.length())) {
            return new TooMuch();
        }
        outbox.publish(
                discussed(about, comment, words, comment.at()),
                comments.fact(comment.id(), "at", comment.at()),
                () -> Optional.of(comments.insert(comment)));
        return new Written(comment);
    }

    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public CommentChangeOutcome<AmendmentComment> reply(
            AmendmentId amendment, AmendmentCommentId comment, String text) {
        var about = seen(amendment);
        return find(amendment, comment)
                .map(thread -> threadChanges.reply(
                        comments,
                        amendment.statement(),
                        comment,
                        text,
                        readers.included(about),
                        reply -> discussed(about, thread, reply.text(), reply.at())))
                .orElseGet(Gone::new);
    }

    private Discussed discussed(Amendment amendment, AmendmentComment thread, String words, Instant at) {
        var mentioned = Mentions.in(words);
        var participants = new LinkedHashSet<MemberId>();
        participants.add(amendment.proposedBy());
        participants.addAll(thread.participants());
        return new Discussed(amendment.id(), List.copyOf(participants), List.copyOf(mentioned), currentMember.id(), at);
    }

    /** Edits the member's own words. No one is notified of these. */
    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public CommentChangeOutcome<AmendmentComment> edit(AmendmentId amendment, AmendmentCommentId comment, String text) {
        return changed(
                amendment,
                comment,
                id -> threadChanges.edit(comments, amendment.statement(), id, text, readers.included(seen(amendment))));
    }

    /** As {@link #edit}, of a reply. */
    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public CommentChangeOutcome<AmendmentComment> editReply(
            AmendmentId amendment, AmendmentCommentId comment, ReplyId reply, String text) {
        return changed(
                amendment,
                comment,
                id -> threadChanges.editReply(
                        comments, amendment.statement(), id, reply, text, readers.included(seen(amendment))));
    }

    /** Deletes the member's own comment. A thread with replies stays, without its first words. */
    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public CommentChangeOutcome<AmendmentComment> delete(AmendmentId amendment, AmendmentCommentId comment) {
        return deleted(amendment, comment, id -> threadChanges.delete(comments, id));
    }

    /** Deletes the member's own reply. */
    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public CommentChangeOutcome<AmendmentComment> deleteReply(
            AmendmentId amendment, AmendmentCommentId comment, ReplyId reply) {
        return deleted(amendment, comment, id -> threadChanges.deleteReply(comments, id, reply));
    }

    /** Takes away another member's words, which no one can read afterwards. That it was done, and by whom, stays on record. */
    @PreAuthorize("@statementRights.canCoordinate(#amendment.statement())")
    public CommentChangeOutcome<AmendmentComment> remove(AmendmentId amendment, AmendmentCommentId comment) {
        return changed(amendment, comment, id -> threadChanges.remove(comments, id));
    }

    /** As {@link #remove}, of a reply. */
    @PreAuthorize("@statementRights.canCoordinate(#amendment.statement())")
    public CommentChangeOutcome<AmendmentComment> removeReply(
            AmendmentId amendment, AmendmentCommentId comment, ReplyId reply) {
        return changed(amendment, comment, id -> threadChanges.removeReply(comments, id, reply));
    }

    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public CommentChangeOutcome<AmendmentComment> resolve(AmendmentId amendment, AmendmentCommentId comment) {
        return changed(amendment, comment, id -> threadChanges.resolve(comments, id));
    }

    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public CommentChangeOutcome<AmendmentComment> reopen(AmendmentId amendment, AmendmentCommentId comment) {
        return changed(amendment, comment, id -> threadChanges.reopen(comments, id));
    }

    /**
     * Has a member deal with the thread, in place of any other.
     *
     * @param day by the end of which, in the member's own time; null for none
     */
    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public CommentChangeOutcome<AmendmentComment> assign(
            AmendmentId amendment, AmendmentCommentId comment, MemberId to, @Nullable LocalDate day) {
        return changed(
                amendment,
                comment,
                id -> threadChanges.assign(
                        comments,
                        id,
                        to,
                        day,
                        readers.included(seen(amendment)),
                        given -> new DiscussionAssigned(amendment, given)));
    }

    /** No one is to deal with the thread any more. */
    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public CommentChangeOutcome<AmendmentComment> takeBack(AmendmentId amendment, AmendmentCommentId comment) {
        return changed(amendment, comment, id -> threadChanges.takeBack(comments, id));
    }

    /** Says that what the thread was assigned for is done: for the member who deals with it, who assigned it, and drafters. */
    @PreAuthorize("@statementRights.canRead(#amendment.statement())")
    public CommentChangeOutcome<AmendmentComment> finish(AmendmentId amendment, AmendmentCommentId comment) {
        return changed(
                amendment, comment, id -> threadChanges.finish(comments, id, rights.canEdit(amendment.statement())));
    }

    /** One that is not there is deleted already, for all that people are told of other amendments' comments. */
    private CommentChangeOutcome<AmendmentComment> deleted(
            AmendmentId amendment,
            AmendmentCommentId comment,
            Function<AmendmentCommentId, CommentChangeOutcome<AmendmentComment>> act) {
        seen(amendment);
        return find(amendment, comment).isPresent() ? changed(amendment, comment, act) : new Done<>(null);
    }

    private CommentChangeOutcome<AmendmentComment> changed(
            AmendmentId amendment,
            AmendmentCommentId comment,
            Function<AmendmentCommentId, CommentChangeOutcome<AmendmentComment>> act) {
        seen(amendment);
        var before = find(amendment, comment);
        if (before.isEmpty()) {
            return new Gone<>();
        }
        var outcome = act.apply(comment);
        if (outcome instanceof Done) {
            events.publishEvent(new AmendmentChanged(amendment, before.get().assignment() != null));
        }
        return outcome;
    }

    /** Who sees one amendment may not see another whose thread they name. */
    private Optional<AmendmentComment> find(AmendmentId amendment, AmendmentCommentId comment) {
        return comments.find(comment).filter(found -> found.amendment().equals(amendment));
    }

    private Amendment seen(AmendmentId amendment) {
        return amendments.find(amendment).orElseThrow();
    }

    private Instant now() {
        return clock.instant();
    }
}
