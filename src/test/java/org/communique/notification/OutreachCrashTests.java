package org.communique.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.communique.HttpsServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.coalition.member.MemberInvitationService;
import org.communique.coalition.member.MemberService;
import org.communique.id.Id;
import org.communique.invitation.InvitationState;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.invitation.join.JoinRequestId;
import org.communique.invitation.join.JoinRequestService;
import org.communique.mail.MailState;
import org.communique.mail.SentMessages.SentWords;
import org.communique.mail.StoredEvent;
import org.communique.mail.StoredEvents;
import org.communique.signon.SignOnEvent.DeadlineExtended;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.call.CallReconciler;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.SignOnCallService;
import org.communique.storage.WriteFaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/** A server ends at each of the writes by which people are written to, and the coordinator tries again. */
@HttpsServerTest
class OutreachCrashTests {

    private static final String WORDS = "We count on you.";

    @Autowired
    WriteFaults faults;

    @Autowired
    SignOnCallService coordination;

    @Autowired
    CallReconciler reconciler;

    @Autowired
    InvitationService invitations;

    @Autowired
    MemberInvitationService memberInvitations;

    @Autowired
    JoinRequestService joining;

    @Autowired
    MemberService members;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    @Autowired
    MovableClock clock;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ApplicationContext context;

    Organisation association;
    Member representative;

