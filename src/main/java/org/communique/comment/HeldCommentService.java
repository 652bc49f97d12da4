package org.communique.comment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.CommentChangeOutcome.NotMentionable;
import org.communique.comment.CommentChangeOutcome.TooMuch;
import org.communique.comment.CommentEvent.ThreadChanged;
import org.communique.comment.WriteCommentOutcome.NotHeld;
import org.communique.comment.WriteCommentOutcome.TooManyOpen;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementReaders;
import org.communique.statement.lifecycle.StatementService;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What the current member holds until they decide; that of others is no one's to see or to change. */
@Service
@PreAuthorize("denyAll()")
public class HeldCommentService {

    private final HeldComments heldComments;
    private final ConversationLoader conversationLoader;
    private final CommentQuota quota;
    private final StatementService statements;
    private final StatementReaders readers;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HeldCommentService(
            HeldComments heldComments,
            ConversationLoader conversationLoader,
            CommentQuota quota,
            StatementService statements,
            StatementReaders readers,
            CurrentMember currentMember,
            HeavyWorkExecutor heavyWorkExecutor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.heldComments = heldComments;
        this.conversationLoader = conversationLoader;
        this.quota = quota;
        this.statements = statements;
        this.readers = readers;
        this.currentMember = currentMember;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.events = events;
        this.clock = clock;
    }

    /** The oldest first. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<Comment> held(StatementId statement) {
        return heldComments.on(statement, currentMember.id());
    }

    /**
     * The comments on a version and on older ones, as {@link CommentService#about(VersionId)}, with those that the reader holds.
     *
     * @param held which of them these are
     */
    public record ReadersConversation(Conversation conversation, Set<CommentId> held) {}

    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<ReadersConversation> about(VersionId version) {
        return statements.version(version).map(shown -> {
            var held = heldComments.on(version.statement(), currentMember.id()).stream()
                    .filter(comment -> comment.version() <= version.number())
                    .toList();
            var conversation = heavyWorkExecutor.run(
                    WorkKind.PARSE, currentMember.id().value(), () -> conversationLoader.about(shown, held));
            return new ReadersConversation(
                    conversation, held.stream().map(Comment::id).collect(Collectors.toSet()));
        });
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> edit(CommentId comment, String text) {
        var words = Comment.checkedWords(text);
        var by = currentMember.id();
        var before = heldComments.find(comment, by).map(Comment::text);
        if (before.isEmpty()) {
            return new Gone<>();
        }
        if (!Mentions.areAdmitted(words, before.get(), member -> readers.include(member, comment.statement()))) {
            return new NotMentionable<>();
        }
        return quota.take(comment.statement(), by, words.length())
                ? heldComments
                        .edit(comment, by, words)
                        .<CommentChangeOutcome<Comment>>map(edited -> told(comment, new Done<>(edited)))
                        .orElseGet(Gone::new)
                : new TooMuch<>();
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> delete(CommentId comment) {
        return heldComments.delete(comment, currentMember.id()) ? told(comment, new Done<>(null)) : new Gone<>();
    }

    /** Sends it now, and not with a decision. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public WriteCommentOutcome send(CommentId comment) {
        var by = currentMember.id();
        var held = heldComments.find(comment, by);
        if (held.isPresent() && quota.isFull(comment.statement(), held.get().version())) {
            return new TooManyOpen(CommentQuota.MOST_OPEN);
        }
        return heldComments
                .send(comment, by, clock.instant())
                .<WriteCommentOutcome>map(Written::new)
                .orElseGet(NotHeld::new);
    }

    /** Only the author's own windows show it. */
    private CommentChangeOutcome<Comment> told(CommentId id, CommentChangeOutcome<Comment> outcome) {
        events.publishEvent(new ThreadChanged(id, false));
        return outcome;
    }
}
