package org.communique.comment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.CommentChangeOutcome.ThreadFull;
import org.communique.comment.CommentChangeOutcome.TooOften;
import org.communique.comment.CommentEvent.Replied;
import org.communique.comment.CommentEvent.ThreadChanged;
import org.communique.comment.WriteCommentOutcome.PassageTooLong;
import org.communique.comment.WriteCommentOutcome.WordsNotThere;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.comparison.Passages;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Talking about the words of versions. */
@Service
@PreAuthorize("denyAll()")
public class CommentService {

    private final Comments comments;
    private final ConversationLoader conversationLoader;
    private final CommentQuota quota;
    private final CommentWriter commentWriter;
    private final StatementService statements;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final Clock clock;

    CommentService(
            Comments comments,
            ConversationLoader conversationLoader,
            CommentQuota quota,
            CommentWriter commentWriter,
            StatementService statements,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            HeavyWorkExecutor heavyWorkExecutor,
            Clock clock) {
        this.comments = comments;
        this.conversationLoader = conversationLoader;
        this.quota = quota;
        this.commentWriter = commentWriter;
        this.statements = statements;
        this.currentMember = currentMember;
        this.events = events;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.clock = clock;
    }

    /** The comments on a version, and those on older versions that still apply; empty if there is no such version. */
    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<Conversation> about(VersionId version) {
        return statements.version(version).map(shown -> parse(() -> conversationLoader.about(shown)));
    }

    /**
     * A part of it.
     *
     * @param after the comment that it begins after; null for the first part
     */
    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<ConversationPage> about(VersionId version, @Nullable CommentId after, int most) {
        return statements.version(version).map(shown -> parse(() -> conversationLoader.page(shown, after, most)));
    }

    private <T> T parse(Callable<T> work) {
        return heavyWorkExecutor.run(WorkKind.PARSE, currentMember.id().value(), work);
    }

    @PreAuthorize("@statementRights.canComment(#command.version().statement())")
    public WriteCommentOutcome write(WriteComment command) {
        var passage = statements
                .text(command.version())
                .flatMap(text -> parse(() ->
                        Passages.of(CanonicalText.read(text)).at(command.words().address())));
        if (passage.isEmpty()) {
            return new WordsNotThere();
        }
        if (command.words().exact().isBlank() && passage.get().letters().length() > WriteComment.LONGEST_QUOTE) {
            return new PassageTooLong();
        }
        var quoted = parse(() -> passage.get().quote(command.words()));
        return commentWriter.write(
                command.version().statement(),
                command.version().number(),
                quoted,
                null,
                command.text(),
                command.suggested());
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome reply(CommentId comment, String text) {
        var reply = new Reply(ReplyId.random(), currentMember.id(), Comment.checkedWords(text), now(), null, null);
        if (!mayWrite(comment.statement(), text.length())) {
            return new CommentChangeOutcome.TooMuch();
        }
        var changed = comments.reply(comment, reply);
        if (changed.isEmpty()) {
            return comments.find(comment).isEmpty() ? new Gone() : new ThreadFull();
        }
        events.publishEvent(new Replied(comment, changed.get().participants(), reply.by(), reply.at()));
        return new Done(changed.get());
    }

    /** Edits the caller's own comment or reply. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome edit(CommentId comment, String text) {
        var words = Comment.checkedWords(text);
        return mayWrite(comment.statement(), words.length())
                ? touched(comment, comments.edit(comment, currentMember.id(), words, now()))
                : new CommentChangeOutcome.TooMuch();
    }

    /** Edits the caller's own comment or reply. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome editReply(CommentId comment, ReplyId reply, String text) {
        var words = Comment.checkedWords(text);
        return mayWrite(comment.statement(), words.length())
                ? touched(comment, comments.editReply(comment, reply, currentMember.id(), words, now()))
                : new CommentChangeOutcome.TooMuch();
    }

    private boolean mayWrite(StatementId statement, int characters) {
        return quota.take(statement, currentMember.id(), characters);
    }

    /** Deletes the member's own comment. A thread with replies stays, without its first comment. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome delete(CommentId comment) {
        if (comments.remove(comment, currentMember.id())) {
            events.publishEvent(new ThreadChanged(comment));
            return new Done(null);
        }
        return touched(comment, comments.blank(comment, currentMember.id(), now()));
    }

    /** Deletes the member's own reply. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome deleteReply(CommentId comment, ReplyId reply) {
        return touched(comment, comments.deleteReply(comment, reply, currentMember.id()));
    }

    /** Takes away another member's words, which no one can read afterwards. That it was done, and by whom, stays on record. */
    @PreAuthorize("@statementRights.canCoordinate(#comment.statement())")
    public CommentChangeOutcome remove(CommentId comment) {
        return touched(comment, comments.removeWords(comment, currentMember.id(), now()));
    }

    /** As {@link #remove}, of a reply. */
    @PreAuthorize("@statementRights.canCoordinate(#comment.statement())")
    public CommentChangeOutcome removeReply(CommentId comment, ReplyId reply) {
        return touched(comment, comments.removeReply(comment, reply, currentMember.id()));
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome resolve(CommentId comment) {
        return quota.maySettle(currentMember.id())
                ? touched(comment, comments.resolve(comment, currentMember.id(), now()))
                : new TooOften();
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome reopen(CommentId comment) {
        return quota.maySettle(currentMember.id()) ? touched(comment, comments.reopen(comment)) : new TooOften();
    }

    private CommentChangeOutcome touched(CommentId id, Optional<Comment> changed) {
        if (changed.isEmpty()) {
            return new Gone();
        }
        events.publishEvent(new ThreadChanged(id));
        return new Done(changed.get());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