    @BeforeEach
    void people() {
        association = people.organisation("Association");
        representative = people.representative(association);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void remindsOnceWithTheWordsThatAreOnRecord() {
        int writes = faults.atEachWrite(kill -> {
            var call = calls.openFor(association);
            settle();
            kill.accept(() -> remind(call));
            settle();
            assertThat(reminded(call)).isEqualTo(mails(call, "REMINDED").size());

            if (reminded(call) == 0) {
                assertThat(as(call.coordinator(), () -> coordination.remindable(call.version()))
                                .organisations())
                        .containsExactly(association.id());
                remind(call);
                settle();
            }
            assertThat(mails(call, "REMINDED")).singleElement().satisfies(this::quotes);
            assertThat(reminded(call)).isOne();
            remind(call);
            settle();
            assertThat(mails(call, "REMINDED")).hasSize(1);
        });
        assertThat(writes).isPositive();
    }

    private void remind(Call call) {
        runAs(call.coordinator(), () -> coordination.remind(call.version(), Set.of(association.id()), WORDS));
    }

    @Test
    void opensACallWithTheWordsThatAreOnRecord() {
        int writes = faults.atEachWrite(kill -> {
            var call = calls.approved();
            kill.accept(() -> open(call));
            recover(call);
            open(call);
            settle();
            invitedOnce(call);
        });
        assertThat(writes).isPositive();
    }

    private void open(Call call) {
        runAs(
                call.coordinator(),
                () -> coordination.open(new OpenCall(
                        call.statement(),
                        Set.of(association.id()),
                        clock.instant().plus(Duration.ofDays(1)),
                        null,
                        WORDS)));
    }

    @Test
    void invitesAnOrganisationWithTheWordsThatAreOnRecord() {
        int writes = faults.atEachWrite(kill -> {
            var call = calls.openFor(people.organisation("Other"));
            kill.accept(() -> invite(call));
            recover(call);
            invite(call);
            settle();
            invitedOnce(call);
        });
        assertThat(writes).isPositive();
    }

    private void invite(Call call) {
        runAs(call.coordinator(), () -> coordination.invite(call.version(), Set.of(association.id()), WORDS));
    }

    private void invitedOnce(Call call) {
        assertThat(mails(call, "CALLED_TO_SIGN")).singleElement().satisfies(this::quotes);
        assertThat(sent(call, SentWords.Kind.CALLED_TO_SIGN)).containsExactly(WORDS);
    }

    @Test
    void invitesAContactOnceWithTheWordsThatAreOnRecord() {
        int writes = faults.atEachWrite(kill -> {
            var call = calls.openFor(people.organisation("Other"));
            var contact = contact();
            kill.accept(() -> invite(call, contact));
            recover(call);
            assertThat(sent(call, SentWords.Kind.CONTACT_INVITED)).hasSameSizeAs(mails(call, "INVITATION_INVITE"));
            invite(call, contact);
            settle();
            assertThat(mails(call, "INVITATION_INVITE")).singleElement().satisfies(this::quotes);
            assertThat(sent(call, SentWords.Kind.CONTACT_INVITED)).containsExactly(WORDS);
        });
        assertThat(writes).isPositive();
    }

    @Test
    void admitsAnOrganisationOnceThatAsksToJoin() {
        int writes = faults.atEachWrite(kill -> {
            var call = calls.openFor(association);
            var name = "Newcomers " + MemberId.random().value();
            var contact = contact();
            var request = request(call, name, contact);
            kill.accept(() -> admit(call, request));
            recover(call);
            clock.move(Duration.ofMinutes(1));
            admit(call, request);
            settle();
            assertThat(mongo.count(query(where("to").is(contact)), "outbox")).isOne();
            assertThat(mongo.count(query(where("contact").is(contact)), "invitations"))
                    .isOne();
            assertThat(mongo.count(query(where("officialName").is(name)), "organisations"))
                    .isOne();
            assertThat(mongo.findById(request, Document.class, "joinRequests")).containsEntry("state", "ACCEPTED");
        });
        assertThat(writes).isPositive();
    }

    private void admit(Call call, JoinRequestId request) {
        runAs(call.coordinator(), () -> joining.accept(call.version(), request));
    }

    private JoinRequestId request(Call call, String name, EmailAddress contact) {
        var id = Id.random();
        mongo.insert(
                new Document("_id", id)
                        .append("version", call.version().value())
                        .append(
                                "organisation",
                                new Document("officialName", name)
                                        .append("displayName", name)
                                        .append("country", "KE")
                                        .append("region", "AFRICA")
                                        .append("status", "NONE")
                                        .append("domain", ""))
                        .append("contact", contact.value())
                        .append("contactName", "Ada Guest")
                        .append("message", "")
                        .append("at", clock.instant())
                        .append("mailed", true)
                        .append("state", "CONFIRMED")
                        .append("confirmationHash", id)
                        .append("confirmBy", clock.instant()),
                "joinRequests");
        return new JoinRequestId(id);
    }

    @Test
    void remindsContactsOnceWithTheWordsThatAreOnRecord() {
        int writes = faults.atEachWrite(kill -> {
            var call = calls.openFor(people.organisation("Other"));
            var contact = contact();
            runAs(
                    call.coordinator(),
                    () -> coordination.extend(call.version(), clock.instant().plus(Duration.ofDays(9))));
            invite(call, contact);
            await().until(() -> mails(call, "INVITATION_INVITE").getFirst().get("state"), "HANDED_OVER"::equals);
            clock.move(Duration.ofDays(1));
            kill.accept(() -> remindContacts(call));
            settle();
            assertThat(sent(call, SentWords.Kind.CONTACT_REMINDED)).hasSameSizeAs(mails(call, "INVITATION_REMIND"));
            clock.move(Duration.ofMinutes(2));
            remindContacts(call);
            settle();
            assertThat(mails(call, "INVITATION_REMIND")).singleElement().satisfies(this::quotes);
            assertThat(sent(call, SentWords.Kind.CONTACT_REMINDED)).containsExactly(WORDS);
        });
        assertThat(writes).isPositive();
    }

    private void remindContacts(Call call) {
        runAs(call.coordinator(), () -> invitations.remind(call.version(), Set.of(association.id()), WORDS));
    }

    @Test
    void tellsAContactOnceThatItsAnswerIsRefused() {
        int writes = faults.atEachWrite(kill -> {
            var call = calls.openFor(people.organisation("Other"));
            invite(call, contact());
            mongo.updateFirst(
                    query(where("version").is(call.version())),
                    new Update().set("state", InvitationState.CONFIRMED).set("confirmationHash", call.version()),
                    "invitations");
            kill.accept(() -> refuse(call));
            settle();
            refuse(call);
            settle();
            assertThat(mails(call, "INVITATION_REFUSED")).hasSize(1);
            assertThat(as(call.coordinator(), () -> invitations.of(call.version())))
                    .extracting(row -> row.state())
                    .containsExactly(InvitationState.REFUSED);
        });
        assertThat(writes).isPositive();
    }

    private void refuse(Call call) {
        as(call.coordinator(), () -> invitations.refuse(call.version(), association.id(), "Not by you."));
    }

    @Test
    void tellsContactsOnceOfAnExtension() {
        int writes = faults.atEachWrite(kill -> {
            var call = calls.openFor(people.organisation("Other"));
            invite(call, contact());
            await().until(() -> mails(call, "INVITATION_INVITE").getFirst().get("state"), "HANDED_OVER"::equals);
            clock.move(Duration.ofSeconds(1));
            var extended = new DeadlineExtended(
                    call.version(),
                    Set.of(association.id()),
                    clock.instant().plus(Duration.ofDays(9)),
                    clock.instant());
            var stored = new StoredEvent(Id.random(), extended, clock.instant(), null, null);
            kill.accept(() -> StoredEvents.deliver(context, stored));
            StoredEvents.deliver(context, stored);
            assertThat(mails(call, "INVITATION_EXTENDED")).hasSize(1);
            clock.move(Duration.ofMinutes(2));
            // The server that published it ended before it was known to be.
            StoredEvents.deliver(context, new StoredEvent(Id.random(), extended, clock.instant(), null, null));
            assertThat(mails(call, "INVITATION_EXTENDED")).hasSize(1);
        });
        assertThat(writes).isPositive();
    }

    @Test
    void invitesMembersOnceWithTheWordsThatAreOnRecord() {
        var administrator = people.member(Role.ADMINISTRATOR);
        int writes = faults.atEachWrite(kill -> {
            var invited = List.of(member(), member());
            kill.accept(() -> inviteMembers(administrator, invited));
            for (var each : invited) {
                assertThat(accountWords(administrator, each)).hasSameSizeAs(mails(each));
                assertThat(isInvited(administrator, each))
                        .isEqualTo(!mails(each).isEmpty());
            }
            inviteMembers(administrator, invited);
            for (var each : invited) {
                assertThat(mails(each)).singleElement().satisfies(this::quotes);
                assertThat(accountWords(administrator, each)).containsExactly(WORDS);
            }
        });
        assertThat(writes).isPositive();
    }

    private Member member() {
        return people.member(people.organisation("Newcomers"), Role.DRAFTER);
    }

    private void inviteMembers(Member administrator, List<Member> invited) {
        runAs(
                administrator,
                () -> memberInvitations.invite(invited.stream().map(Member::id).toList(), WORDS));
    }

    private boolean isInvited(Member administrator, Member member) {
        return as(administrator, members::all).stream()
                .anyMatch(each -> each.member().id().equals(member.id()) && each.invited());
    }

    private List<String> accountWords(Member administrator, Member member) {
        return as(administrator, () -> memberInvitations.sent(member.id())).stream()
                .map(each -> each.words())
                .toList();
    }

    private EmailAddress contact() {
        return new EmailAddress("ada-" + MemberId.random().value() + "@guest.example");
    }

    private void invite(Call call, EmailAddress contact) {
        runAs(
                call.coordinator(),
                () -> invitations.invite(
                        new InviteOrganisation(call.version(), association.id(), contact, "Ada Guest", WORDS)));
    }

    /** What the next server does, or another one within minutes, with this call alone: each attempt opens one. */
    private void recover(Call call) {
        reconciler.reconcile(call.version().value());
        clock.move(Duration.ofMinutes(2));
        reconciler.reconcile(call.version().value());
        settle();
    }

    private void settle() {
        StoredEvents.deliverAll(context);
    }

    private int reminded(Call call) {
        return sent(call, SentWords.Kind.REMINDED).size();
    }

    private List<String> sent(Call call, SentWords.Kind kind) {
        return as(call.coordinator(), () -> coordination.board(call.version())).rows().stream()
                .filter(row -> row.organisation().id().equals(association.id()))
                .flatMap(row -> row.contacts().sent().stream())
                .filter(each -> each.kind() == kind)
                .map(SentWords::words)
                .toList();
    }

    private List<Document> mails(Call call, String kind) {
        return mongo.find(
                query(where("topic").is(call.version().value()).and("kind").is(kind)), Document.class, "outbox");
    }

    private List<Document> mails(Member member) {
        return mongo.find(
                query(where("to").is(member.email()).and("kind").is("LINK_INVITATION")), Document.class, "outbox");
    }

    /** While the relay does not have it. */
    private void quotes(Document mail) {
        if (mail.get("content") instanceof Document content) {
            assertThat(content.getString("text")).contains("> " + WORDS);
        } else {
            assertThat(mail.getString("state")).isEqualTo(MailState.HANDED_OVER.name());
        }
    }
}
