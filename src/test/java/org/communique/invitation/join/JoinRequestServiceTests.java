package org.communique.invitation.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.asUnconfirmed;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.coalition.access.ConfirmationRequiredException;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.OrganisationData;
import org.communique.coalition.member.OrganisationRegistrar;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ServerProperties;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.ContactMailer;
import org.communique.invitation.LinkToken;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.dispatch.InvitationRateLimiter;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.invitation.duplicate.DuplicateCandidate.Similarity;
import org.communique.invitation.join.JoinRequest.JoinStatus;
import org.communique.mail.EventOutbox;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.communique.mail.OutboxWithRelay;
import org.communique.mail.StoredEvents;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.security.CookieClient;
import org.communique.signon.AnswerContent;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.participation.SignOnCall;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.version.Versions;
import org.communique.statement.worklist.WorkItem;
import org.communique.storage.WriteFaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

@ServerTest
class JoinRequestServiceTests {

    private static int newcomers;
    private static int mailboxes;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JoinRequestService queue;

    @Autowired
    JoinRequests requests;

    @Autowired
    JoinRateLimiter limit;

    @Autowired
    UnconfirmedRequestLimit unconfirmedLimit;

    @Autowired
    InvitationRateLimiter invitationLimit;

    @Autowired
    SignOnCallService calls;

    @Autowired
    SignOnService signOn;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls fixtures;

    @Autowired
    MovableClock clock;

    @Autowired
    MongoOperations mongo;

    Call call;
    Organisation member;
    String page;
    String newcomer;
    CookieClient visitor;

    @Autowired
    InvitationService invitations;

    @Autowired
    AnswerRecorder answers;

    @Autowired
    Versions versions;

    @Autowired
    OrganisationRegistrar admission;

    @Autowired
    MailOutbox outbox;

    @Autowired
    ActivityService activity;

    @Autowired
    MessageSource messages;

    @Autowired
    ServerProperties server;

    @Autowired
    Coalition coalition;

