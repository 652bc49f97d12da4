package org.communique.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant.Right;
import org.communique.statement.access.GrantValidator;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.ReplacementOutcome.Replaced;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.statement.draft.SubmissionOutcome.NotDrafting;
import org.communique.statement.draft.SubmissionOutcome.NothingToSubmit;
import org.communique.statement.draft.SubmissionOutcome.Submitted;
import org.communique.statement.draft.SubmissionOutcome.Unchanged;
import org.communique.statement.lifecycle.GrantOutcome;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class StatementTests {

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    StatementService statements;

    @Autowired
    DraftService drafts;

    @Autowired
    StatementLifecycle lifecycle;

    Member coordinator;
    Member drafter;
    Member stranger;

    @BeforeEach
    void people() {
        coordinator = coalition.member(Role.COORDINATOR);
        drafter = coalition.member(Role.DRAFTER);
        stranger = coalition.member(Role.DRAFTER, Role.REVIEWER, Role.REPRESENTATIVE, Role.ADMINISTRATOR);
    }

    private StatementId opened(String markdown) {
        var text = markdown.isEmpty() ? RichText.EMPTY : CanonicalText.read(markdown);
        var grants = List.of(Grant.to(drafter.id(), Right.EDIT));
        return as(
                coordinator,
                () -> creation.open(new CreateStatement("On article 24", "en", "joint-statement", text, grants)));
    }

    @Test
    void givesAccessToThoseAloneWhoAreThereAndNotWithoutEnd() {
        var statement = opened("Text\n");
        var readers = List.of(Grant.to(drafter.id(), Right.READ), Grant.to(drafter.id(), Right.READ));
        runAs(coordinator, () -> statements.grant(statement, readers, 0));
        var many = Stream.generate(MemberId::random)
                .limit(GrantValidator.MOST + 1)
                .map(member -> Grant.to(member, Right.READ))
                .toList();

        for (var impossible : List.of(
                List.of(Grant.to(MemberId.random(), Right.READ)),
                List.of(Grant.to(OrganisationId.random(), Right.READ)),
                many)) {
            assertThatThrownBy(() -> runAs(coordinator, () -> statements.grant(statement, impossible, 0)))
                    .isInstanceOf(IllegalArgumentException.class);
            var opening = new CreateStatement("On article 24", "en", "joint-statement", RichText.EMPTY, impossible);
            assertThatThrownBy(() -> as(coordinator, () -> this.creation.open(opening)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(as(coordinator, () -> statements.get(statement)).grants())
                .containsExactly(Grant.to(drafter.id(), Right.READ));
    }

    @Test
    void isSeenByNobodyWithoutAccess() {
        var statement = opened("Text\n");

        assertThat(as(drafter, statements::list)).extracting(Statement::id).contains(statement);
        assertThat(as(stranger, statements::list)).extracting(Statement::id).doesNotContain(statement);
        for (Runnable attempt : List.<Runnable>of(
                () -> statements.get(statement),
                () -> statements.versions(statement),
                () -> statements.version(VersionId.of(statement, 1)),
                () -> statements.text(VersionId.of(statement, 1)),
                () -> drafts.read(statement),
                () -> drafts.submit(statement),
                () -> drafts.replace(statement, RichText.EMPTY),
                () -> statements.rename(statement, "Mine"),
                () -> statements.grant(statement, List.of(Grant.to(stranger.id(), Right.EDIT)), 0),
                () -> statements.abandon(statement))) {
            assertThatThrownBy(() -> runAs(stranger, attempt)).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void isNotOpenedByADrafter() {
        assertThatThrownBy(() -> runAs(
                        drafter,
                        () -> creation.open(
                                new CreateStatement("Mine", "en", "joint-statement", RichText.EMPTY, List.of()))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void cannotBeToldFromOneThatDoesNotExist() {
        var statement = opened("Text\n");

        assertThatThrownBy(() -> runAs(stranger, () -> statements.get(statement)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runAs(stranger, () -> statements.get(StatementId.random())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void freezesExactlyWhatTheDraftSays() {
        var statement = opened("# Title\n\nText _with_ emphasis.\n");

        var submitted = (Submitted) as(drafter, () -> drafts.submit(statement));

        var version = as(drafter, () -> statements.versions(statement)).getFirst();
        assertThat(version.id()).isEqualTo(submitted.version());
        var text = as(drafter, () -> statements.text(version.id())).orElseThrow();
        assertThat(text).isEqualTo("# Title\n\nText _with_ emphasis.\n");
        assertThat(version.hash()).isEqualTo(TextHash.of(text)).isEqualTo(submitted.hash());
        assertThat(version.frozenBy()).isEqualTo(drafter.id());
        assertThat(as(drafter, () -> statements.get(statement)).phase()).isEqualTo(Phase.IN_REVIEW);
    }

    @Test
    void takesNoEditWhileAVersionIsInReview() {
        var statement = opened("Text\n");
        runAs(drafter, () -> drafts.submit(statement));

        assertThat(as(drafter, () -> drafts.replace(statement, CanonicalText.read("Other\n"))))
                .isEqualTo(new ReplacementOutcome.Frozen());
        assertThat(as(drafter, () -> drafts.read(statement))).isEqualTo(CanonicalText.read("Text\n"));
    }

    @Test
    void refusesAnEmptyDraftAndLeavesItOpen() {
        var statement = opened("");

        assertThat(as(drafter, () -> drafts.submit(statement))).isEqualTo(new NothingToSubmit());
        assertThat(as(drafter, () -> drafts.replace(statement, CanonicalText.read("Text\n"))))
                .isEqualTo(new Replaced());
    }

    @Test
    void refusesTheSameTextTwice() {
        var statement = opened("Text\n");
        var first = (Submitted) as(drafter, () -> drafts.submit(statement));
        lifecycle.reopenDraft(first.version());

        assertThat(as(drafter, () -> drafts.submit(statement)))
                .isEqualTo(new Unchanged(first.version().number()));
        assertThat(as(drafter, () -> drafts.replace(statement, CanonicalText.read("Better text\n"))))
                .isEqualTo(new Replaced());
        assertThat(as(drafter, () -> drafts.submit(statement))).isInstanceOf(Submitted.class);
    }

    @Test
    void becomesOneVersionHoweverManySubmitItAtOnce() throws Exception {
        var statement = opened("Text\n");
        List<Future<SubmissionOutcome>> submissions = new ArrayList<>();
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                var member = i % 2 == 0 ? drafter : coordinator;
                submissions.add(together.submit(() -> as(member, () -> drafts.submit(statement))));
            }
        }
        int submitted = 0;
        for (var submission : submissions) {
            switch (submission.get()) {
                case Submitted done -> submitted++;
                case NotDrafting late -> assertThat(late.phase()).isEqualTo(Phase.IN_REVIEW);
                case NothingToSubmit wrong -> throw new AssertionError(wrong);
                case Unchanged wrong -> throw new AssertionError(wrong);
                case SubmissionOutcome.TooLong wrong -> throw new AssertionError(wrong);
                case SubmissionOutcome.Misread wrong -> throw new AssertionError(wrong);
                case SubmissionOutcome.TooManyVersions wrong -> throw new AssertionError(wrong);
                case SubmissionOutcome.TooManyOwnVersions wrong -> throw new AssertionError(wrong);
                case SubmissionOutcome.TooMuchFrozen wrong -> throw new AssertionError(wrong);
                case SubmissionOutcome.SubmittedTooOften wrong -> throw new AssertionError(wrong);
                case SubmissionOutcome.AmendmentObstacle wrong -> throw new AssertionError(wrong);
            }
        }
        assertThat(submitted).isOne();
        assertThat(as(drafter, () -> statements.versions(statement))).hasSize(1);
    }

    @Test
    void opensItsDraftAgainOnlyForTheVersionThatWasReviewed() {
        var statement = opened("Text\n");
        var first = ((Submitted) as(drafter, () -> drafts.submit(statement))).version();
        assertThat(lifecycle.reopenDraft(first)).isTrue();
        runAs(drafter, () -> drafts.replace(statement, CanonicalText.read("Better text\n")));
        runAs(drafter, () -> drafts.submit(statement));

        assertThat(lifecycle.reopenDraft(first)).isFalse();
        assertThat(as(drafter, () -> drafts.replace(statement, CanonicalText.read("Late\n"))))
                .isEqualTo(new ReplacementOutcome.Frozen());
    }

    @Test
    void bringsBackNoAccessThatAnotherCoordinatorHasTaken() {
        var statement = opened("Text\n");
        var seen = as(coordinator, () -> statements.get(statement));
        var other = coalition.member(Role.COORDINATOR);
        assertThat(as(other, () -> statements.grant(statement, List.of(), seen.accessRevision())))
                .isInstanceOf(GrantOutcome.Granted.class);

        var late = as(coordinator, () -> statements.grant(statement, seen.grants(), seen.accessRevision()));

        assertThat(late).isInstanceOfSatisfying(GrantOutcome.ChangedMeanwhile.class, outcome -> {
            assertThat(outcome.now().grants()).isEmpty();
            assertThat(as(
                            coordinator,
                            () -> statements.grant(
                                    statement, seen.grants(), outcome.now().accessRevision())))
                    .isInstanceOf(GrantOutcome.Granted.class);
        });
    }

    @Test
    void losesItsReadersWithTheirAccess() {
        var statement = opened("Text\n");
        runAs(coordinator, () -> statements.grant(statement, List.of(), 0));

        assertThatThrownBy(() -> runAs(drafter, () -> drafts.read(statement)))
                .isInstanceOf(AccessDeniedException.class);
    }
}
