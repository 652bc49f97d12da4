package org.communique.signon;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.DraftRights;
import org.communique.comment.CommentService;
import org.communique.publishing.PublicationService;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.storage.AskedOfTheStore;
import org.communique.workflow.progress.ProgressService;
import org.communique.workflow.review.ReviewService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A member to whom a statement is not open cannot tell that it exists: they get the same answer as for one that does not, and the
 * server asks the store the same for it, so that it takes as long.
 */
@ServerTest
class HiddenStatementsTests {

    @Autowired
    StatementService statements;

    @Autowired
    DraftService drafts;

    @Autowired
    DraftRights draftRights;

    @Autowired
    ActivityService activity;

    @Autowired
    CommentService comments;

    @Autowired
    ReviewService reviews;

    @Autowired
    ProgressService progress;

    @Autowired
    PublicationService publications;

    @Autowired
    SignOnService signOn;

    @Autowired
    SignOnCallService coordination;

    @Autowired
    AskedOfTheStore store;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    Organisation own;
    Member representative;
    Call approved;
    Call open;

    @BeforeEach
    void aForeignStatementAndAForeignCall() {
        own = people.organisation("Own");
        representative = people.member(own, Role.DRAFTER, Role.REVIEWER, Role.REPRESENTATIVE);
        people.mandate(representative, own.id());
        approved = calls.approved();
        open = calls.openFor(people.organisation("Other"));
    }

    @Test
    void answersTheSameByTheSameLookUpsWhetherOrNotThereIsAStatement() {
        List<Consumer<VersionId>> questions = List.of(
                version -> statements.get(version.statement()),
                version -> statements.versions(version.statement()),
                version -> statements.abandon(version.statement()),
                version -> drafts.read(version.statement()),
                version -> drafts.submit(version.statement()),
                version -> activity.of(version.statement()),
                version -> comments.about(version),
                version -> reviews.stages(version.statement()),
                version -> progress.progress(version.statement()),
                version -> publications.preview(version.statement()),
                version -> signOn.details(version.statement()),
                version -> signOn.receipt(version, own.id()),
                version -> signOn.withdraw(version, own.id()),
                version -> coordination.board(version),
                version -> draftRights.accessOf(
                        requireNonNull(SecurityContextHolder.getContext().getAuthentication()),
                        new DraftId(version.statement().value())));

        for (var question : questions) {
            var none = asked(question, VersionId.of(StatementId.random(), 1));

            assertThat(none).hasSizeGreaterThan(1);
            assertThat(asked(question, approved.version())).isEqualTo(none);
            assertThat(asked(question, open.version())).isEqualTo(none);
        }
    }

    @Test
    void showsWhoHasAccessToCoordinatorsAlone() {
        var call = calls.openFor(own);
        var reader = people.member(Role.DRAFTER);
        runAs(
                call.coordinator(),
                () -> statements.grant(call.statement(), List.of(Grant.to(reader.id(), Right.EDIT)), 0));

        assertThat(as(call.coordinator(), () -> statements.get(call.statement()))
                        .grants())
                .hasSize(1);
        for (var member : List.of(representative, reader)) {
            assertThat(as(member, () -> statements.get(call.statement())).grants())
                    .isEmpty();
            assertThat(as(member, statements::list))
                    .flatExtracting(Statement::grants)
                    .isEmpty();
            assertThat(as(member, () -> statements.latest(50)))
                    .flatExtracting(Statement::grants)
                    .isEmpty();
        }
    }

    /** What the store was asked, and what became of it. */
    private List<String> asked(Consumer<VersionId> question, VersionId version) {
        List<String> outcome = new ArrayList<>();
        var heard = store.during(() -> runAs(representative, () -> {
            try {
                question.accept(version);
            } catch (RuntimeException refusal) {
                outcome.add(refusal.getClass().getSimpleName());
            }
        }));
        heard.stream()
                .filter(line -> !line.contains("\"ok\""))
                .map(line -> line.replace(version.statement().value(), "STATEMENT"))
                .forEach(outcome::add);
        return outcome;
    }
}
