package org.communique.coalition.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.access.AuthorityGranted.MandateGranted;
import org.communique.coalition.access.AuthorityGranted.RolesGranted;
import org.communique.coalition.directory.AccountRepository;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.MandateRepository;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.coalition.member.MandateGrant;
import org.communique.coalition.member.MandateService;
import org.communique.coalition.member.MemberData;
import org.communique.coalition.member.MemberService;
import org.communique.job.Reconciler;
import org.communique.mail.StoredEvent;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.storage.WriteFaults;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ServerTest
@RecordApplicationEvents
class GrantPolicyTests {

    @Autowired
    CoalitionFixtures people;

    @Autowired
    MemberService members;

    @Autowired
    MandateService mandates;

    @Autowired
    AccountRepository accounts;

    @Autowired
    MandateRepository storedMandates;

    @Autowired
    NoticeService notices;

    @Autowired
    List<Reconciler> reconcilers;

    @Autowired
    MongoOperations mongo;

    @Autowired
    WriteFaults faults;

    @Autowired
    ApplicationEvents events;

    @Test
    void tellsOfRolesAndMandatesThatWereGivenAtWhicheverWriteItsServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            var administrator = people.member(Role.ADMINISTRATOR);
            var member = people.member(Role.REPRESENTATIVE);
            kill.accept(() -> {
                runAs(administrator, () -> makeCoordinator(member));
                runAs(administrator, () -> mandates.grant(mandate(member)));
            });
            reconcile(administrator);
            var coordinates =
                    accounts.findById(member.id()).orElseThrow().roles().contains(Role.COORDINATOR);
            var signs = !storedMandates.findByMember(member.id()).isEmpty();
            assertThat(isTold(RolesGranted.class, member)).isEqualTo(coordinates);
            assertThat(isTold(MandateGranted.class, member)).isEqualTo(signs);
        });
        assertThat(writes).isGreaterThan(4);
    }

    @Test
    void tellsOfANewMemberAndOneWhoComesBackAtWhicheverWriteItsServerIsKilled() {
        faults.atEachWrite(kill -> {
            var administrator = people.member(Role.ADMINISTRATOR);
            var former = people.member(Role.COORDINATOR);
            runAs(administrator, () -> members.deactivate(former.id()));
            var address = former.id().value() + "@new.example";
            kill.accept(() -> {
                runAs(administrator, () -> members.reactivate(former.id()));
                runAs(administrator, () -> members.add(data(address, former, Role.COORDINATOR)));
            });
            reconcile(administrator);
            assertThat(isTold(RolesGranted.class, former))
                    .isEqualTo(accounts.findById(former.id()).orElseThrow().active());
            accounts.findByOrganisation(former.organisation()).stream()
                    .filter(account -> account.email().value().equals(address))
                    .forEach(account -> assertThat(isTold(RolesGranted.class, account.member()))
                            .isTrue());
        });
    }

    @Test
    void endsWhatADeactivatedMemberIsSignedInToAtWhicheverWriteItsServerIsKilled() {
        faults.atEachWrite(kill -> {
            var administrator = people.member(Role.ADMINISTRATOR);
            var member = people.member(Role.COORDINATOR);
            kill.accept(() -> runAs(administrator, () -> members.deactivate(member.id())));
            reconcile(administrator);
            assertThat(events.stream(AccessRevoked.class)
                            .anyMatch(revoked -> revoked.member().equals(member.id())))
                    .isNotEqualTo(accounts.findById(member.id()).orElseThrow().active());
        });
    }

    @Test
    void tellsOnceThoughTheServerWasKilledAfterItTold() {
        var administrator = people.member(Role.ADMINISTRATOR);
        var organisation = people.organisation("Organisation");
        var other = people.member(organisation, Role.REPRESENTATIVE);
        var member = people.member(organisation, Role.REPRESENTATIVE);
        people.mandate(other, organisation.id());
        var waiting = new AtomicReference<>(new Document());
        faults.slowAfter(
                1,
                () -> waiting.set(
                        requireNonNull(mongo.findOne(grantsBy(administrator), Document.class, "reconcileQueue"))),
                () -> runAs(administrator, () -> mandates.grant(mandate(member))));

        reconcile(waiting.get());
        reconcile(waiting.get());

        assertThat(events.stream(MandateGranted.class)).hasSize(3);
        await().until(() ->
                !mongo.exists(query(where("event.member").is(member.id().value())), StoredEvent.class));
        assertThat(as(other, notices::latest))
                .extracting(NoticeSummary::kind)
                .containsExactly(NoticeKind.MANDATE_BESIDE_YOURS);
        assertThat(mongo.exists(grantsBy(administrator), "reconcileQueue")).isFalse();
    }

    private boolean isTold(Class<? extends AuthorityGranted> kind, Member member) {
        return events.stream(kind).anyMatch(granted -> granted.member().equals(member.id()));
    }

    private void makeCoordinator(Member member) {
        var roles = Set.of(Role.REPRESENTATIVE, Role.COORDINATOR);
        var data = new MemberData(member.name(), member.email().value(), member.organisation(), roles);
        members.change(
                member.id(), data, accounts.findById(member.id()).orElseThrow().revision());
    }

    private static MemberData data(String address, Member like, Role role) {
        return new MemberData("New member", address, like.organisation(), Set.of(role));
    }

    private static MandateGrant mandate(Member member) {
        return new MandateGrant(
                member.id(), member.organisation(), LocalDate.of(2026, 1, 1), null, "decision of the board");
    }

    private static Query grantsBy(Member administrator) {
        return query(where("kind")
                .is("grant")
                .and("subject")
                .regex("/" + administrator.id().value() + "/"));
    }

    private void reconcile(Member administrator) {
        mongo.findAllAndRemove(grantsBy(administrator), Document.class, "reconcileQueue")
                .forEach(this::reconcile);
    }

    private void reconcile(Document entry) {
        reconcilers.stream()
                .filter(each -> each.kind().equals(entry.getString("kind")))
                .forEach(each -> each.reconcile(entry.getString("subject")));
    }
}
