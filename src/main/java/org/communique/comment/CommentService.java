package org.communique.comment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.coalition.CurrentMember;
import org.communique.comment.ActResult.Done;
import org.communique.comment.ActResult.Full;
import org.communique.comment.ActResult.Gone;
import org.communique.comment.CommentEvent.Commented;
import org.communique.comment.CommentEvent.Replied;
import org.communique.comment.CommentEvent.Touched;
import org.communique.comment.WriteResult.PassageTooLong;
import org.communique.comment.WriteResult.SameWords;
import org.communique.comment.WriteResult.WordsNotThere;
import org.communique.comment.WriteResult.WordsTwice;
import org.communique.comment.WriteResult.Written;
import org.communique.statement.StatementId;
import org.communique.statement.StatementService;
import org.communique.statement.VersionId;
import org.communique.text.CanonicalText;
import org.communique.text.Passages;
import org.communique.text.Quotation;
import org.communique.work.HeavyWork;
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
    private final Conversations conversations;
    private final CommentAllowance allowance;
    private final StatementService statements;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final HeavyWork heavyWork;
    private final Clock clock;

    CommentService(
            Comments comments,
            Conversations conversations,
            CommentAllowance allowance,
            StatementService statements,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            HeavyWork heavyWork,
            Clock clock) {
        this.comments = comments;
        this.conversations = conversations;
        this.allowance = allowance;
        this.statements = statements;
        this.currentMember = currentMember;
        this.events = events;
        this.heavyWork = heavyWork;
        this.clock = clock;
    }

    /** What is said about a version, and about older ones as far as it concerns this one; empty if there is none. */
    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<Conversation> about(VersionId version) {
        return statements.version(version).map(shown -> parse(() -> conversations.about(shown)));
    }

    /**
     * A part of it.
     *
     * @param after the comment that it begins after; null for the first part
     */
    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<ConversationPart> about(VersionId version, @Nullable CommentId after, int most) {
        return statements.version(version).map(shown -> parse(() -> conversations.part(shown, after, most)));
    }

    private <T> T parse(Callable<T> work) {
        return heavyWork.run(WorkKind.PARSE, currentMember.id().value(), work);
    }

    @PreAuthorize("@statementRights.canComment(#command.version().statement())")
    public WriteResult write(WriteComment command) {
        var passage = statements
                .text(command.version())
                .flatMap(text ->
                        parse(() -> Passages.of(CanonicalText.read(text)).at(command.paragraph())));
        if (passage.isEmpty()) {
            return new WordsNotThere();
        }
        if (command.exact().isBlank() && passage.get().letters().length() > WriteComment.LONGEST_QUOTE) {
            return new PassageTooLong();
        }
        var quoted = parse(() -> passage.get().quote(command.exact(), command.prefix(), command.suffix()));
        if (quoted.size() != 1) {
            return quoted.isEmpty() ? new WordsNotThere() : new WordsTwice();
        }
        var suggestion = command.suggested() == null ? null : Suggestion.of(command.suggested());
        if (suggestion != null && suggestion.words().equals(quoted.getFirst().exact())) {
            return new SameWords();
        }
        var comment = comment(command, quoted.getFirst(), suggestion);
        if (!mayWrite(comment.statement(), comment.length())) {
            return new WriteResult.TooMuch();
        }
        comments.insert(comment);
        events.publishEvent(new Commented(comment.id(), comment.by(), comment.at()));
        return new Written(comment);
    }

    private Comment comment(WriteComment command, Quotation quotation, @Nullable Suggestion suggestion) {
        var statement = command.version().statement();
        return new Comment(
                CommentId.random(statement),
                statement,
                command.version().number(),
                quotation,
                currentMember.id(),
                command.text(),
                now(),
                null,
                null,
                List.of(),
                null,
                null,
                suggestion);
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public ActResult reply(CommentId comment, String text) {
        if (!mayWrite(comment.statement(), text.length())) {
            return new ActResult.TooMuch();
        }
        var reply = new Reply(ReplyId.random(), currentMember.id(), Comment.checkedWords(text), now(), null);
        var changed = comments.reply(comment, reply);
        if (changed.isEmpty()) {
            return comments.find(comment).isEmpty() ? new Gone() : new Full();
        }
        events.publishEvent(new Replied(comment, changed.get().participants(), reply.by(), reply.at()));
        return new Done(changed.get());
    }

    /** Changes the own words. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public ActResult edit(CommentId comment, String text) {
        return mayWrite(comment.statement(), text.length())
                ? touched(comment, comments.edit(comment, currentMember.id(), Comment.checkedWords(text), now()))
                : new ActResult.TooMuch();
    }

    /** Changes the own words. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public ActResult editReply(CommentId comment, ReplyId reply, String text) {
        return mayWrite(comment.statement(), text.length())
                ? touched(
                        comment,
                        comments.editReply(comment, reply, currentMember.id(), Comment.checkedWords(text), now()))
                : new ActResult.TooMuch();
    }

    private boolean mayWrite(StatementId statement, int characters) {
        return allowance.take(statement, currentMember.id(), characters);
    }

    /** Takes the own words back. Once it was answered, the thread stays without them. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public ActResult delete(CommentId comment) {
        if (comments.remove(comment, currentMember.id())) {
            events.publishEvent(new Touched(comment));
            return new Done(null);
        }
        return touched(comment, comments.blank(comment, currentMember.id(), now()));
    }

    /** Takes the own words back. */
    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public ActResult deleteReply(CommentId comment, ReplyId reply) {
        return touched(comment, comments.deleteReply(comment, reply, currentMember.id()));
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public ActResult resolve(CommentId comment) {
        return touched(comment, comments.resolve(comment, currentMember.id(), now()));
    }

    @PreAuthorize("@statementRights.canComment(#comment.statement())")
    public ActResult reopen(CommentId comment) {
        return touched(comment, comments.reopen(comment));
    }

    private ActResult touched(CommentId id, Optional<Comment> changed) {
        if (changed.isEmpty()) {
            return new Gone();
        }
        events.publishEvent(new Touched(id));
        return new Done(changed.get());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
