package org.communique.comment;

import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.List;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome.Submitted;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.text.comparison.Quotation;
import org.communique.text.markdown.CanonicalText;
import org.jspecify.annotations.Nullable;

/** A statement with people around it, from version to version. */
final class CommentFixtures {

    private final StatementCreationService creation;
    private final DraftService drafts;
    private final StatementLifecycle statementLifecycle;
    final Member coordinator;
    final Member drafter;
    final Member colleague;
    final Member reviewer;
    final Member reader;

    CommentFixtures(
            CoalitionFixtures coalition,
            StatementCreationService creation,
            DraftService drafts,
            StatementLifecycle statementLifecycle) {
        this.creation = creation;
        this.drafts = drafts;
        this.statementLifecycle = statementLifecycle;
        coordinator = coalition.member(Role.COORDINATOR);
        drafter = coalition.member(Role.DRAFTER);
        colleague = coalition.member(Role.DRAFTER);
        reviewer = coalition.member(Role.REVIEWER);
        reader = coalition.member(Role.DRAFTER, Role.REVIEWER);
    }

    VersionId submitted(String markdown) {
        return submit(drafting(markdown));
    }

    StatementId drafting(String markdown) {
        var grants = List.of(
                Grant.to(drafter.id(), Right.EDIT),
                Grant.to(colleague.id(), Right.EDIT),
                Grant.to(reviewer.id(), Right.REVIEW),
                Grant.to(reader.id(), Right.READ));
        var text = CanonicalText.read(markdown);
        return as(
                coordinator,
                () -> creation.open(new CreateStatement("On article 24", "en", "joint-statement", text, grants)));
    }

    VersionId submit(StatementId statement) {
        return ((Submitted) as(drafter, () -> drafts.submit(statement))).version();
    }

    void reopen(VersionId version) {
        statementLifecycle.reopenDraft(version);
    }

    VersionId next(VersionId version, String markdown) {
        reopen(version);
        as(drafter, () -> drafts.replace(version.statement(), CanonicalText.read(markdown)));
        return submit(version.statement());
    }

    String draft(VersionId version) {
        return CanonicalText.of(as(drafter, () -> drafts.read(version.statement())));
    }

    void write(StatementId statement, String markdown) {
        as(drafter, () -> drafts.replace(statement, CanonicalText.read(markdown)));
    }

    static WriteComment about(VersionId version, String paragraph, String words, @Nullable String suggested) {
        return new WriteComment(version, new Quotation(paragraph, words), suggested == null ? "Why?" : "", suggested);
    }
}
