package org.communique.statement.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementEvent.AccessChanged;
import org.communique.statement.StatementId;
import org.communique.statement.access.GrantProblem;
import org.communique.statement.access.GrantValidator;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.lifecycle.GrantOutcome.ChangedMeanwhile;
import org.communique.statement.lifecycle.GrantOutcome.Granted;
import org.communique.statement.lifecycle.GrantOutcome.Refused;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.document.RichText;
import org.communique.text.unicode.ShortTextException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ServerTest
@RecordApplicationEvents
class SharingServiceTests {

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    SharingService sharing;

    @Autowired
    StatementService statements;

    private Member coordinator;
    private Member drafter;
    private Member reviewer;
    private StatementId statement;

    @BeforeEach
    void open() {
        coordinator = coalition.member(Role.COORDINATOR);
        drafter = coalition.member(Role.DRAFTER);
        reviewer = coalition.member(Role.REVIEWER);
        statement = as(
                coordinator,
                () -> creation.open(new CreateStatement(
                        "On article 24",
                        "en",
                        "joint-statement",
                        RichText.EMPTY,
                        List.of(
                                Grant.to(drafter.id(), Right.READ),
                                Grant.to(drafter.id(), Right.EDIT),
                                Grant.to(reviewer.organisation(), Right.EDIT)))));
    }

