package org.communique.comment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.CommentEvent.Commented;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.draft.DraftService;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Quotation;
import org.communique.text.document.RichText;
import org.communique.text.unicode.AdmittedCharacters;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Talking about the words of a draft. A comment belongs to the version that the draft becomes: once that is frozen, it is a comment on
 * the version like any other.
 */
@Service
@PreAuthorize("denyAll()")
public class DraftCommentService {

    private final Comments comments;
    private final ConversationLoader conversationLoader;
    private final CommentQuota quota;
    private final Statements statements;
    private final DraftService drafts;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final Clock clock;

    DraftCommentService(
            Comments comments,
            ConversationLoader conversationLoader,
            CommentQuota quota,
            Statements statements,
            DraftService drafts,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            HeavyWorkExecutor heavyWorkExecutor,
            Clock clock) {
        this.comments = comments;
        this.conversationLoader = conversationLoader;
        this.quota = quota;
        this.statements = statements;
        this.drafts = drafts;
        this.currentMember = currentMember;
        this.events = events;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.clock = clock;
    }

    /** The comments on the draft, and those on versions; with their place where their quotation is still in the draft. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Conversation about(StatementId statement) {
        var next = next(statement);
        var all = comments.upTo(next);
        var draft = textFor(all, statement);
        return parse(() -> conversationLoader.aboutDraft(next, all, draft));
    }

    /**
     * A part of it.
     *
     * @param after the comment that it begins after; null for the first part
     */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public ConversationPage about(StatementId statement, @Nullable CommentId after, int most) {
        var next = next(statement);
        var all = comments.upTo(next);
        var draft = textFor(all, statement);
        return parse(() -> conversationLoader.pageOfDraft(next, all, draft, after, most));
    }

    private VersionId next(StatementId statement) {
        return VersionId.of(statement, current(statement).versions() + 1);
    }

    private Statement current(StatementId statement) {
        return statements.findById(statement).orElseThrow();
    }

    private RichText textFor(List<Comment> all, StatementId statement) {
        return all.isEmpty() ? RichText.EMPTY : drafts.read(statement);
    }

    private <T> T parse(Callable<T> work) {
        return heavyWorkExecutor.run(WorkKind.PARSE, currentMember.id().value(), work);
    }

    @PreAuthorize("@statementRights.canComment(#command.statement())")
    public WriteCommentOutcome write(WriteDraftComment command) {
        var statement = current(command.statement());
        if (statement.phase() != Phase.DRAFTING) {
            return new WriteCommentOutcome.NotDrafting();
        }
        var draft = drafts.read(statement.id());
        var passages = parse(() -> Passages.of(draft));
        if (command.exact().isBlank() && isTooLong(passages, command.paragraph())) {
            return new WriteCommentOutcome.PassageTooLong();
        }
        var quoted = parse(() -> quoted(passages, command));
        if (quoted.size() != 1) {
            return quoted.isEmpty() ? new WriteCommentOutcome.WordsNotThere() : new WriteCommentOutcome.WordsTwice();
        }
        var suggestion = command.suggested() == null ? null : Suggestion.of(command.suggested());
        if (suggestion != null && suggestion.words().equals(quoted.getFirst().exact())) {
            return new WriteCommentOutcome.SameWords();
        }
        var comment = comment(statement, command, quoted.getFirst(), suggestion);
        if (!quota.take(statement.id(), comment.by(), comment.length())) {
            return new WriteCommentOutcome.TooMuch();
        }
        comments.insert(comment);
        events.publishEvent(new Commented(comment.id(), comment.by(), comment.at()));
        return new WriteCommentOutcome.Written(comment);
    }

    private static boolean isTooLong(Passages passages, String address) {
        return passages.at(address)
                .filter(passage -> passage.letters().length() > WriteComment.LONGEST_QUOTE)
                .isPresent();
    }

    /** An editor may hold invisible characters and runs of spaces, which this text lacks. */
    private static List<Quotation> quoted(Passages passages, WriteDraftComment command) {
        return command.exact().isBlank()
                ? passages.at(command.paragraph())
                        .map(passage -> passage.quote("", "", ""))
                        .orElse(List.of())
                : passages.quote(
                        normal(command.exact()),
                        normal(command.prefix()),
                        normal(command.suffix()),
                        command.paragraph());
    }

    private static String normal(String words) {
        return words.lines()
                .map(line -> AdmittedCharacters.of(line).replaceAll(" {2,}", " "))
                .collect(Collectors.joining("\n"));
    }

    private Comment comment(
            Statement statement, WriteDraftComment command, Quotation quotation, @Nullable Suggestion suggestion) {
        return new Comment(
                CommentId.random(statement.id()),
                statement.id(),
                statement.versions() + 1,
                quotation,
                currentMember.id(),
                command.text(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                List.of(),
                null,
                null,
                suggestion,
                command.anchor());
    }
}
