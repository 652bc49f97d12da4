package org.communique.comment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.CommentEvent.Assigned;
import org.communique.comment.CommentEvent.Replied;
import org.communique.comment.CommentEvent.ThreadChanged;
import org.communique.comment.Conversation.ConversationPage;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.Reply.ReplyId;
import org.communique.comment.WriteCommentOutcome.PassageTooLong;
import org.communique.comment.WriteCommentOutcome.WordsNotThere;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementReaders;
import org.communique.statement.access.StatementRights;
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
    private final StatementReaders readers;
    private final StatementRights rights;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final Clock clock;

    CommentService(
            Comments comments,
            ConversationLoader conversationLoader,
            ThreadChanges threadChanges,
            CommentWriter commentWriter,
            StatementService statements,
            StatementReaders readers,
            StatementRights rights,
            Directory directory,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            HeavyWorkExecutor heavyWorkExecutor,
            Clock clock) {
        this.comments = comments;
        this.conversationLoader = conversationLoader;
        this.threadChanges = threadChanges;
        this.commentWriter = commentWriter;
        this.statements = statements;
        this.readers = readers;
        this.rights = rights;
        this.directory = directory;
        this.currentMember = currentMember;
        this.events = events;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.clock = clock;
    }

    /** The comments on a version, and those on older versions that still apply; empty if there is no such version. */
    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<Conversation> about(VersionId version) {
        return statements.version(version).map(shown -> parse(() -> conversationLoader.about(shown, List.of())));
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
        return write(command, false);
    }

    /** Keeps it for the member's decision: until that is sent, no one else sees it. */
    @PreAuthorize("@statementRights.canComment(#command.version().statement())")
    public WriteCommentOutcome hold(WriteComment command) {
        return write(command, true);
    }

    private WriteCommentOutcome write(WriteComment command, boolean held) {
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
        return held
                ? commentWriter.hold(command, quoted)
                : commentWriter.write(
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
        return comments.find(comment)
                .map(thread -> threadChanges.reply(
                        comments,
                        comment.statement(),
                        comment,
                        text,
                        readersOf(comment),
                        reply -> new Replied(comment, thread.participants(), reply.by(), reply.at())))
                .orElseGet(Gone::new);
    }

    /** Edits the caller's own comment or reply. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> edit(CommentId comment, String text) {
        return told(comment, threadChanges.edit(comments, comment.statement(), comment, text, readersOf(comment)));
    }

    /** Edits the caller's own comment or reply. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> editReply(CommentId comment, ReplyId reply, String text) {
        return told(
                comment,
                threadChanges.editReply(comments, comment.statement(), comment, reply, text, readersOf(comment)));
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

    /** Who can be mentioned, and deal with a thread: those who may read the statement, by name. */
    @PreAuthorize("@statementRights.canComment(#statement)")
    public List<Mentionable> mentionable(StatementId statement) {
        return Mentionable.of(readers.of(statement), directory);
    }

    private Predicate<MemberId> readersOf(CommentId comment) {
        return member -> readers.include(member, comment.statement());
    }

    /**
     * Has a member deal with the thread, in place of any other.
     *
     * @param day by the end of which, in the member's own time; null for none
     */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> assign(CommentId comment, MemberId to, @Nullable LocalDate day) {
        return threadChanges.assign(
                comments,
                comment,
                to,
                day,
                readersOf(comment),
                given -> new Assigned(comment, to, given.by(), given.at()));
    }

    /** No one is to deal with the thread any more. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public CommentChangeOutcome<Comment> takeBack(CommentId comment) {
        var outcome = threadChanges.takeBack(comments, comment);
        if (outcome instanceof Done) {
            events.publishEvent(new ThreadChanged(comment, true));
        }
        return outcome;
    }

    /** Says that what the thread was assigned for is done: for the member who deals with it, who assigned it, and drafters. */
    @PreAuthorize("@statementRights.canRead(#comment.statement())")
    public CommentChangeOutcome<Comment> finish(CommentId comment) {
        return told(comment, threadChanges.finish(comments, comment, rights.canEdit(comment.statement())));
    }

    /** Tells open screens of what was done. */
    private CommentChangeOutcome<Comment> told(CommentId id, CommentChangeOutcome<Comment> outcome) {
        if (outcome instanceof Done<Comment>(var thread)) {
            events.publishEvent(new ThreadChanged(id, thread == null || thread.assignment() != null));
        }
        return outcome;
    }
}