    @BeforeEach
    void aCallThatIsOpenToThePublic() {
        member = people.organisation("Member Association");
        call = fixtures.openFor(member);
        page = "/calls/" + call.version().value();
        newcomer = "Newcomers " + ++newcomers + " of " + call.version().value();
        visitor = CookieClient.of(port);
        as(call.coordinator(), () -> calls.openToPublic(call.version(), true));
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void invitesANewOrganisationThatACoordinatorLetIn() {
        assertThat(visitor.get(page).body())
                .contains("We call on states.", call.hash().value(), "Ask to join")
                .as("no mail is sent")
                .doesNotContain("A mail asks you");
        var asked = ask(newcomer, "ada@newcomers.example");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Your request was received").doesNotContain("One step is left");

        var row = waiting().getFirst();
        assertThat(row.organisation().officialName()).isEqualTo(newcomer);
        assertThatExceptionOfType(ConfirmationRequiredException.class)
                .isThrownBy(() -> asUnconfirmed(call.coordinator(), () -> queue.accept(call.version(), row.id())));
        var outcome = as(call.coordinator(), () -> queue.accept(call.version(), row.id()));

        assertThat(outcome).isInstanceOf(InvitationOutcome.Invited.class);
        assertThat(waiting()).isEmpty();
        assertThat(as(call.coordinator(), () -> activity.of(call.statement())))
                .extracting(entry -> entry.entry().kind())
                .contains("invitation.activity.ACCEPTED", "invitation.activity.asked", "signon.activity.public");
        assertThat(board()).extracting(one -> one.organisation().officialName()).contains(newcomer);
        assertThat(as(call.coordinator(), () -> queue.accept(call.version(), row.id())))
                .isInstanceOf(InvitationOutcome.NothingToSend.class);
    }

    @Test
    void showsWhomANewcomerMayBeAndTakesItForThat() {
        var known = people.organisation("Réseau sahélien");
        ask(known.officialName().toUpperCase(java.util.Locale.ROOT), "ada@sahel.example");

        var row = waiting().getFirst();
        assertThat(row.duplicates().getFirst().organisation()).isEqualTo(known);
        assertThat(row.duplicates().getFirst().likenesses()).contains(Similarity.NAME);
        assertThat(as(call.coordinator(), () -> queue.accept(call.version(), row.id())))
                .isEqualTo(new InvitationOutcome.Invalid(List.of(ValidationProblem.OFFICIAL_NAME_TAKEN)));

        assertThat(as(call.coordinator(), () -> queue.merge(call.version(), row.id(), known.id())))
                .isInstanceOf(InvitationOutcome.Invited.class);
        assertThat(board()).extracting(one -> one.organisation().id()).contains(known.id());
    }

    @Test
    void keepsARequestThatCouldNotBeInvited() {
        as(
                people.representative(member),
                () -> signOn.sign(new SignVersion(call.version(), member.id(), call.hash(), AnswerContent.NONE)));
        ask(newcomer, "ada@held.example");
        var row = waiting().getFirst();

        assertThat(as(call.coordinator(), () -> queue.merge(call.version(), row.id(), member.id())))
                .isInstanceOf(InvitationOutcome.AlreadySigned.class);

        assertThat(waiting()).containsExactly(row);
        assertThat(as(call.coordinator(), () -> queue.accept(call.version(), row.id())))
                .isInstanceOf(InvitationOutcome.Invited.class);
    }

    @Test
    void asksAgainAboutARequestThatACrashCutShort() {
        ask(newcomer, "ada@held.example");
        var row = waiting().getFirst();
        requests.decide(row.id(), JoinStatus.DECIDING, call.coordinator().id(), clock.instant(), null);

        assertThat(waiting()).isEmpty();
        assertThat(as(call.coordinator(), () -> queue.refuse(call.version(), row.id(), "Not in our field")))
                .isFalse();
        clock.move(JoinRequest.TO_DECIDE.plusSeconds(1));
        assertThat(waiting()).hasSize(1);
        assertThat(as(call.coordinator(), () -> queue.accept(call.version(), row.id())))
                .isInstanceOf(InvitationOutcome.Invited.class);
    }

    @Test
    void refusesWithAReasonOnce() {
        ask(newcomer, "ada@newcomers.example");
        var row = waiting().getFirst();

        assertThatThrownBy(() -> as(call.coordinator(), () -> queue.refuse(call.version(), row.id(), "x".repeat(501))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(as(call.coordinator(), () -> queue.refuse(call.version(), row.id(), "Not in our field")))
                .isTrue();
        assertThat(as(call.coordinator(), () -> queue.refuse(call.version(), row.id(), "Again")))
                .isFalse();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void tellsTheContactOnceWhyAtWhicheverWriteTheServerIsKilled() {
        var organisation = new OrganisationData(newcomer, newcomer, "KE", Region.AFRICA, ConsultativeStatus.NONE, "");
        faults.atEachWrite(kill -> {
            var address = "ada-" + MemberId.random().value() + "@newcomers.example";
            var id = JoinRequestId.random();
            requests.add(new JoinRequest(
                    id,
                    call.version(),
                    organisation,
                    new EmailAddress(address),
                    "Ada Guest",
                    "",
                    clock.instant(),
                    true,
                    JoinStatus.CONFIRMED,
                    LinkToken.random().hash(),
                    clock.instant().plus(Duration.ofDays(1)),
                    null,
                    null,
                    null));
            kill.accept(() -> as(call.coordinator(), () -> queue.refuse(call.version(), id, "Not in our field")));
            clock.move(JoinRequest.TO_DECIDE.plusSeconds(1));
            as(call.coordinator(), () -> queue.refuse(call.version(), id, "Not in our field"));

            assertThat(requests.find(call.version(), id).orElseThrow().state()).isEqualTo(JoinStatus.REFUSED);
            assertThat(outbox.status(MailId.of("join-refused/" + id.value(), new EmailAddress(address))))
                    .isPresent();
        });
    }

    @Test
    void tellsTheCoordinatorThatARequestWaitsAtWhicheverWriteTheServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            aCallThatIsOpenToThePublic();
            int attempt = ++newcomers;
            var form = new JoinForm(
                    newcomer, "", "PE", "GLOBAL", "NONE", "", "Ada Guest", "ada@n" + attempt + ".example", "");
            var shown = publicCalls.find(call.version().value()).orElseThrow();
            kill.accept(() -> publicCalls.ask(shown, form, "2001:db8:" + attempt + "::1"));
            StoredEvents.deliverAll(context);
            assertThat(told()).isEqualTo(waiting().isEmpty() ? 0 : 1);
        });
        assertThat(writes).isGreaterThan(1);
    }

    @Test
    void tellsTheCoordinatorThatARequestWaitsAtWhicheverWriteTheServerIsKilledAfterItsConfirmation() {
        int writes = faults.atEachWrite(kill -> {
            aCallThatIsOpenToThePublic();
            var token = LinkToken.random();
            var id = unconfirmed("ada@newcomers.example", true, clock.instant());
            mongo.updateFirst(
                    query(where("_id").is(id)), new Update().set("confirmationHash", token.hash()), JoinRequest.class);
            kill.accept(() -> publicCalls.confirm(token));
            StoredEvents.deliverAll(context);
            assertThat(told()).isEqualTo(waiting().isEmpty() ? 0 : 1);
        });
        assertThat(writes).isGreaterThan(1);
    }

    @Autowired
    PublicCallService publicCalls;

    private long told() {
        return as(call.coordinator(), notices::latest).stream()
                .filter(notice -> notice.kind() == NoticeKind.JOIN_REQUESTED)
                .count();
    }

    @Autowired
    WriteFaults faults;

    @Test
    void waitsForTheMailboxWhereItCouldBeWrittenTo() {
        ask(newcomer, "ada@newcomers.example");
        var id = waiting().getFirst().id();
        mongo.updateFirst(query(where("_id").is(id)), new Update().set("mailed", true), JoinRequest.class);
        assertThat(waiting()).isEmpty();

        var token = LinkToken.random();
        var now = clock.instant();
        var first = requests.find(call.version(), id).orElseThrow();
        requests.add(new JoinRequest(
                JoinRequestId.random(),
                call.version(),
                first.organisation(),
                first.contact(),
                first.contactName(),
                "",
                now,
                true,
                JoinStatus.UNCONFIRMED,
                token.hash(),
                now.plus(PublicCallService.TO_CONFIRM),
                null,
                null,
                null));
        var link = "/calls/confirm/" + token.value();

        visitor.get(link);
        visitor.get(link);
        assertThat(waiting()).isEmpty();
        assertThat(visitor.submit(link).body()).contains("Confirmed");
        assertThat(waiting()).hasSize(1);
        assertThat(visitor.post(link).body()).contains("This link was used");
        assertThat(visitor.get("/calls/confirm/" + LinkToken.random().value()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysNothingToAnUnconfirmedMailboxThatAStrangerWrote() throws Exception {
        try (var relay = OutboxWithRelay.start(context, clock)) {
            var mailing = new PublicCallService(
                    requests,
                    limit,
                    unconfirmedLimit,
                    answers,
                    versions,
                    admission,
                    new ContactMailer(relay.outbox()),
                    messages,
                    server,
                    coalition,
                    context.getBean(EventOutbox.class),
                    clock);
            var form = new JoinForm(
                    "Urgent Account Notice",
                    "Urgent",
                    "PE",
                    "GLOBAL",
                    "NONE",
                    "",
                    "Victim Reader",
                    "v@t.example",
                    "Hurry");

            assertThat(mailing.ask(mailing.find(call.version().value()).orElseThrow(), form, "192.0.2.77"))
                    .isEqualTo(new PublicCallService.Received(ContactMailOutcome.QUEUED));

            var received = relay.received(1).getFirst();
            var mail = received.getSubject() + received.getContent();
            assertThat(mail).doesNotContainIgnoringCase("urgent").doesNotContain("Victim", "Hurry");
            var link = Pattern.compile("/calls/confirm/[\\w-]+").matcher(mail);
            assertThat(link.find()).isTrue();
            assertThat(visitor.get(link.group()).body()).contains("Urgent Account Notice", "Victim Reader", "Hurry");
        }
    }

    @Test
    void tellsTheCoordinatorThatARequestWaits() {
        ask(newcomer, "ada@newcomers.example");

        await().untilAsserted(() -> assertThat(as(call.coordinator(), notices::latest))
                .extracting(NoticeSummary::kind)
                .contains(NoticeKind.JOIN_REQUESTED));
        assertThat(waitingFor(call.coordinator())).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("invitation.work.join");
            assertThat(item.detail()).isEqualTo(newcomer);
        });
        var id = waiting().getFirst().id();

        as(call.coordinator(), () -> queue.refuse(call.version(), id, "Not in our field"));

        assertThat(waitingFor(call.coordinator())).isEmpty();
    }

    @Autowired
    NoticeService notices;

    @Autowired
    JoinWorkItemSource work;

    private List<WorkItem> waitingFor(Member coordinator) {
        return work.waitingFor(coordinator).stream()
                .filter(item -> call.statement().equals(item.statement()))
                .toList();
    }

    @Test
    void mailsNoRefusalToAMailboxThatWasNotConfirmed() {
        ask(newcomer, "unasked@newcomers.example");
        var id = waiting().getFirst().id();

        as(call.coordinator(), () -> queue.refuse(call.version(), id, "Not in our field"));

        assertThat(outbox.status(
                        MailId.of("join-refused/" + id.value(), new EmailAddress("unasked@newcomers.example"))))
                .isEmpty();
    }

    @Test
    void refusesAddressesInNames() {
        var form = new JoinForm(
                "Read https://evil.example", "", "PE", "GLOBAL", "NONE", "", "see www.evil.example", "v@t.example", "");

        assertThat(form.problems(admission))
                .containsExactlyInAnyOrder(
                        "coalition.problem.ADDRESS_IN_NAME", "invitation.problem.ADDRESS_IN_CONTACT_NAME");
        assertThat(as(
                        call.coordinator(),
                        () -> invitations.invite(new InviteOrganisation(
                                call.version(),
                                member.id(),
                                new EmailAddress("v@t.example"),
                                "see evil.example/login"))))
                .isEqualTo(new InvitationOutcome.Invalid(List.of(ValidationProblem.CONTACT_NAME)));
    }

    @Test
    void refusesAConfirmationThatExpiredASecondAgo() {
        var token = LinkToken.random();
        ask(newcomer, "ada@newcomers.example");
        var first = requests.find(call.version(), waiting().getFirst().id()).orElseThrow();
        var now = clock.instant();
        requests.add(new JoinRequest(
                JoinRequestId.random(),
                call.version(),
                first.organisation(),
                first.contact(),
                first.contactName(),
                "",
                now,
                true,
                JoinStatus.UNCONFIRMED,
                token.hash(),
                now.minusSeconds(1),
                null,
                null,
                null));

        assertThat(visitor.post("/calls/confirm/" + token.value()).body()).contains("This link has expired");
    }

    @Test
    void keepsInTheHistoryWhoOpenedTheCallToThePublicAndWhoClosedItAgain() {
        var second = people.member(Role.COORDINATOR);
        for (var open : List.of(false, false, true)) {
            as(second, () -> calls.openToPublic(call.version(), open));
        }

        assertThat(publicity())
                .containsExactlyInAnyOrder(
                        "signon.activity.public " + call.coordinator().name(),
                        "signon.activity.public-no-more " + second.name(),
                        "signon.activity.public " + second.name());
    }

    @Test
    void keepsInTheHistoryTheOpeningToThePublicThatAnEarlierReleaseStored() {
        mongo.updateFirst(query(where("_id").is(call.version())), new Update().unset("publicity"), SignOnCall.class);
        assertThat(publicity()).containsExactly("signon.activity.public ");

        as(call.coordinator(), () -> calls.openToPublic(call.version(), false));

        assertThat(publicity())
                .containsExactlyInAnyOrder(
                        "signon.activity.public ",
                        "signon.activity.public-no-more " + call.coordinator().name());
    }

    private List<String> publicity() {
        return as(call.coordinator(), () -> activity.of(call.statement())).stream()
                .filter(entry -> entry.entry().kind().startsWith("signon.activity.public"))
                .map(entry -> entry.entry().kind() + " " + entry.who())
                .toList();
    }

    @Test
    void tellsNothingOfACallThatIsNotForThePublicOrIsOver() {
        var pdf = page.replace("/calls/", "/calls/pdf/");
        assertThat(visitor.get(page).body()).contains(pdf);
        assertThat(visitor.get(pdf).body()).startsWith("%PDF-");
        var unknown = visitor.get("/calls/none.1");
        as(call.coordinator(), () -> calls.openToPublic(call.version(), false));
        var hidden = visitor.get(page);
        var hiddenPdf = visitor.get(pdf);
        as(call.coordinator(), () -> calls.openToPublic(call.version(), true));
        clock.move(Duration.ofDays(2));
        var over = visitor.get(page);

        assertThat(List.of(unknown.statusCode(), hidden.statusCode(), hiddenPdf.statusCode(), over.statusCode()))
                .containsOnly(404);
        assertThat(hidden.body())
                .isEqualTo(unknown.body())
                .isEqualTo(over.body())
                .isEqualTo(hiddenPdf.body())
                .isEqualTo(visitor.get(pdf).body());
    }

    @Test
    void showsThePublicTheSameWhoeverSignedOrDeclined() {
        var before = visitor.get(page).body();

        var representative = people.representative(member);
        as(representative, () -> signOn.decline(call.version(), member.id(), AnswerContent.NONE));

        assertThat(visitor.get(page).body()).isEqualTo(before).doesNotContain("Member Association");
    }

    @Test
    void saysWhatIsMissingAndKeepsWhatWasTyped() {
        var answer = ask("", "no address");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("no address", "Enter one e-mail address");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void takesAFieldThatIsNotSentForEmpty() {
        assertThat(visitor.post(page).statusCode()).isEqualTo(422);
        assertThat(visitor.submit(page, "officialName", newcomer).body())
                .contains(newcomer, "Enter one e-mail address");
    }

    @Test
    void slowsDownWhoeverAsksTooOften() {
        var codes = IntStream.range(0, 7)
                .mapToObj(i -> ask(newcomer + i, "a" + i + "@newcomers.example").statusCode())
                .toList();

        assertThat(codes).containsExactly(200, 200, 200, 200, 200, 429, 429);
        assertThat(waiting()).hasSize(5);
        var mailbox = new EmailAddress(newcomer.hashCode() + "@target.example");
        for (int i = 0; i < 5; i++) {
            assertThat(limit.allows("192.0.2." + i, mailbox)).isTrue();
        }
        assertThat(limit.allows("192.0.2.9", mailbox)).isFalse();
        assertThat(limit.allows("192.0.2.10", new EmailAddress(newcomer.hashCode() + "+another@TARGET.example")))
                .isFalse();
        var dotted = IntStream.range(1, 11)
                .mapToObj(i -> new StringBuilder("ada" + Math.abs(newcomer.hashCode()))
                        .insert(i % 3 + 1, i % 2 == 0 ? "." : "")
                        .append("+" + i + (i > 5 ? "@googlemail.com" : "@gmail.com")))
                .filter(address -> limit.allows(
                        "198.51.100." + address.length() + address.charAt(4), new EmailAddress(address.toString())))
                .count();
        assertThat(dotted).isEqualTo(5);
    }

    @Test
    void letsNoStrangerUseUpWhatOthersMayAsk() {
        for (int i = 0; i < 61; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(limit.allows("203.0.113." + i, mailbox())).isTrue();
            }
        }
        assertThat(limit.allows("198.51.100.1", mailbox())).isTrue();
    }

    @Test
    void countsTheNetworksOfOneCustomerTogether() {
        var asked = IntStream.range(0, 90)
                .filter(i -> limit.allows("2001:db8:7:" + Integer.toHexString(i) + "::1", mailbox()))
                .count();
        assertThat(asked).as("of one /56").isEqualTo(20);

        var more = IntStream.range(1, 90)
                .filter(i -> limit.allows("2001:db8:7:" + Integer.toHexString(i << 8) + "::1", mailbox()))
                .count();
        assertThat(asked + more).as("of one /48").isEqualTo(80);
        assertThat(limit.allows("2001:db8:8::1", mailbox())).isTrue();
    }

    private static EmailAddress mailbox() {
        return new EmailAddress("m" + ++mailboxes + "@many.example");
    }

    @Test
    void mailsAMailboxOnceInTenMinutesAndAMemberSixtyOfThemInAnHour() {
        var by = MemberId.random();
        var one = mailbox();
        assertThat(invitationLimit.refusal(by, one)).isEmpty();
        assertThat(invitationLimit.refusal(MemberId.random(), new EmailAddress("m" + mailboxes + "+x@many.example")))
                .get()
                .isInstanceOf(InvitationOutcome.MailedRecently.class);

        for (int i = 1; i < 60; i++) {
            assertThat(invitationLimit.refusal(by, mailbox())).isEmpty();
        }
        assertThat(invitationLimit.refusal(by, mailbox()))
                .get()
                .isInstanceOf(InvitationOutcome.TooManyInvitations.class);
        assertThat(invitationLimit.refusal(MemberId.random(), mailbox())).isEmpty();
    }

    @Test
    void showsTheQueueInParts() {
        var now = clock.instant();
        var ids = IntStream.range(0, 5)
                .mapToObj(i -> unconfirmed("a" + i + "@parts.example", false, now.plusMillis(i / 2)))
                .toList();

        var seen = new ArrayList<JoinRequestId>();
        JoinRequestPage.Position after = null;
        do {
            var from = after;
            var page = as(call.coordinator(), () -> queue.waiting(call.version(), from, 2));
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(2);
            page.rows().forEach(row -> seen.add(row.id()));
            after = page.end() == null
                    ? null
                    : JoinRequestPage.Position.parse(page.end().toString());
        } while (after != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
        assertThat(as(call.coordinator(), () -> queue.countWaiting(call.version())))
                .isEqualTo(5);
    }

    @Test
    void keepsRoomForOthersWhenADomainHasManyUnconfirmedRequests() {
        var now = clock.instant();
        var oldest = unconfirmed("a@crowd.example", true, now.minusSeconds(60));
        for (int i = 1; i < UnconfirmedRequestLimit.MOST_OF_DOMAIN; i++) {
            unconfirmed("a" + i + "@crowd.example", true, now);
        }
        assertThat(unconfirmedLimit.makeRoom(call.version(), new EmailAddress("b@other.example"), now, true))
                .isTrue();
        assertThat(requests.find(call.version(), oldest)).isPresent();

        assertThat(unconfirmedLimit.makeRoom(call.version(), new EmailAddress("b@crowd.example"), now, true))
                .isTrue();
        assertThat(requests.find(call.version(), oldest)).isEmpty();
    }

    @Test
    void refusesMoreOfADomainWhereRequestsCannotBeConfirmed() {
        var now = clock.instant();
        for (int i = 0; i < UnconfirmedRequestLimit.MOST_OF_DOMAIN; i++) {
            unconfirmed("a" + i + "@crowd.example", false, now);
        }

        assertThat(ask(newcomer, "b@crowd.example").statusCode()).isEqualTo(429);
        assertThat(ask(newcomer, "b@other.example").statusCode()).isEqualTo(200);
        clock.move(PublicCallService.TO_CONFIRM);
        assertThat(unconfirmedLimit.makeRoom(
                        call.version(), new EmailAddress("b@crowd.example"), clock.instant(), false))
                .as("those that expired vanish")
                .isTrue();
    }

    private JoinRequestId unconfirmed(String contact, boolean mailed, Instant at) {
        var id = JoinRequestId.random();
        requests.add(new JoinRequest(
                id,
                call.version(),
                JoinForm.empty().organisation(),
                new EmailAddress(contact),
                "Ada Newcomer",
                "",
                at,
                mailed,
                JoinStatus.UNCONFIRMED,
                LinkToken.random().hash(),
                at.plus(PublicCallService.TO_CONFIRM),
                null,
                null,
                null));
        return id;
    }

    private HttpResponse<String> ask(String name, String contact) {
        return visitor.submit(
                page,
                "officialName",
                name,
                "displayName",
                "",
                "country",
                "PE",
                "region",
                "",
                "status",
                "",
                "domain",
                "https://www.newcomers" + newcomers + ".example/about",
                "contactName",
                "Ada Newcomer",
                "contact",
                contact,
                "message",
                "");
    }

    private List<JoinRequestRow> waiting() {
        return as(
                call.coordinator(),
                () -> queue.waiting(call.version(), null, 100).rows());
    }

    private List<BoardRow> board() {
        return as(call.coordinator(), () -> calls.board(call.version())).rows();
    }
}