    @Test
    void tellsMembersOfOneNameAndOrganisationApart() {
        var organisation = coalition.organisation("North House");
        var one = coalition.member("Ana Twice", organisation, Role.DRAFTER);
        var other = coalition.member("Ana Twice", organisation, Role.DRAFTER);
        var names = List.of(
                "Ana Twice (" + one.email().value() + ")",
                "Ana Twice (" + other.email().value() + ")");

        assertThat(as(coordinator, () -> sharing.candidates("Ana Twice")))
                .extracting(AccessCandidate::name)
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(as(coordinator, () -> sharing.preview(List.of(Grant.to(organisation.id(), Right.EDIT)))))
                .filteredOn(entry -> isOf(entry, one) || isOf(entry, other))
                .extracting(AccessEntry::name)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void saysWhoHasAccessWhyAndWhatTheirRolesLetThemUse() {
        assertThat(access().entries())
                .filteredOn(entry -> !entry.coordinator() || isOf(entry, coordinator))
                .extracting(AccessEntry::grantee, AccessEntry::own, AccessEntry::byOrganisation, AccessEntry::usable)
                .containsExactly(
                        tuple(Grantee.of(reviewer.organisation()), Right.EDIT, null, Right.EDIT),
                        tuple(Grantee.of(drafter.id()), Right.EDIT, null, Right.EDIT),
                        tuple(Grantee.of(coordinator.id()), null, null, Right.EDIT),
                        tuple(Grantee.of(reviewer.id()), null, Right.EDIT, Right.REVIEW));
        coalition.deactivate(drafter.id());
        assertThat(access().entries())
                .filteredOn(entry -> isOf(entry, drafter))
                .extracting(AccessEntry::own, AccessEntry::usable)
                .containsExactly(tuple(Right.EDIT, null));
    }

    /** A list has no grants; sent back as they are, they would take everyone's access. */
    @Test
    void replacesNoGrantsByThoseOfAListOfStatements() {
        change(AccessChange.grant(Grant.to(reviewer.id(), Right.READ)));
        var listed = as(drafter, () -> statements.latest(100)).stream()
                .filter(each -> each.id().equals(statement))
                .findFirst()
                .orElseThrow();

        assertThat(as(coordinator, () -> sharing.replace(statement, listed.grants(), listed.accessRevision())))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void changesTheAccessOfOneAndLeavesThatOfOthers() {
        var other = coalition.member(Role.DRAFTER);
        change(AccessChange.grant(Grant.to(other.id(), Right.REVIEW)));
        change(AccessChange.grant(Grant.to(drafter.id(), Right.READ)));
        change(AccessChange.revoke(Grantee.of(reviewer.organisation())));

        assertThat(access().entries())
                .filteredOn(entry -> entry.own() != null)
                .extracting(AccessEntry::grantee, AccessEntry::own)
                .containsExactlyInAnyOrder(
                        tuple(Grantee.of(other.id()), Right.REVIEW), tuple(Grantee.of(drafter.id()), Right.READ));
    }

    @Test
    void neverBringsBackWhatAnotherCoordinatorRemoved() {
        var seen = access().revision();
        var colleague = coalition.member(Role.COORDINATOR);
        runAs(colleague, () -> sharing.change(statement, AccessChange.revoke(Grantee.of(drafter.id())), seen));

        var late = as(
                coordinator,
                () -> sharing.change(statement, AccessChange.grant(Grant.to(drafter.id(), Right.REVIEW)), seen));

        assertThat(late).isInstanceOf(ChangedMeanwhile.class);
        assertThat(access().entries()).noneMatch(entry -> isOf(entry, drafter));
    }

    @Test
    void refusesTooManyAndUnknownOnesAndLongNotes() {
        var unknown = AccessChange.grant(Grant.to(MemberId.random(), Right.READ));
        assertThat(as(coordinator, () -> sharing.change(statement, unknown, 0)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isInstanceOf(GrantProblem.Unknown.class));
        var many = AccessChange.grant(Stream.generate(MemberId::random)
                .limit(GrantValidator.MOST)
                .map(member -> Grant.to(member, Right.READ))
                .toList());
        assertThat(as(coordinator, () -> sharing.change(statement, many, 0)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isInstanceOf(GrantProblem.TooMany.class));
        var endless =
                Stream.generate(() -> Grantee.of(drafter.id())).limit(2_001).toList();
        assertThatThrownBy(() -> new AccessChange(List.of(), endless, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AccessChange.grant(List.of()).notifying("a".repeat(501)))
                .isInstanceOf(ShortTextException.class);
    }

    @Test
    void notifiesOfNewAccessOnce(ApplicationEvents events) {
        var other = coalition.member(Role.DRAFTER);
        change(AccessChange.grant(Grant.to(other.id(), Right.READ)));
        assertThat(notes(events)).isEmpty();
        var more = AccessChange.grant(Grant.to(other.id(), Right.EDIT)).notifying(" Please write. ");
        change(more);
        change(more);
        assertThat(notes(events)).containsExactly("Please write.");
    }

    @Test
    void answersTheSameWhenTheReplyWasLost(ApplicationEvents events) {
        var seen = access().revision();
        var more = AccessChange.grant(Grant.to(coalition.member(Role.DRAFTER).id(), Right.EDIT))
                .notifying("Please write.");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(as(coordinator, () -> sharing.change(statement, more, seen)))
                    .isInstanceOf(Granted.class);
        }
        assertThat(notes(events)).containsExactly("Please write.");
    }

    private static List<String> notes(ApplicationEvents events) {
        return events.stream(AccessChanged.class)
                .map(AccessChanged::note)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void isForCoordinatorsAlone() {
        var change = AccessChange.grant(Grant.to(drafter.id(), Right.EDIT));
        for (Runnable attempt : List.<Runnable>of(
                () -> sharing.of(statement),
                () -> sharing.change(statement, change, 0),
                () -> sharing.candidates(""),
                () -> sharing.preview(List.of()))) {
            assertThatThrownBy(() -> runAs(drafter, attempt)).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void findsPeopleByTheirNameAndTheirOrganisations() {
        var mark = MemberId.random().value().substring(0, 8);
        var organisation = coalition.organisation("Lakeside (" + mark);
        var amira = coalition.member("Amira Haddad", organisation, Role.REVIEWER);
        var gone = coalition.member("Gone Person", organisation, Role.REVIEWER);
        coalition.deactivate(gone.id());

        assertThat(found("lakeside (" + mark))
                .extracting(AccessCandidate::grantee)
                .containsExactly(Grantee.of(organisation.id()), Grantee.of(amira.id()));
        assertThat(found(organisation.id().value()))
                .extracting(AccessCandidate::grantee)
                .contains(Grantee.of(organisation.id()));
        assertThat(found("ra hadd"))
                .filteredOn(candidate -> candidate.grantee().equals(Grantee.of(amira.id())))
                .extracting(AccessCandidate::detail, AccessCandidate::right)
                .containsExactly(tuple("Lakeside (" + mark, Right.REVIEW));
        assertThat(found(".*")).isEmpty();
        assertThat(found("a".repeat(10_000))).isEmpty();
        assertThat(found("")).hasSizeLessThanOrEqualTo(50);
    }

    private StatementAccess access() {
        return as(coordinator, () -> sharing.of(statement));
    }

    private void change(AccessChange change) {
        var seen = access().revision();
        assertThat(as(coordinator, () -> sharing.change(statement, change, seen)))
                .isInstanceOf(Granted.class);
    }

    private List<AccessCandidate> found(String part) {
        return as(coordinator, () -> sharing.candidates(part));
    }

    private static boolean isOf(AccessEntry entry, Member member) {
        return entry.grantee().equals(Grantee.of(member.id()));
    }
}
