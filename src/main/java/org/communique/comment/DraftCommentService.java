package org.communique.comment;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.Conversation.ConversationPage;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.draft.DraftAnchor;
import org.communique.statement.draft.DraftQuotations;
import org.communique.statement.draft.DraftService;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Quotation;
import org.communique.text.document.RichText;
import org.communique.text.unicode.AdmittedCharacters;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Talking about the words of a draft. A comment belongs to the version that the draft becomes: once that is frozen, it is a comment on
 * the version like any other.
 */
@Service
@PreAuthorize("denyAll()")
public class DraftCommentService {

    /**
     * A comment to write on words of the draft.
     *
     * @param words     as in {@link WriteComment}; without an address if they are enough to find the passage
     * @param anchor    with which editors find the words when they have changed; left out if null, or if it means other words
     * @param suggested the replacement; null for none
     */
    public record WriteDraftComment(
            StatementId statement,
            Quotation words,
            @Nullable DraftAnchor anchor,
            String text,
            @Nullable String suggested) {

        public WriteDraftComment {
            text = suggested == null ? Comment.checkedWords(text) : Comment.checked(text);
            WriteComment.checkLength(words);
            if (words.address().isEmpty() ? words.exact().isBlank() : !WriteComment.isPassage(words.address())) {
                throw new IllegalArgumentException("not a passage");
            }
        }
    }

    private static final int LONGEST_ABOUT = 1_000;

    private final Comments comments;
    private final ConversationLoader conversationLoader;
    private final CommentWriter commentWriter;
    private final Statements statements;
    private final DraftService drafts;
    private final DraftQuotations draftQuotations;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor heavyWorkExecutor;

    DraftCommentService(
            Comments comments,
            ConversationLoader conversationLoader,
            CommentWriter commentWriter,
            Statements statements,
            DraftService drafts,
            DraftQuotations draftQuotations,
            CurrentMember currentMember,
            HeavyWorkExecutor heavyWorkExecutor) {
        this.comments = comments;
        this.conversationLoader = conversationLoader;
        this.commentWriter = commentWriter;
        this.statements = statements;
        this.drafts = drafts;
        this.draftQuotations = draftQuotations;
        this.currentMember = currentMember;
        this.heavyWorkExecutor = heavyWorkExecutor;
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

    /** As {@link #about}, for a screen whose editor looks for the words: in the order of their passages' numbers, none with a place. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Conversation unplaced(StatementId statement) {
        var next = next(statement);
        return conversationLoader.unplaced(next, comments.upTo(next));
    }

    private VersionId next(StatementId statement) {
        return VersionId.of(statement, current(statement).frozen().versions() + 1);
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
        if (!statement.phase().isDrafted()) {
            return new WriteCommentOutcome.NotDrafting();
        }
        var anchored = anchored(command);
        if (anchored != null) {
            return write(statement, List.of(anchored), command.anchor(), command);
        }
        var draft = drafts.read(statement.id());
        var passages = parse(() -> Passages.of(draft));
        if (command.words().exact().isBlank()
                && isTooLong(passages, command.words().address())) {
            return new WriteCommentOutcome.PassageTooLong();
        }
        return write(statement, parse(() -> quoted(passages, command.words())), null, command);
    }

    private WriteCommentOutcome write(
            Statement statement, List<Quotation> quoted, @Nullable DraftAnchor anchor, WriteDraftComment command) {
        return commentWriter.write(
                statement.id(),
                statement.frozen().versions() + 1,
                quoted,
                anchor,
                command.text(),
                command.suggested(),
                null);
    }

    /**
     * Begins a thread on a suggestion in the draft.
     *
     * @param words which it adds or changes; they need not be in the draft
     */
    @PreAuthorize("@statementRights.canComment(#id)")
    public WriteCommentOutcome writeAbout(StatementId id, Comment.About about, String words, String text) {
        var statement = current(id);
        if (!statement.phase().isDrafted()) {
            return new WriteCommentOutcome.NotDrafting();
        }
        var exact = normal(words.substring(0, Math.min(words.length(), LONGEST_ABOUT)))
                .strip();
        var quotation = new Quotation("p1", exact.isEmpty() ? "¶" : exact, "", "");
        return commentWriter.write(
                id,
                statement.frozen().versions() + 1,
                List.of(quotation),
                null,
                Comment.checkedWords(text),
                null,
                about);
    }

    /** The words that the anchor means; null without one, or if it means others: what editors show is what was quoted. */
    private @Nullable Quotation anchored(WriteDraftComment command) {
        var anchor = command.anchor();
        if (anchor == null) {
            return null;
        }
        var words = heavyWorkExecutor
                .run(
                        WorkKind.DRAFT,
                        currentMember.id().value(),
                        () -> draftQuotations.of(command.statement(), List.of(anchor)))
                .get(anchor);
        return words != null
                        && words.exact().equals(normal(command.words().exact()).strip())
                ? words
                : null;
    }

    private static boolean isTooLong(Passages passages, String address) {
        return passages.at(address)
                .filter(passage -> passage.letters().length() > WriteComment.LONGEST_QUOTE)
                .isPresent();
    }

    /** An editor may hold invisible characters and runs of spaces, which this text lacks. */
    private static List<Quotation> quoted(Passages passages, Quotation words) {
        return words.exact().isBlank()
                ? passages.at(words.address())
                        .map(passage -> passage.quote(words))
                        .orElse(List.of())
                : passages.quote(normal(words));
    }

    static Quotation normal(Quotation words) {
        return new Quotation(words.address(), normal(words.exact()), normal(words.prefix()), normal(words.suffix()));
    }

    private static String normal(String words) {
        return words.lines()
                .map(line -> AdmittedCharacters.of(line).replaceAll(" {2,}", " "))
                .collect(Collectors.joining("\n"));
    }
}
