package org.communique.comment;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentEvent.Replied;
import org.communique.comment.CommentEvent.ThreadChanged;
import org.communique.comment.WriteCommentOutcome.PassageTooLong;
import org.communique.comment.WriteCommentOutcome.WordsNotThere;
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
    private final ThreadChanges threadChanges;
    private final CommentWriter commentWriter;
    private final StatementService statements;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final HeavyWorkExecutor heavyWorkExecutor;

    CommentService(
            Comments comments,
            ConversationLoader conversationLoader,
            ThreadChanges threadChanges,
            CommentWriter commentWriter,
            StatementService statements,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            HeavyWorkExecutor heavyWorkExecutor) {
        this.comments = comments;
        this.conversationLoader = conversationLoader;
        this.threadChanges = threadChanges;
        this.commentWriter = commentWriter;
        this.statements = statements;
        this.currentMember = currentMember;
        this.events = events;
        this.heavyWorkExecutor = heavyWorkExecutor;
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
                command.suggested(),
                null);
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> reply(CommentId comment, String text) {
        var replied = threadChanges.reply(comments, comment.statement(), comment, text);
        if (replied instanceof Done<Comment>(Comment thread)) {
            var reply = thread.replies().getLast();
            events.publishEvent(new Replied(comment, thread.participants(), reply.by(), reply.at()));
        }
        return replied;
    }

    /** Edits the caller's own comment or reply. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> edit(CommentId comment, String text) {
        return told(comment, threadChanges.edit(comments, comment.statement(), comment, text));
    }

    /** Edits the caller's own comment or reply. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> editReply(CommentId comment, ReplyId reply, String text) {
        return told(comment, threadChanges.editReply(comments, comment.statement(), comment, reply, text));
    }

    /** Deletes the member's own comment. A thread with replies stays, without its first comment. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> delete(CommentId comment) {
        return told(comment, threadChanges.delete(comments, comment));
    }

    /** Deletes the member's own reply. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> deleteReply(CommentId comment, ReplyId reply) {
        return told(comment, threadChanges.deleteReply(comments, comment, reply));
    }

    /** Takes away another member's words, which no one can read afterwards. That it was done, and by whom, stays on record. */
    @PreAuthorize("@statementRights.canCoordinate(#comment.statement())")
    public CommentChangeOutcome<Comment> remove(CommentId comment) {
        return told(comment, threadChanges.remove(comments, comment));
    }

    /** As {@link #remove}, of a reply. */
    @PreAuthorize("@statementRights.canCoordinate(#comment.statement())")
    public CommentChangeOutcome<Comment> removeReply(CommentId comment, ReplyId reply) {
        return told(comment, threadChanges.removeReply(comments, comment, reply));
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> resolve(CommentId comment) {
        return told(comment, threadChanges.resolve(comments, comment));
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> reopen(CommentId comment) {
        return told(comment, threadChanges.reopen(comments, comment));
    }

    /** Tells open screens of what was done. */
    private CommentChangeOutcome<Comment> told(CommentId id, CommentChangeOutcome<Comment> outcome) {
        if (outcome instanceof Done) {
            events.publishEvent(new ThreadChanged(id));
        }
        return outcome;
    }
}
