package org.communique.invitation.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.asScript;
import static org.communique.coalition.directory.CoalitionFixtures.asUnconfirmed;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.communique.ServerTest;
import org.communique.coalition.access.ConfirmationRequiredException;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.SignInAccess.LinkOutcome;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileId;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.coalition.evidence.LetterFixtures;
import org.communique.coalition.member.MemberService;
import org.communique.coalition.member.OrganisationData;
import org.communique.coalition.member.OrganisationService;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ServerProperties;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.ContactMailer;
import org.communique.invitation.ContactPerson;
import org.communique.invitation.DeliveryChecker;
import org.communique.invitation.GuestAnswer;
import org.communique.invitation.Invitation;
import org.communique.invitation.InvitationId;
import org.communique.invitation.InvitationMailer;
import org.communique.invitation.InvitationMailer.Ask;
import org.communique.invitation.InvitationState;
import org.communique.invitation.Invitations;
import org.communique.invitation.LinkToken;
import org.communique.invitation.RawHttpRequest;
import org.communique.invitation.dispatch.InvitationOutcome.Invited;
import org.communique.invitation.guest.AcceptanceOutcome;
import org.communique.invitation.guest.AcceptanceService;
import org.communique.invitation.guest.GuestAnswerService;
import org.communique.invitation.guest.GuestForm;
import org.communique.invitation.guest.GuestOutcome;
import org.communique.invitation.guest.InvitationWorkItemSource;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.RecordedEntry;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.communique.mail.MailStatus;
import org.communique.mail.OutboxWithRelay;
import org.communique.mail.StoredEvent;
import org.communique.mail.StoredEvents;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.security.CookieClient;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.ParticipationState;
import org.communique.signon.ReconsiderationOutcome;
import org.communique.signon.SignOnEvent.ConsentRecorded;
import org.communique.signon.SignOnEvent.DeadlineExtended;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.answer.RecordedAnswer;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.board.BoardFlag;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.CallPanelFactory;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.participation.Signatories;
import org.communique.signon.participation.Signatory;
import org.communique.signon.pending.SecondPersonPolicy;
import org.communique.signon.record.ReceiptService;
import org.communique.statement.StatementEvent.StatementCorrected;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.version.Version;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.Versions;
import org.communique.statement.worklist.WorkItem;
import org.communique.storage.WriteFaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class InvitationServiceTests {

    private static final EmailAddress CONTACT = new EmailAddress("contact@guest.example");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext server;

    private static final Pattern MOMENT = Pattern.compile("\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC");

    @Autowired
    InvitationService service;

    @Autowired
    SignOnCallService calls;

    @Autowired
    OutreachService outreach;

    @Autowired
    SignOnService signOn;

    @Autowired
    OrganisationService organisations;

    @Autowired
    Signatories signatories;

    @Autowired
    ReceiptService receipts;

    @Autowired
    Statements statements;

    @Autowired
    Versions versions;

    @Autowired
    Ledger ledger;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    EvidenceFileStore files;

    @Autowired
    ReconcileQueue queue;

    @Autowired
    List<Reconciler> reconcilers;

    @Autowired
    Calls fixtures;

    @Autowired
    MovableClock clock;

    @Autowired
    SecondPersonPolicy secondPerson;

    Call call;
    Member second;
    Organisation guest;
    CookieClient visitor;

    @BeforeEach
    void anInvitedGuest() {
        guest = people.organisation("Guest Association");
        second = people.member("Second Coordinator", people.organisation("Secretariat"), Role.COORDINATOR);
        call = fixtures.openFor(people.organisation("Member Association"));
        visitor = CookieClient.of(port);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void signsOnceTheMailboxHasConfirmedAndACoordinatorAcceptedTheMandate() {
        var link = invite();

        assertThat(answer(link, "reserve").body()).contains("One step is left");
        assertThat(state()).isEqualTo(InvitationState.ANSWERED);
        assertThat(signatories.of(call.version())).isEmpty();

        var confirmation = confirmationLink();
        assertThat(visitor.get(confirmation).body()).contains("Signs with a reservation", "Except paragraph 4.");
        assertThat(visitor.submit(confirmation, "act", "confirm").body())
                .contains("Confirmed", "you then get a link to withdraw it from the coordinator")
                .doesNotContain("receipt by mail");
        assertThat(state()).isEqualTo(InvitationState.CONFIRMED);
        assertThat(signatories.of(call.version())).isEmpty();

        assertThat(accept()).isInstanceOf(AcceptanceOutcome.Accepted.class);
        assertThat(signatories.of(call.version())).singleElement().satisfies(signatory -> {
            assertThat(signatory.officialName()).isEqualTo(guest.officialName());
            assertThat(signatory.content().words()).isEqualTo("Except paragraph 4.");
            assertThat(signatory.channel()).isEqualTo(AnswerChannel.INVITATION);
        });
        assertThat(receipts.latest(call.version(), guest.id())).isPresent();
    }

    @Test
    void showsCoordinatorsTheFileThatAGuestSentToShowTheirAuthority() {
        var link = invite();
        String[] form = {
            "name",
            "Ada Guest",
            "role",
            "Director",
            "choice",
            "sign",
            "hash",
            call.hash().value()
        };
        var page = visitor.upload(link, "letter.pdf", "%PDF-1.4 <script>alert(1)</script>".getBytes(UTF_8), form);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("must be a PDF, PNG or JPEG");

        var letter = LetterFixtures.pdf("We authorise Ada.");
        assertThat(visitor.upload(link, "letter.html", letter, form).statusCode())
                .isEqualTo(200);

        assertThat(rowOfInvitation().answer())
                .isNotNull()
                .satisfies(answer -> assertThat(answer.file())
                        .isNotNull()
                        .extracting(EvidenceFile.Named::name)
                        .isEqualTo("letter.pdf"));
        var file = as(call.coordinator(), () -> service.evidence(call.version(), guest.id()))
                .orElseThrow();
        assertThat(file.content()).isEqualTo(letter);

        visitor.submit(confirmationLink(), "act", "restart");
        assertThat(files.find(file.id())).isEmpty();
    }

    @Test
    void keepsAFileThatCameWithAnAnswerAsLongAsTheAnswer() {
        var replaced = answerWithFile();
        invite();
        removeNeedlessFiles();
        assertThat(files.find(replaced)).isEmpty();

        var recorded = answerWithFile();
        visitor.submit(confirmationLink(), "act", "confirm");
        accept();
        removeNeedlessFiles();
        assertThat(files.find(recorded)).isPresent();
    }

    private EvidenceFileId answerWithFile() {
        var answered = visitor.upload(
                invite(),
                "letter.pdf",
                LetterFixtures.pdf("We authorise Ada."),
                "name",
                "Ada Guest",
                "role",
                "Director",
                "choice",
                "sign",
                "hash",
                call.hash().value());
        assertThat(answered.statusCode()).isEqualTo(200);
        return Optional.ofNullable(rowOfInvitation().answer())
                .map(GuestAnswer::file)
                .orElseThrow()
                .id();
    }

    private void removeNeedlessFiles() {
        clock.move(Duration.ofHours(2));
        var evidence = reconcilers.stream()
                .filter(reconciler -> reconciler.kind().equals("evidence"))
                .findFirst()
                .orElseThrow();
        queue.work(evidence);
    }

    /** So that a stranger's file takes no memory. */
    @Test
    void looksAtTheLinkBeforeItReadsTheFile() throws Exception {
        assertThat(RawHttpRequest.announceForm(port, "/invitation/made-up", 6_000_000))
                .isEqualTo("HTTP/1.1 404");

        var link = URI.create(invite()).getPath();
        as(call.coordinator(), () -> service.revoke(call.version(), guest.id()));
        assertThat(RawHttpRequest.announceForm(port, link, 6_000_000)).isEqualTo("HTTP/1.1 410");
    }

    @Test
    void recordsTheSignatureWithWhoSignedAndHowTheMandateIsKnown() {
        confirmed("sign");
        accept();

        var entry = ledger.entries(LogId.publicOf(call.statement().value())).getLast();
        assertThat(entry.type()).isEqualTo("signed");
        assertThat(entry.fields()).containsEntry("consent", "invitation");
        assertThat(entry.sealed().get("representative"))
                .containsEntry("name", "Ada Guest, Director")
                .containsEntry("evidence", "On the list of the board")
                .containsEntry("linkHandedOverBy", call.coordinator().name())
                .containsEntry("recordedBy", second.name());
    }

    @Test
    void saysInTheHistoryWhoSignedByWhichLinkAndWhoAcceptedAndWhichLinksWereGiven() {
        confirmed("sign");
        accept();
        visitor.submit(linkOf(withdrawalLink()));

        var guests = guest.officialName();
        var sharer = call.coordinator().name();
        assertThat(history())
                .contains(
                        "Signed for " + guests + " by Ada Guest, Director, by a link that " + sharer
                                + " shared, accepted by " + second.name(),
                        "Signature of " + guests + " withdrawn by Ada Guest, Director, by a link that " + sharer
                                + " shared",
                        "A link with which " + guests + " answers was given to " + sharer + " to share",
                        "A link with which " + guests + " confirms its answer was given to " + sharer + " to share",
                        "A link with which " + guests + " withdraws its signature was given to " + sharer
                                + " to share");
    }

    private List<String> history() {
        return as(
                call.coordinator(),
                () -> activity.inWords(
                        call.statement(),
                        activity.of(call.statement()).stream()
                                .map(ActivityService.AttributedEntry::entry)
                                .toList()));
    }

    @Test
    void showsTheExactTextAndChangesNothingHoweverOftenItIsOpened() {
        var link = invite();

        HttpResponse<String> page = visitor.get(link);
        for (int i = 0; i < 5; i++) {
            page = visitor.get(link);
        }

        assertThat(page.body())
                .contains("We call on states.", call.hash().value(), "UTC", guest.officialName())
                .containsPattern("\\d{1,2} \\p{L}+ \\d{4}, \\d\\d:\\d\\d UTC")
                .as("no mail is sent")
                .contains("the coalition’s coordinator sends you a link to confirm")
                .doesNotContain("Next, a mail asks you", "Member Association");
        assertThat(rowOfInvitation().expiresAt())
                .as("signing ends before the link would")
                .isEqualTo(as(call.coordinator(), () -> calls.summary(call.version()))
                        .deadline());
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(visitor.cookieNames()).doesNotContain("session");
        assertThat(state()).isEqualTo(InvitationState.SENT);
        assertThat(answer(link, "sign").statusCode()).isEqualTo(200);
    }

    @Test
    void givesTheTextAsPdfToThoseToWhomALinkShowsIt() throws Exception {
        var link = invite();
        var pdf = link.replace("/invitation/", "/invitation/pdf/");
        assertThat(visitor.get(link).body()).contains(pdf.substring(pdf.indexOf("/invitation/")), "Download as PDF");

        // It is 202 while the file is made.
        var answer = await().until(() -> visitor.get(pdf), each -> each.statusCode() != 202);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"[a-z0-9-]+-version-1.pdf\"");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(words(pdf)).contains("We call on states.", call.hash().value(), "Version 1");

        answer(link, "sign");
        assertThat(visitor.get(pdf).statusCode()).isEqualTo(410);
        assertThat(visitor.get(pdf).body()).contains("This link was used").doesNotContain("mail");
        var confirmation = confirmationLink();
        var confirmationPdf = confirmation.replace("/confirm/", "/confirm/pdf/");
        assertThat(visitor.get(confirmation).body()).contains("/invitation/confirm/pdf/");
        await().until(() -> visitor.get(confirmationPdf).statusCode() != 202);
        assertThat(words(confirmationPdf)).contains("We call on states.");
        assertThat(visitor.get(confirmation.replace("/confirm/", "/pdf/")).statusCode())
                .isEqualTo(404);

        visitor.submit(confirmation, "act", "confirm");
        assertThat(visitor.get(confirmationPdf).statusCode()).isEqualTo(410);
    }

    private String words(String path) throws IOException {
        try (var in = URI.create("http://localhost:" + port)
                        .resolve(path)
                        .toURL()
                        .openStream();
                var pdf = Loader.loadPDF(in.readAllBytes())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Autowired
    WriteFaults faults;

    @Test
    void mailsTheReceiptWithTheLinkToWithdrawAtWhicheverWriteTheServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            anInvitedGuest();
            confirmed("sign");
            kill.accept(this::accept);
            accept();
            var accepted = document();
            assertThat(accepted.state()).isEqualTo(InvitationState.ACCEPTED);
            assertThat(accepted.withdrawalLinks()).isNotEmpty();
            assertThat(outbox.status(MailId.of(accepted.answerEvent("accepted"), CONTACT)))
                    .isPresent();
        });
        assertThat(writes).isPositive();
    }

    @Test
    void tellsTheCoordinatorThatAConfirmedAnswerWaitsAtWhicheverWriteTheServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            anInvitedGuest();
            answer(invite(), "sign");
            var link = new LinkToken(lastPart(confirmationLink()));
            kill.accept(() -> guestAnswers.confirm(link));
            StoredEvents.deliverAll(server);
            assertThat(told(second, NoticeKind.ANSWER_WAITS_FOR_ANOTHER))
                    .isEqualTo(state() == InvitationState.CONFIRMED ? 1 : 0);
        });
        assertThat(writes).isGreaterThan(1);
    }

    @Test
    void tellsTheCoordinatorThatAnAnswerWaitsForItsConfirmationAtWhicheverWriteTheServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            anInvitedGuest();
            var link = new LinkToken(lastPart(invite()));
            var form = new GuestForm(
                    "Ada Guest", "Director", "sign", "", "", call.hash().value(), null);
            kill.accept(() -> guestAnswers.answer(link, form));
            StoredEvents.deliverAll(server);
            assertThat(told(call.coordinator(), NoticeKind.CONFIRMATION_LINK_WAITS))
                    .isEqualTo(state() == InvitationState.ANSWERED ? 1 : 0);
        });
        assertThat(writes).isGreaterThan(1);
    }

    private long told(Member member, NoticeKind kind) {
        return as(member, notices::latest).stream()
                .filter(notice -> notice.kind() == kind)
                .count();
    }

    @Test
    void withdrawsBySecretLinkOfTheMailThatSaysSigned(CapturedOutput output) throws Exception {
        confirmed("reserve");
        try (var relay = OutboxWithRelay.start(server, clock)) {
            var acceptanceService =
                    new AcceptanceService(documents, mailer(relay), answers, secondPerson, directory, clock);
            assertThat(acceptanceService.accept(document().id(), second, "On the list of the board"))
                    .isEqualTo(new AcceptanceOutcome.Accepted(false));
            assertThat(rowOfInvitation().withdrawable()).isFalse();

            var signed = textOf(relay.received(1).getFirst());
            assertThat(signed)
                    .contains(
                            "with a reservation",
                            call.coordinator().name(),
                            call.coordinator().email().value());
            var found = Pattern.compile("/invitation/withdraw/[\\w-]{43}").matcher(signed);
            assertThat(found.find()).isTrue();
            var link = found.group();
            var token = link.substring(link.lastIndexOf('/') + 1);
            assertThat(visitor.get("/invitation/" + token).statusCode())
                    .as("good for nothing else")
                    .isEqualTo(404);
            assertThat(visitor.get("/invitation/confirm/" + token).statusCode()).isEqualTo(404);
            assertThat(mongo.findById(document().id(), String.class, "invitations"))
                    .doesNotContain(token);

            // As another acceptance at once does, whose mail is dropped, and a coordinator who thinks that none
            // arrives.
            documents.addWithdrawalLink(document(), LinkToken.random(), null);
            documents.addWithdrawalLink(document(), LinkToken.random(), LinkSharing.to(second, clock.instant()));
            assertThat(visitor.get(link).body()).contains("<title>Withdraw the signature of " + guest.officialName());
            assertThat(signatories.of(call.version()))
                    .as("looking changes nothing")
                    .hasSize(1);
            assertThat(row().flags()).as("its own signature").doesNotContain(BoardFlag.RECORDED);

            assertThat(visitor.submit(link).body()).contains("The signature is withdrawn");
            assertThat(signatories.of(call.version())).isEmpty();
            assertThat(row().state()).isEqualTo(ParticipationState.WITHDRAWN);
            assertThat(row().flags()).doesNotContain(BoardFlag.RECORDED);
            assertThat(row().act().by()).startsWith("Ada Guest");
            assertThat(row().act().linkSharing()).as("not by that link").isNull();
            assertThat(row().act().consent())
                    .satisfies(consent ->
                            assertThat(consent.recordedBy()).as("its own act").isNull());
            assertThat(as(call.coordinator(), () -> activity.of(call.statement())))
                    .asString()
                    .contains("signon.activity.WITHDRAWN.by-link", "Ada Guest");
            await().until(() -> state() == InvitationState.WITHDRAWN);
            assertThat(ledger.entries(LogId.publicOf(call.statement().value())).getLast())
                    .satisfies(entry -> {
                        assertThat(entry.type()).isEqualTo("withdrawn");
                        assertThat(entry.fields()).containsEntry("consent", "invitation");
                    });
            assertThat(visitor.submit(link).body()).as("clicked twice").contains("The signature is withdrawn");
            assertThat(visitor.get(link).statusCode()).as("works once").isEqualTo(410);
            await().untilAsserted(
                            () -> assertThat(noticesOf(call.coordinator())).contains(NoticeKind.CONTACT_WITHDREW));
            server.publishEvent(new ConsentRecorded(
                    call.version(), people.organisation("Another").id(), AnswerChannel.INVITATION, true, null));
            await().untilAsserted(() -> assertThat(noticesOf(call.coordinator()))
                    .as("of each")
                    .filteredOn(NoticeKind.CONTACT_WITHDREW::equals)
                    .hasSize(2));
            assertThat(answer(invite(), "sign").statusCode())
                    .as("can be asked again")
                    .isEqualTo(200);
            assertThat(visitor.get(link).statusCode()).isEqualTo(404);
            assertThat(output.getAll()).doesNotContain(token);
        }
    }

    @Test
    void givesCoordinatorsTheLinkToWithdrawWhereNoMailIsSent() {
        confirmed("sign");
        assertThat(withdrawalLink()).isInstanceOf(InvitationOutcome.NothingToWithdraw.class);
        assertThat(accept()).isEqualTo(new AcceptanceOutcome.Accepted(true));
        assertThat(rowOfInvitation().withdrawable()).isTrue();
        assertThatExceptionOfType(ConfirmationRequiredException.class)
                .isThrownBy(() ->
                        asUnconfirmed(call.coordinator(), () -> service.withdrawalLink(call.version(), guest.id())));

        var link = linkOf(withdrawalLink());
        assertThat(as(second, () -> service.withdrawalLink(call.version(), guest.id())))
                .isInstanceOf(Invited.class);
        assertThat(visitor.get(link).statusCode())
                .as("though another was made since")
                .isEqualTo(200);
        assertThat(mongo.findById(document().id(), String.class, "invitations"))
                .doesNotContain(link.substring(link.lastIndexOf('/') + 1));
        assertThat(ledger.entries(LogId.privateOf(call.statement().value())).getLast())
                .satisfies(entry -> {
                    assertThat(entry.type()).isEqualTo("linkHandedOver");
                    assertThat(entry.sealed().get("handOver")).containsEntry("linkHandedOverBy", second.name());
                });

        assertThat(visitor.get(link).body()).doesNotContain("A signature counts");
        assertThat(visitor.submit(link).body())
                .contains("The signature is withdrawn")
                .doesNotContain("mail");
        assertThat(row().state()).isEqualTo(ParticipationState.WITHDRAWN);
        assertThat(row().act().linkSharing())
                .isNotNull()
                .extracting(LinkSharing::by)
                .isEqualTo(call.coordinator().id());
        await().until(() -> state() == InvitationState.WITHDRAWN);
        assertThat(rowOfInvitation().withdrawable()).isFalse();
        assertThat(withdrawalLink()).isInstanceOf(InvitationOutcome.NothingToWithdraw.class);
    }

    @Test
    void keepsEachLinkToWithdrawAndMakesNoMoreThanTwentyToShare() {
        confirmed("sign");
        accept();
        var mailed = LinkToken.random();
        documents.addWithdrawalLink(document(), mailed, null);

        var shared =
                IntStream.range(0, 20).mapToObj(_ -> linkOf(withdrawalLink())).toList();
        assertThat(withdrawalLink()).isEqualTo(new InvitationOutcome.TooManyLinks(20));
        documents.addWithdrawalLink(document(), LinkToken.random(), null);

        assertThat(visitor.get("/invitation/withdraw/" + mailed.value()).statusCode())
                .as("the contact's own")
                .isEqualTo(200);
        assertThat(shared.stream().map(link -> visitor.get(link).statusCode())).containsOnly(200);
        assertThat(visitor.submit(shared.getFirst()).body()).contains("The signature is withdrawn");
    }

    @Test
    void showsNoLinkThatWasNotKept() {
        confirmed("sign");
        accept();
        var seen = document();
        documents.withdrawn(seen.id());

        assertThat(as(call.coordinator(), () -> sender.shareWithdrawalLink(seen)))
                .isInstanceOf(InvitationOutcome.NothingToSend.class);
    }

    @Autowired
    InvitationSender sender;

    @Test
    void completesAWithdrawalAtWhicheverWriteTheServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            anInvitedGuest();
            confirmed("sign");
            accept();
            var link = new LinkToken(lastPart(linkOf(withdrawalLink())));
            kill.accept(() -> guestAnswers.withdraw(link));
            assertThat(visitor.submit("/invitation/withdraw/" + link.value()).body())
                    .contains("The signature is withdrawn");
            isWithdrawnByMail();
        });
        assertThat(writes).isPositive();
    }

    @Test
    void takesAWithdrawalBeforeItsAcceptanceWasNoted() {
        confirmed("sign");
        accept();
        var link = linkOf(withdrawalLink());
        // As if the server had stopped when the receipt was mailed.
        mongo.updateFirst(
                query(where("_id").is(document().id())),
                new Update().set("state", InvitationState.ACCEPTING).unset("decidedAt"),
                "invitations");

        assertThat(visitor.submit(link).body()).contains("The signature is withdrawn");
        isWithdrawnByMail();
        assertThat(accept()).isInstanceOf(AcceptanceOutcome.NothingWaits.class);
    }

    private void isWithdrawnByMail() {
        await().until(() -> state() == InvitationState.WITHDRAWN);
        assertThat(outbox.status(MailId.of(document().answerEvent("withdrawn"), CONTACT)))
                .isPresent();
    }

    private static String lastPart(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    @Test
    void saysThatAWithdrawalMayHaveComeByALinkThatWasShared() throws Exception {
        confirmed("sign");
        accept();
        linkOf(withdrawalLink());
        answers.record(
                byPhone(AcceptanceService.recorded(document(), "A call"), RecordedAnswer.Answer.WITHDRAWN),
                call.coordinator(),
                null);
        try (var relay = OutboxWithRelay.start(server, clock)) {
            mailer(relay).withdrawn(document());

            assertThat(textOf(relay.received(1).getFirst()).replaceAll("\\s+", " "))
                    .contains("or by one that " + call.coordinator().name() + " was given to share");
        }
    }

    @Test
    void mailsNoReceiptThatTheLedgerLacks() {
        confirmed("sign");
        try (var relay = OutboxWithRelay.start(server, clock)) {
            var mailer = mailer(relay, Mockito.mock(ReceiptService.class, _ -> Optional.empty()));
            var acceptanceService = new AcceptanceService(documents, mailer, answers, secondPerson, directory, clock);

            assertThatIllegalStateException()
                    .isThrownBy(() -> acceptanceService.accept(document().id(), second, "On the list of the board"));
            assertThat(state()).isEqualTo(InvitationState.ACCEPTING);
            assertThat(relay.outbox().status(document().receiptId())).isEmpty();

            assertThat(accept()).isInstanceOf(AcceptanceOutcome.Accepted.class);
            assertThat(outbox.status(document().receiptId())).isPresent();
            assertThatIllegalStateException().isThrownBy(() -> mailer.withdrawn(document()));
            assertThatIllegalStateException().isThrownBy(() -> mailer.withdrawalRecorded(document()));
        }
    }

    private InvitationOutcome withdrawalLink() {
        return as(call.coordinator(), () -> service.withdrawalLink(call.version(), guest.id()));
    }

    @Test
    void tellsTheContactOfAWithdrawalThatACoordinatorRecorded() {
        confirmed("sign");
        accept();
        as(
                call.coordinator(),
                () -> answerService.record(
                        new RecordedAnswer(
                                call.version(),
                                guest.id(),
                                call.hash(),
                                RecordedAnswer.Answer.WITHDRAWN,
                                AnswerContent.NONE,
                                null,
                                new RecordedAnswer.Source("Ada Guest, Director", AnswerChannel.PHONE, "Call of 1 May")),
                        null));
        var token = LinkToken.random();
        documents.addWithdrawalLink(document(), token, null);
        // Also if it is recorded at once that they sign after all.
        answers.record(
                byPhone(AcceptanceService.recorded(document(), "A call"), RecordedAnswer.Answer.SIGNED),
                call.coordinator(),
                null);
        await().until(() -> state() == InvitationState.WITHDRAWN);
        OutboxWithRelay.useUp(server, call.coordinator());
        try (var relay = OutboxWithRelay.start(server, clock)) {
            var invitation = document();
            mongo.remove(query(where("kind").is("INVITATION_WITHDRAWAL_RECORDED")), "outbox");
            assertThat(as(call.coordinator(), () -> mailer(relay).withdrawalRecorded(invitation)))
                    .as("a warning, however much was mailed")
                    .isEqualTo(ContactMailOutcome.QUEUED);
            relay.received(1);
        }
        assertThat(outbox.newest(call.version()).get(guest.id().value()))
                .extracting(MailStatus::kind)
                .contains("INVITATION_WITHDRAWAL_RECORDED");
        assertThat(visitor.get("/invitation/withdraw/" + token.value()).statusCode())
                .as("what was signed since is not the guest's to withdraw")
                .isEqualTo(410);
    }

    @Test
    void tellsTheContactOfACorrectionAfterPublication() {
        confirmed("sign");
        accept();
        try (var relay = OutboxWithRelay.start(server, clock)) {
            var corrected = new StatementCorrected(
                    call.statement(),
                    call.version(),
                    VersionId.of(call.statement(), 2),
                    "/p/12",
                    "A name was misspelt.\nFor “Nigera” read “Nigeria”.",
                    call.coordinator().id(),
                    clock.instant());
            assertThat(mailer(relay).corrected(document(), corrected)).isEqualTo(ContactMailOutcome.QUEUED);
            relay.received(1);
            server.publishEvent(corrected);
        }
        assertThat(outbox.newest(call.version()).get(guest.id().value()))
                .extracting(MailStatus::kind)
                .contains("INVITATION_CORRECTED");
    }

    @Autowired
    AnswerService answerService;

    @Autowired
    ActivityService activity;

    @Test
    void withdrawsNoSignatureThatARepresentativeGaveSince() {
        confirmed("sign");
        var token = LinkToken.random();
        accept();
        documents.addWithdrawalLink(document(), token, null);
        var representative = people.representative(guest);
        as(representative, () -> signOn.withdraw(call.version(), guest.id()));
        as(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), guest.id(), call.hash(), AnswerContent.NONE)));

        assertThat(visitor.submit("/invitation/withdraw/" + token.value()).body())
                .contains("There is no signature to withdraw");
        assertThat(signatories.of(call.version())).hasSize(1);
    }

    @Test
    void declinesInPrivateOnceTheMailboxHasConfirmed() {
        confirmed("decline");

        assertThat(row().state()).isEqualTo(ParticipationState.DECLINED);
        assertThat(ledger.entries(LogId.publicOf(call.statement().value())))
                .extracting(RecordedEntry::type)
                .containsExactly("frozen");
        assertThat(accept()).isInstanceOf(AcceptanceOutcome.NothingWaits.class);
    }

    @Test
    void takesOneOfFiftyAnswersAtOnce() throws Exception {
        var token = new LinkToken(invite().substring("/invitation/".length()));
        List<Callable<GuestOutcome>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            var form = new GuestForm(
                    "Guest " + i, "Director", "sign", "", "", call.hash().value(), null);
            answers.add(() -> guestAnswers.answer(token, form));
        }
        int taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(answers)) {
                taken += answer.get() instanceof GuestOutcome.Answered ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(1);

        visitor.submit(confirmationLink(), "act", "confirm");
        List<Callable<AcceptanceOutcome>> acceptances = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            acceptances.add(this::accept);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(acceptances);
        }
        assertThat(signatories.of(call.version())).hasSize(1);
        assertThat(ledger.entries(LogId.publicOf(call.statement().value())))
                .extracting(RecordedEntry::type)
                .containsExactly("frozen", "signed");
    }

    @Autowired
    GuestAnswerService guestAnswers;

    @Autowired
    InvitationWorkItemSource work;

    @Autowired
    List<CallPanelFactory> panelFactories;

    @Test
    void refusesALinkThatExpiredASecondAgo() {
        var link = inviteUntil(Duration.ofDays(40));
        clock.move(InvitationService.LIFETIME.minusSeconds(5));
        assertThat(visitor.get(link).statusCode()).isEqualTo(200);
        clock.move(Duration.ofSeconds(6));

        assertThat(visitor.get(link).statusCode()).isEqualTo(410);
        assertThat(answer(link, "sign").body()).contains("This link has expired");
        assertThat(state()).isEqualTo(InvitationState.SENT);
    }

    @Test
    void refusesAConfirmationThatExpiredASecondAgo() {
        var link = inviteUntil(Duration.ofDays(40));
        answer(link, "sign");
        var confirmation = confirmationLink();
        clock.move(GuestAnswerService.TO_CONFIRM.plusSeconds(1));

        assertThat(visitor.submit(confirmation, "act", "confirm").body()).contains("This link has expired");
        assertThat(state()).isEqualTo(InvitationState.ANSWERED);
    }

    @Test
    void refusesALinkThatWasUsed() {
        var link = invite();
        answer(link, "decline");

        assertThat(visitor.get(link).body()).contains("This link was used");
        assertThat(answer(link, "sign").statusCode()).isEqualTo(410);
        assertThat(rowOfInvitation().answer())
                .satisfies(answer -> assertThat(
                                Objects.requireNonNull(answer).answer().name())
                        .isEqualTo("DECLINED"));
    }

    @Test
    void refusesALinkThatWasRevoked() {
        var link = invite();

        assertThat(as(call.coordinator(), () -> service.revoke(call.version(), guest.id())))
                .isTrue();

        assertThat(visitor.get(link).statusCode()).isEqualTo(410);
        assertThat(visitor.get(link.replace("/invitation/", "/invitation/pdf/")).statusCode())
                .isEqualTo(410);
        assertThat(answer(link, "sign").body()).contains("This link was revoked");
    }

    @Test
    void refusesALinkThatWasReplacedByANewerOne() {
        var first = invite();
        var second = invite();

        assertThat(answer(first, "sign").body()).contains("This link does not work");
        assertThat(answer(second, "sign").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesALinkThatWasFlippedCutOffOrMadeUp() {
        var link = invite();
        var flipped = link.substring(0, link.length() - 1) + (link.endsWith("A") ? 'B' : 'A');

        for (var bad : List.of(
                flipped,
                link.substring(0, link.length() - 1),
                "/invitation/x",
                flipped.replace("/invitation/", "/invitation/pdf/"),
                link.replace("/invitation/", "/invitation/confirm/"),
                link.replace("/invitation/", "/invitation/confirm/pdf/"),
                "/invitation/" + "a".repeat(5_000))) {
            assertThat(visitor.get(bad).statusCode()).as(bad).isEqualTo(404);
            assertThat(visitor.get(bad).body()).contains("This link does not work");
        }
        assertThat(answer(flipped, "sign").statusCode()).isEqualTo(404);
        assertThat(state()).isEqualTo(InvitationState.SENT);
    }

    @Test
    void signsForNoOtherOrganisationAndNoOtherText() {
        var other = people.organisation("Other Guest");
        var foreign = linkOf(as(
                call.coordinator(),
                () -> service.invite(new InviteOrganisation(call.version(), other.id(), CONTACT, "Other Contact"))));
        invite();

        var page = visitor.submit(
                foreign,
                "name",
                "Ada",
                "role",
                "Director",
                "choice",
                "sign",
                "hash",
                call.hash().value(),
                "organisation",
                guest.id().value());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(state()).isEqualTo(InvitationState.SENT);
        var wrongText =
                visitor.submit(invite(), "name", "Ada", "role", "Director", "choice", "sign", "hash", "0".repeat(64));
        assertThat(wrongText.statusCode()).isEqualTo(422);
        assertThat(wrongText.body()).contains("The text has changed");
        assertThat(state()).isEqualTo(InvitationState.SENT);
    }

    @Test
    void takesNothingOnceTheCallIsClosed() {
        var link = invite();
        as(call.coordinator(), () -> calls.close(call.version()));

        assertThat(answer(link, "sign").body()).contains("The time to sign is over");
        assertThat(as(
                        call.coordinator(),
                        () -> service.invite(new InviteOrganisation(
                                call.version(), people.organisation("Late").id(), CONTACT, "Late"))))
                .isInstanceOf(InvitationOutcome.CallOver.class);
    }

    @Test
    void namesACharacterThatCannotBeShown() {
        var link = invite();

        var page = signAs(link, "Ada\uFFFF");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Leave out the character U+FFFF.");
        assertThat(state()).isEqualTo(InvitationState.SENT);
    }

    @Test
    void refusesFieldsThatAreFarTooLong() {
        var link = invite();

        var page = signAs(link, "a\u0315\u0300".repeat(5_000));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("with at most 95 characters");
        assertThat(signAs(link, "a\u0315\u0300".repeat(50_000)).statusCode()).isEqualTo(413);
        assertThat(state()).isEqualTo(InvitationState.SENT);
    }

    @Test
    void givesTheInvitationBackWhenTheMailboxDoesNotStandByTheAnswer() {
        var link = invite();
        answer(link, "sign");

        var page = visitor.submit(confirmationLink(), "act", "restart");

        assertThat(page.body()).contains("Send the answer");
        assertThat(state()).isEqualTo(InvitationState.SENT);
        assertThat(visitor.get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void givesTimeToAnswerAnewWhenTheFirstLinkHasExpiredMeanwhile() {
        var link = inviteUntil(Duration.ofDays(40));
        clock.move(InvitationService.LIFETIME.minusDays(1));
        answer(link, "sign");
        var confirmation = confirmationLink();
        clock.move(Duration.ofDays(2));

        assertThat(visitor.submit(confirmation, "act", "restart").body()).contains("Send the answer");
        assertThat(rowOfInvitation().expired()).isFalse();
    }

    @Test
    void leavesAnAnswerOfARepresentativeStanding() {
        confirmed("sign");
        var representative = people.representative(guest);
        as(representative, () -> signOn.decline(call.version(), guest.id(), AnswerContent.NONE));
        as(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), guest.id(), call.hash(), AnswerContent.NONE)));

        assertThat(accept()).isEqualTo(new AcceptanceOutcome.AnsweredOtherwise(ParticipationState.SIGNED));
        assertThat(signatories.of(call.version()))
                .extracting(Signatory::channel)
                .containsExactly((AnswerChannel) null);
    }

    @Test
    void acceptsWhatAnAttemptThatEndedEarlyRecorded() {
        confirmed("sign");
        answers.record(AcceptanceService.recorded(document(), "On the list of the board"), call.coordinator(), null);

        assertThat(accept()).isInstanceOf(AcceptanceOutcome.Accepted.class);
        assertThat(signatories.of(call.version())).hasSize(1);
    }

    @Test
    void leavesStandingWhatACoordinatorRecordedOfTheSamePerson() {
        confirmed("sign");
        var answer = AcceptanceService.recorded(document(), "On the list of the board");
        answers.record(byPhone(answer, answer.answer()), call.coordinator(), null);

        assertThat(accept()).isInstanceOf(AcceptanceOutcome.AnsweredOtherwise.class);
        assertThat(signatories.of(call.version()))
                .extracting(Signatory::channel)
                .containsExactly(AnswerChannel.PHONE);
    }

    private static RecordedAnswer byPhone(RecordedAnswer answer, RecordedAnswer.Answer said) {
        var source = new RecordedAnswer.Source(answer.source().speaker(), AnswerChannel.PHONE, "A call", null);
        return new RecordedAnswer(
                answer.version(), answer.organisation(), answer.hash(), said, AnswerContent.NONE, null, source);
    }

    @Test
    void leavesADeclineThatARepresentativeMadeSinceTheAnswer() {
        confirmed("sign");
        as(people.representative(guest), () -> signOn.decline(call.version(), guest.id(), AnswerContent.NONE));

        assertThat(accept()).isEqualTo(new AcceptanceOutcome.AnsweredOtherwise(ParticipationState.DECLINED));
        assertThat(signatories.of(call.version())).isEmpty();
    }

    @Test
    void leavesAWithdrawalThatARepresentativeMadeSinceTheAnswer() {
        confirmed("sign");
        var representative = people.representative(guest);
        as(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), guest.id(), call.hash(), AnswerContent.NONE)));
        as(representative, () -> signOn.withdraw(call.version(), guest.id()));

        assertThat(accept()).isEqualTo(new AcceptanceOutcome.AnsweredOtherwise(ParticipationState.WITHDRAWN));
        assertThat(signatories.of(call.version())).isEmpty();
    }

    @Test
    void takesAnAnswerThatChangesAnEarlierDecline() {
        as(people.representative(guest), () -> {
            invite();
            return signOn.decline(call.version(), guest.id(), AnswerContent.NONE);
        });
        confirmed("sign");

        assertThat(accept()).isInstanceOf(AcceptanceOutcome.Accepted.class);
        assertThat(signatories.of(call.version())).hasSize(1);
    }

    @Test
    void signsNotAgainWhatWasWithdrawnBeforeTheAcceptanceWasNoted() {
        confirmed("sign");
        // As if the server had stopped between the signature and the note of it.
        answers.record(AcceptanceService.recorded(document(), "On the list of the board"), call.coordinator(), null);
        as(people.representative(guest), () -> signOn.withdraw(call.version(), guest.id()));

        assertThat(accept()).isEqualTo(new AcceptanceOutcome.AnsweredOtherwise(ParticipationState.WITHDRAWN));
        assertThat(signatories.of(call.version())).isEmpty();
    }

    @Test
    void refusesNothingThatIsBeingAcceptedAndAcceptsItAgainAfterACrash() {
        var link = confirmed("sign");
        // As if the server had stopped before the signature.
        assertThat(documents.claim(document())).isTrue();

        assertThat(refuse()).isFalse();
        assertThat(visitor.get(link).body()).contains("This link was used");
        assertThat(rowOfInvitation().state()).isEqualTo(InvitationState.ACCEPTING);
        assertThat(documents.awaitingDecision())
                .extracting(Invitation::id)
                .contains(document().id());
        assertThat(accept()).isInstanceOf(AcceptanceOutcome.Accepted.class);
        assertThat(state()).isEqualTo(InvitationState.ACCEPTED);
    }

    @Test
    void asksToAcceptNothingOnceTheCallIsOverAndCountsWhatClosingWouldLose() throws Exception {
        confirmed("sign");
        assertThat(waiting()).isEqualTo(1);
        assertThat(work.waitingFor(second)).anyMatch(this::isOfTheCall);
        assertThat(work.waitingFor(call.coordinator())).noneMatch(this::isOfTheCall);

        as(call.coordinator(), () -> calls.close(call.version()));

        assertThat(work.waitingFor(second)).noneMatch(this::isOfTheCall);
        try (var relay = OutboxWithRelay.start(server, clock)) {
            var reason = "We could not reach the board in time. ".repeat(5) + "Sorry.";

            mailer(relay).refused(document(), reason);

            assertThat(String.valueOf(relay.received(1).getFirst().getContent()))
                    .contains(reason, "The call is over")
                    .doesNotContain("a new link");
        }
    }

    @Test
    void tellsThoseWhoCanAcceptAnAnswerThatItWaitsAndRemindsItsOrganisationNoMore() {
        people.representative(guest);
        invite();
        assertThat(as(call.coordinator(), () -> calls.remindable(call.version()).organisations()))
                .containsExactly(guest.id());

        confirmed("sign");
        await().untilAsserted(() -> {
            assertThat(noticesOf(second)).as("another coordinator").contains(NoticeKind.ANSWER_WAITS_FOR_ANOTHER);
            assertThat(noticesOf(call.coordinator()))
                    .as("was given the links")
                    .doesNotContain(NoticeKind.ANSWER_WAITS, NoticeKind.ANSWER_WAITS_FOR_ANOTHER);
        });
        assertThat(row().state()).isEqualTo(ParticipationState.AWAITING_ACCEPTANCE);
        assertThat(row().flags()).contains(BoardFlag.PENDING);

        var mailed = LinkToken.random();
        documents.renewConfirmation(document().id(), mailed, clock.instant().plus(GuestAnswerService.TO_CONFIRM));
        assertThat(row().state()).isEqualTo(ParticipationState.INVITED);
        visitor.submit("/invitation/confirm/" + mailed.value(), "act", "confirm");

        await().untilAsserted(
                        () -> assertThat(noticesOf(call.coordinator())).containsOnlyOnce(NoticeKind.ANSWER_WAITS));
        assertThat(row().state()).isEqualTo(ParticipationState.AWAITING_ACCEPTANCE);
        assertThat(row().flags()).doesNotContain(BoardFlag.PENDING);
        assertThat(work.waitingFor(call.coordinator())).anyMatch(this::isOfTheCall);
        assertThat(work.waitingFor(second)).anyMatch(this::isOfTheCall);
        assertThat(as(call.coordinator(), () -> calls.remindable(call.version()).organisations()))
                .isEmpty();
        assertThat(as(call.coordinator(), () -> calls.remind(call.version())).organisations())
                .isEmpty();

        accept();
        assertThat(row().state()).isEqualTo(ParticipationState.SIGNED);
        assertThat(work.waitingFor(second)).noneMatch(this::isOfTheCall);
    }

    @Test
    void tellsWhoInvitedOfTheAnswerAsMuchAsTheCoordinatorOfTheStatement() {
        answer(
                linkOf(as(
                        second,
                        () -> service.invite(
                                new InviteOrganisation(call.version(), guest.id(), CONTACT, "Ada Guest")))),
                "decline");

        await().untilAsserted(() -> {
            assertThat(noticesOf(call.coordinator())).containsOnlyOnce(NoticeKind.CONFIRMATION_LINK_WAITS);
            assertThat(noticesOf(second)).containsOnlyOnce(NoticeKind.CONFIRMATION_LINK_WAITS);
        });
    }

    @Test
    void tellsWhoInvitedAndTheCoordinatorOfTheStatementOfADecline() {
        answer(
                linkOf(as(
                        second,
                        () -> service.invite(
                                new InviteOrganisation(call.version(), guest.id(), CONTACT, "Ada Guest")))),
                "decline");
        visitor.submit(confirmationLink(), "act", "confirm");

        assertThat(row().state()).isEqualTo(ParticipationState.DECLINED);
        await().untilAsserted(() -> {
            assertThat(noticesOf(call.coordinator())).containsOnlyOnce(NoticeKind.CONTACT_DECLINED);
            assertThat(noticesOf(second)).containsOnlyOnce(NoticeKind.CONTACT_DECLINED);
        });
    }

    @Test
    void tellsCoordinatorsThatAGuestWaitsForALinkToConfirmUntilOneIsGiven() {
        assertThat(answer(invite(), "decline").body()).containsPattern("class=\"problem\"[^>]*>No mail could be sent");

        await().untilAsserted(() ->
                assertThat(noticesOf(call.coordinator())).containsOnlyOnce(NoticeKind.CONFIRMATION_LINK_WAITS));
        assertThat(work.waitingFor(call.coordinator()))
                .filteredOn(this::isOfTheCall)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.kind()).isEqualTo("invitation.work.confirm");
                    assertThat(item.detail()).isEqualTo(guest.displayName());
                });
        assertThat(work.waitingFor(second)).as("any of them can give it").anyMatch(this::isOfTheCall);

        confirmationLink();

        assertThat(work.waitingFor(call.coordinator())).noneMatch(this::isOfTheCall);
        clock.move(Duration.ofMinutes(5));
        as(call.coordinator(), () -> {
            notices.settle(work.waitingFor(call.coordinator()), Duration.ZERO);
            return true;
        });
        assertThat(as(call.coordinator(), notices::latest))
                .filteredOn(notice -> notice.kind() == NoticeKind.CONFIRMATION_LINK_WAITS
                        && call.statement().equals(notice.statement()))
                .allMatch(NoticeSummary::read);
    }

    @Autowired
    NoticeService notices;

    private List<NoticeKind> noticesOf(Member member) {
        return as(member, notices::latest).stream()
                .filter(notice -> notice.route().contains(call.statement().value()))
                .map(NoticeSummary::kind)
                .toList();
    }

    private boolean isOfTheCall(WorkItem item) {
        return call.statement().equals(item.statement());
    }

    @Test
    void takesNoAcceptanceOfACoordinatorWhosePasswordWasSetByAHandedOverLink() {
        confirmed("sign");
        var mailed = LinkToken.random();
        documents.renewConfirmation(document().id(), mailed, clock.instant().plus(GuestAnswerService.TO_CONFIRM));
        visitor.submit("/invitation/confirm/" + mailed.value(), "act", "confirm");
        var administrator = people.member(Role.ADMINISTRATOR);
        var password = (LinkOutcome.ToShare)
                as(administrator, () -> members.sendLink(second.id())).orElseThrow();
        CookieClient.of(port).submit(password.link().getPath(), "password", "eleven quiet harbours");

        assertThat(acceptBy(second)).isInstanceOf(AcceptanceOutcome.NotBySecondPerson.class);
        assertThat(acceptBy(call.coordinator())).isInstanceOf(AcceptanceOutcome.Accepted.class);
    }

    @Autowired
    MemberService members;

    @Test
    void leavesTheAnswerToASecondPersonWhenTheLinksWereHandedOver() {
        var link = invite();
        assertThat(visitor.get(link).body())
                .contains("Link shared manually by " + call.coordinator().name());
        answer(link, "sign");
        visitor.submit(confirmationLink(), "act", "confirm");

        assertThat(acceptBy(call.coordinator())).isInstanceOf(AcceptanceOutcome.NotBySecondPerson.class);

        assertThat(state()).isEqualTo(InvitationState.CONFIRMED);
        assertThat(signatories.of(call.version())).isEmpty();
        assertThat(row()).satisfies(row -> {
            assertThat(row.state().isSigned()).isFalse();
            assertThat(row.flags()).contains(BoardFlag.PENDING);
            assertThat(Objects.requireNonNull(row.pending()).linkSharing().by())
                    .isEqualTo(call.coordinator().id());
        });
        assertThat(ledger.entries(LogId.publicOf(call.statement().value())))
                .extracting(RecordedEntry::type)
                .containsExactly("frozen");

        assertThat(accept()).isInstanceOf(AcceptanceOutcome.Accepted.class);

        assertThat(signatories.of(call.version())).hasSize(1);
        assertThat(row()).satisfies(row -> {
            assertThat(row.flags()).contains(BoardFlag.SHARED_LINK).doesNotContain(BoardFlag.PENDING);
            assertThat(row.act().linkSharing())
                    .isNotNull()
                    .extracting(LinkSharing::name)
                    .isEqualTo(call.coordinator().name());
        });
    }

    @Test
    void recordsEachLinkThatACoordinatorIsGiven() {
        answer(invite(), "sign");
        confirmationLink();

        assertThat(ledger.entries(LogId.privateOf(call.statement().value())))
                .filteredOn(entry -> entry.type().equals("linkHandedOver"))
                .hasSize(2)
                .allSatisfy(entry -> {
                    assertThat(entry.fields())
                            .containsEntry("organisation", guest.id().value())
                            .containsEntry("way", "screen");
                    assertThat(entry.sealed().get("handOver"))
                            .containsEntry(
                                    "linkHandedOverBy", call.coordinator().name());
                });
    }

    @Test
    void letsTheMailboxConfirmWhatWasConfirmedByALinkInOtherHands() {
        confirmed("sign");
        var mailed = LinkToken.random();
        documents.renewConfirmation(document().id(), mailed, clock.instant().plus(GuestAnswerService.TO_CONFIRM));
        assertThat(state()).isEqualTo(InvitationState.ANSWERED);

        visitor.submit("/invitation/confirm/" + mailed.value(), "act", "confirm");

        assertThat(acceptBy(call.coordinator())).isInstanceOf(AcceptanceOutcome.Accepted.class);
        assertThat(row().act().linkSharing())
                .as("the link to answer was shared manually")
                .isNotNull();
    }

    @Test
    void letsAnAdministratorAcceptOnlyWhereNoOtherCoordinatorIsLeft() {
        confirmed("sign");
        var administrator = people.member(Role.ADMINISTRATOR);
        Callable<AcceptanceOutcome> acceptance =
                () -> service.acceptPending(call.version(), guest.id(), "On the list of the board");
        assertThat(as(administrator, acceptance)).isInstanceOf(AcceptanceOutcome.NotBySecondPerson.class);

        directory.membersWith(Role.COORDINATOR).stream()
                .map(Member::id)
                .filter(other -> !other.equals(call.coordinator().id()))
                .forEach(people::deactivate);

        assertThat(acceptBy(call.coordinator())).isInstanceOf(AcceptanceOutcome.NotBySecondPerson.class);
        assertThat(as(administrator, service::pending)).anySatisfy(pending -> {
            assertThat(pending.organisation()).isEqualTo(guest);
            assertThat(pending.decidable()).isTrue();
        });
        assertThat(as(administrator, acceptance)).isInstanceOf(AcceptanceOutcome.Accepted.class);
        assertThat(signatories.of(call.version())).hasSize(1);
    }

    @Test
    void keepsTheLinkThatIsMadeAnewFromAHandedOverConfirmationHandedOver() {
        answer(invite(), "sign");
        visitor.submit(confirmationLink(), "act", "restart");

        assertThat(document().linkSharing()).isNotNull();
        assertThat(document().confirmationLinkSharing()).isNull();
    }

    @Test
    void givesNoLinkToAScriptWhereThereIsMail() throws Exception {
        try (var relay = OutboxWithRelay.start(server, clock)) {
            givesNoLinkToAScript(dispatch(mailer(relay)));
        }
    }

    private void givesNoLinkToAScript(InvitationSender mailing) throws Exception {
        var command = new InviteOrganisation(call.version(), guest.id(), CONTACT, "Ada Guest");
        Callable<InvitationOutcome> inviting =
                () -> mailing.invite(command, call.hash(), null, (_, _) -> ContactMailOutcome.NOT_MAILED);

        var given = (Invited) as(call.coordinator(), inviting);
        assertThat(given.link()).isNotNull();
        var toScript = (Invited) asScript(call.coordinator(), Set.of(TokenScope.WRITE), inviting);
        assertThat(toScript.link()).isNull();
        assertThat(toScript.linkSharing()).isNull();

        var withoutMail =
                (Invited) asScript(call.coordinator(), Set.of(TokenScope.WRITE), () -> service.invite(command));
        assertThat(withoutMail.link()).isNotNull();
        assertThat(withoutMail.linkSharing())
                .isNotNull()
                .extracting(LinkSharing::way)
                .isEqualTo(LinkSharing.Channel.API);
    }

    private int waiting() {
        return as(
                call.coordinator(),
                () -> panelFactories.stream()
                        .mapToInt(factory -> factory.waiting(call.version()))
                        .sum());
    }

    @Test
    void refusesWhatCouldNotBeAccepted() {
        confirmed("sign");
        as(call.coordinator(), () -> calls.close(call.version()));

        assertThat(accept()).isInstanceOf(AcceptanceOutcome.CallOver.class);
        assertThat(state()).isEqualTo(InvitationState.CONFIRMED);
        assertThat(refuse()).isTrue();
    }

    @Test
    void acceptsASignatureThatStandsThoughTheCallClosedBeforeItWasNoted() {
        confirmed("sign");
        answers.record(AcceptanceService.recorded(document(), "On the list of the board"), call.coordinator(), null);
        as(call.coordinator(), () -> calls.close(call.version()));

        assertThat(accept()).isInstanceOf(AcceptanceOutcome.Accepted.class);
        assertThat(state()).isEqualTo(InvitationState.ACCEPTED);
    }

    @Test
    void refusesNoOtherAnswerThanWasRefused() {
        confirmed("sign");
        var seen = document().confirmedAt();
        clock.move(Duration.ofMinutes(1));
        var mailed = LinkToken.random();
        documents.renewConfirmation(document().id(), mailed, clock.instant().plus(GuestAnswerService.TO_CONFIRM));
        visitor.submit("/invitation/confirm/" + mailed.value(), "act", "confirm");
        var refused =
                new AnswerRefused(document().id(), call.coordinator().id(), clock.instant(), "Not on the list", seen);
        listener.handle(new StoredEvent("refused", refused, clock.instant(), null, null));

        assertThat(state()).isEqualTo(InvitationState.CONFIRMED);
    }

    @Autowired
    ContactNotificationListener listener;

    @Test
    void eitherAcceptsOrRefusesWhenBothAreAskedAtOnce() throws Exception {
        confirmed("sign");
        List<Callable<Boolean>> decisions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            decisions.add(() -> accept() instanceof AcceptanceOutcome.Accepted);
            decisions.add(this::refuse);
        }
        int refused = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = threads.invokeAll(decisions);
            for (int i = 1; i < done.size(); i += 2) {
                refused += done.get(i).get() ? 1 : 0;
            }
        }

        assertThat(signatories.of(call.version())).hasSize(1 - refused);
        assertThat(state()).isEqualTo(refused == 0 ? InvitationState.ACCEPTED : InvitationState.REFUSED);
    }

    @Test
    void tellsTheMailboxWhenItsDeclineDoesNotCount() {
        answer(invite(), "decline");
        var confirmation = confirmationLink();
        as(
                people.representative(guest),
                () -> signOn.sign(new SignVersion(call.version(), guest.id(), call.hash(), AnswerContent.NONE)));

        assertThat(visitor.submit(confirmation, "act", "confirm").body())
                .contains("Your organisation has already answered");

        assertThat(state()).isEqualTo(InvitationState.CONFIRMED);
        assertThat(accept()).isEqualTo(new AcceptanceOutcome.AnsweredOtherwise(ParticipationState.SIGNED));
        assertThat(signatories.of(call.version())).hasSize(1);
    }

    @Test
    void takesDownADeclineAfterACrashAndMailsOfNoSignature() {
        answer(invite(), "decline");
        // As if the server had stopped between the confirmation and the decline.
        var token = confirmationLink();
        documents.confirm(new LinkToken(token.substring(token.lastIndexOf('/') + 1)), clock.instant());
        try (var relay = OutboxWithRelay.start(server, clock)) {
            var acceptanceService =
                    new AcceptanceService(documents, mailer(relay), answers, secondPerson, directory, clock);

            assertThat(acceptanceService.accept(document().id(), call.coordinator(), "On the list"))
                    .isInstanceOf(AcceptanceOutcome.Accepted.class);

            assertThat(row().state()).isEqualTo(ParticipationState.DECLINED);
            assertThat(relay.outbox().newest(call.version()).values().stream().flatMap(List::stream))
                    .noneMatch(mail -> mail.kind().equals("INVITATION_ACCEPTED"));
        }
    }

    @Test
    void acceptsADeclineThatWasTakenDownBeforeACrash() {
        answer(invite(), "decline");
        var token = confirmationLink();
        documents.confirm(new LinkToken(token.substring(token.lastIndexOf('/') + 1)), clock.instant());
        answers.record(AcceptanceService.recorded(document(), "Mailbox confirmed"), call.coordinator(), null);

        assertThat(accept()).isInstanceOf(AcceptanceOutcome.Accepted.class);
        assertThat(state()).isEqualTo(InvitationState.ACCEPTED);
    }

    @Test
    void signsForNoOrganisationThatHasLeftTheCoalition() {
        var link = confirmed("sign");
        as(people.member(Role.ADMINISTRATOR), () -> organisations.leave(guest.id()));

        assertThat(accept()).isInstanceOf(AcceptanceOutcome.CallOver.class);
        assertThat(signatories.of(call.version())).isEmpty();
        assertThat(refuse()).isTrue();
        assertThat(as(
                        call.coordinator(),
                        () -> service.invite(new InviteOrganisation(call.version(), guest.id(), CONTACT, "Ada Guest"))))
                .isInstanceOf(InvitationOutcome.CallOver.class);
        assertThat(visitor.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void asksAgainForWhatIsMissing() {
        var link = invite();

        var page = visitor.submit(
                link,
                "name",
                "\u202c ",
                "role",
                "",
                "choice",
                "reserve",
                "hash",
                call.hash().value());

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Enter your name", "Enter your role", "Write the reservation");
        assertThat(state()).isEqualTo(InvitationState.SENT);
    }

    @Test
    void writesNoLinkIntoALogAndTakesNoHostFromARequest(CapturedOutput output) throws Exception {
        var link = invite();
        answer(link, "sign");
        var confirmation = confirmationLink();
        RawHttpRequest.get(port, confirmation + "/x?y=%zz", "evil.example");
        var page = RawHttpRequest.get(port, confirmation, "evil.example");

        assertThat(page).startsWith("HTTP/1.1 200").doesNotContain("evil.example");
        assertThat(output.getAll())
                .doesNotContain(link.substring(link.lastIndexOf('/') + 1))
                .doesNotContain(confirmation.substring(confirmation.lastIndexOf('/') + 1))
                .doesNotContain(CONTACT.value());
    }

    @Test
    void takesInAnOrganisationThatWasNotInTheDirectoryAndNoneTwice() {
        var data = new OrganisationData(
                "Newcomers of " + call.version().value(),
                "Newcomers",
                "PE",
                Region.LATIN_AMERICA_CARIBBEAN,
                ConsultativeStatus.NONE,
                "newcomers.example");
        var command = new InviteNewOrganisation(call.version(), data, CONTACT, "New Contact", "");

        assertThat(MOMENT.matcher(as(call.coordinator(), () -> service.previewNew(command))
                                .text())
                        .results()
                        .map(MatchResult::group)
                        .distinct())
                .as("the link is good until signing ends")
                .hasSize(1);
        assertThatExceptionOfType(ConfirmationRequiredException.class)
                .isThrownBy(() -> asUnconfirmed(call.coordinator(), () -> service.inviteNewOrganisation(command)));
        assertThat(as(call.coordinator(), () -> service.inviteNewOrganisation(command)))
                .isInstanceOf(Invited.class);
        var again = new InviteNewOrganisation(call.version(), data, CONTACT, "New Contact", "");
        assertThat(as(call.coordinator(), () -> service.inviteNewOrganisation(again)))
                .isEqualTo(new InvitationOutcome.Invalid(List.of(ValidationProblem.OFFICIAL_NAME_TAKEN)));
    }

    @Test
    void letsOnlyCoordinatorsInvite() {
        var representative = people.member(Role.REPRESENTATIVE, Role.ADMINISTRATOR);
        var command = new InviteOrganisation(call.version(), guest.id(), CONTACT, "Ada");

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(representative, () -> service.invite(command)));
    }

    @Autowired
    Invitations documents;

    @Autowired
    MessageSource messages;

    @Autowired
    Coalition coalition;

    @Autowired
    Directory directory;

    @Autowired
    AnswerRecorder answers;

    @Autowired
    CurrentMember currentMember;

    @Test
    void mailsTheLinkOfThisServerToTheContactAndLetsNoNameAddAHeader() throws Exception {
        invite();
        var invitation =
                documents.find(InvitationId.of(call.version(), guest.id())).orElseThrow();
        try (var relay = OutboxWithRelay.start(server, clock)) {
            var token = LinkToken.random();

            var contactMailOutcome = as(
                    call.coordinator(),
                    () -> mailer(relay)
                            .ask(
                                    Ask.INVITE,
                                    withContactName(invitation, "Ada\r\nBcc: all@example.org", token),
                                    token,
                                    ""));

            assertThat(contactMailOutcome).isEqualTo(ContactMailOutcome.QUEUED);
            var mail = relay.received(1).getFirst();
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getAllRecipients()[0]).hasToString(CONTACT.value());
            assertThat(GreenMailUtil.getHeaders(mail).lines()).noneMatch(line -> line.startsWith("Bcc"));
            assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(String.valueOf(mail.getContent()))
                    .contains(
                            "https://coalition.example/invitation/" + token.value(),
                            call.hash().value(),
                            "UTC")
                    .doesNotContain("We call on states");
        }
    }

    @Test
    void remindsTheSilentOnceADayAndNobodyWhoWantsNoMore() {
        var link = inviteUntil(Duration.ofDays(9));
        var token = new LinkToken(link.substring("/invitation/".length()));
        var id = InvitationId.of(call.version(), guest.id());
        var sent = documents.find(id).orElseThrow();
        assertThat(sent.awaitsReminder(sent.invitedAt(), clock.instant())).isFalse();
        assertThat(sent.awaitsReminder(sent.invitedAt(), clock.instant().plus(Duration.ofDays(1))))
                .isTrue();

        assertThat(visitor.get("/invitation/stop/" + token.hash()).body()).contains("No more mails about this?");
        assertThat(documents.find(id).orElseThrow().silencedAt()).isNull();
        assertThat(visitor.get("/invitation/" + token.hash()).statusCode()).isEqualTo(404);
        var oneClick = visitor.post("/invitation/stop/" + token.hash(), "List-Unsubscribe", "One-Click");

        assertThat(oneClick.statusCode()).isEqualTo(200);
        assertThat(documents
                        .find(id)
                        .orElseThrow()
                        .awaitsReminder(sent.invitedAt(), clock.instant().plus(Duration.ofDays(1))))
                .isFalse();
        assertThat(visitor.get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheLinkOfTheFirstMailGoodBesideThatOfTheReminder() {
        var link = invite();
        var seen = document();
        var token = LinkToken.random();
        documents.remind(seen, token, clock.instant());

        assertThat(visitor.get("/invitation/" + token.value()).statusCode()).isEqualTo(200);
        assertThat(visitor.post("/invitation/stop/" + seen.linkHash()).body()).contains("No more mails");
        assertThat(document().silencedAt()).isNotNull();
        assertThat(answer(link, "sign").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/invitation/" + token.value()).body()).contains("This link was used");
        visitor.submit(confirmationLink(), "act", "restart");
        assertThat(visitor.get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void stopsNoMailsByALinkThatIsNotKnown() {
        var stop = "/invitation/stop/" + LinkToken.random().value();

        assertThat(visitor.post(stop).statusCode()).isEqualTo(404);
    }

    @Test
    void makesOneLinkOfManyRemindersAtOnceAndKeepsTheOldLinkGood() {
        var link = invite();
        var seen = document();

        assertThat(documents.remind(seen, LinkToken.random(), clock.instant())).isPresent();
        assertThat(documents.remind(seen, LinkToken.random(), clock.instant())).isEmpty();

        assertThat(visitor.get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void givesTheLinkToPassOnWhereTheLastMailToTheContactDidNotGetThrough() throws Exception {
        var contact = new EmailAddress("gone@guest.example");
        OutboxWithRelay.refused(mongo, contact);
        try (var relay = OutboxWithRelay.start(server, clock)) {
            var mail = mailer(relay);
            var command = new InviteOrganisation(call.version(), guest.id(), contact, "Ada Guest");

            var outcome = (Invited) as(
                    call.coordinator(),
                    () -> dispatch(mail)
                            .invite(
                                    command,
                                    call.hash(),
                                    null,
                                    (invitation, token) -> mail.ask(Ask.INVITE, invitation, token, "")));

            assertThat(outcome.delivery()).isEqualTo(ContactMailOutcome.FAILING);
            assertThat(outcome.link()).isNotNull();
        }
    }

    @Test
    void asksAGuestWhoSignedAnEarlierTextAtTheMailboxThatConfirmedItAndSendsWhatChanged() throws Exception {
        confirmed("sign");
        accept();
        var second = fixtures.openAgain(call, guest);
        assertThat(as(second.coordinator(), () -> outreach.askToReconsider(second.version(), true)))
                .as("without a mail server")
                .isEqualTo(new ReconsiderationOutcome(0, 0, 1));
        try (var relay = OutboxWithRelay.start(server, clock)) {
            var guests = earlierGuests(mailer(relay));
            Callable<Set<OrganisationId>> ask =
                    () -> guests.askToReconsider(second.version(), Map.of(guest.id(), call.version()), true);

            assertThat(as(second.coordinator(), ask)).containsExactly(guest.id());
            assertThat(as(second.coordinator(), ask)).as("within a day").isEmpty();

            var mail = relay.received(1).getFirst();
            assertThat(mail.getAllRecipients()[0]).hasToString(CONTACT.value());
            var parts = (MimeMultipart) mail.getContent();
            var file = parts.getBodyPart(1);
            assertThat(file.getFileName()).isEqualTo("changes-from-1-to-2.html");
            assertThat(String.valueOf(file.getContent())).contains("We call on <ins>all </ins>states");
            var text = GreenMailUtil.getBody(parts.getBodyPart(0)).replace("=\r\n", "");
            var link = Pattern.compile("/invitation/[\\w-]{20,}").matcher(text);
            assertThat(link.find()).isTrue();
            assertThat(visitor.get(link.group()).body())
                    .contains("What changed from version 1 to version 2", "<ins>all </ins>");
        }
    }

    @Test
    void tellsAContactOfMoreTimeUnlessItWantsNoMoreMails() {
        var link = invite();
        OutboxWithRelay.handedOver(mongo, document().mailId(), CONTACT);
        try (var relay = OutboxWithRelay.start(server, clock)) {
            var mail = mailer(relay);
            var news = new ContactNotificationListener(
                    documents, dispatch(mail), mail, new DeliveryChecker(relay.outbox()), answers, clock);
            var extended = new DeadlineExtended(call.version(), Set.of(guest.id()), clock.instant(), clock.instant());

            news.handle(new StoredEvent("extended", extended, clock.instant(), null, null));
            visitor.post(link.replace("/invitation/", "/invitation/stop/"));
            news.handle(new StoredEvent("extended", extended, clock.instant(), null, null));

            assertThat(relay.received(1)).hasSize(1);
            assertThat(GreenMailUtil.getBody(relay.received(1).getFirst()))
                    .contains("was extended until", "https://coalition.example/invitation/");
        }
    }

    @Autowired
    VersionComparisonService changes;

    @Autowired
    MongoOperations mongo;

    @Autowired
    MailOutbox outbox;

    @Test
    void writesWhatChangedAsAFileThatRunsAndLoadsNothing() {
        var before = versions.findSummaryById(call.version()).orElseThrow();
        var hostile = "<script>alert(1)</script>";
        var after = VersionId.of(before.statement(), 2);
        mongo.insert(new Version(
                after,
                before.statement(),
                2,
                hostile,
                "en\"><script>",
                "# Title\n\n[Here](https://example.org) \\<script>alert(1)\\</script>\n",
                before.hash(),
                before.frozenBy(),
                before.frozenAt(),
                before.authors(),
                0,
                null,
                null));

        var file = changes.file(before, versions.findSummaryById(after).orElseThrow());
        assertThat(new String(file.content(), UTF_8))
                .contains("default-src 'none'", "&lt;script&gt;alert(1)")
                .doesNotContain("<script", " src=", "<link", "url(");
    }

    private InvitationSender dispatch(InvitationMailer mail) {
        return new InvitationSender(documents, mail, answers, files, currentMember, clock);
    }

    private GuestContactNotifier earlierGuests(InvitationMailer mail) {
        return new GuestContactNotifier(
                documents, dispatch(mail), mail, new DeliveryChecker(outbox), answers, versions, changes, clock);
    }

    private InvitationMailer mailer(OutboxWithRelay relay) {
        return mailer(relay, receipts);
    }

    private InvitationMailer mailer(OutboxWithRelay relay, ReceiptService receipts) {
        var server = new ServerProperties(URI.create("https://coalition.example"), "desk@coalition.example");
        return new InvitationMailer(
                new ContactMailer(relay.outbox()),
                messages,
                server,
                coalition,
                directory,
                currentMember,
                new ContactPerson(directory, statements, messages),
                versions,
                answers,
                receipts);
    }

    private static Invitation withContactName(Invitation one, String name, LinkToken link) {
        return Invitation.sent(
                one.id(),
                one.version(),
                one.organisation(),
                one.hash(),
                one.contact(),
                name,
                one.invitedBy(),
                one.invitedAt(),
                link,
                one.linkExpiresAt(),
                null);
    }

    private String invite() {
        return linkOf(as(
                call.coordinator(),
                () -> service.invite(new InviteOrganisation(call.version(), guest.id(), CONTACT, "Ada Guest"))));
    }

    private String inviteUntil(Duration time) {
        as(
                call.coordinator(),
                () -> calls.extend(call.version(), clock.instant().plus(time)));
        return invite();
    }

    /** There is no mail server here, so the coordinator gets it to pass on. */
    private static String linkOf(InvitationOutcome outcome) {
        assertThat(outcome).isInstanceOf(Invited.class);
        return ((Invited) outcome).delivery() == ContactMailOutcome.NOT_MAILED
                ? Objects.requireNonNull(((Invited) outcome).link()).getPath()
                : URI.create("").getPath();
    }

    private HttpResponse<String> signAs(String link, String name) {
        return visitor.submit(
                link,
                "name",
                name,
                "role",
                "Director",
                "choice",
                "sign",
                "hash",
                call.hash().value());
    }

    private HttpResponse<String> answer(String link, String choice) {
        return visitor.submit(
                link,
                "name",
                "Ada Guest",
                "role",
                "Director",
                "choice",
                choice,
                "reservation",
                "Except paragraph 4.",
                "reason",
                "Not our field.",
                "hash",
                call.hash().value());
    }

    /** @return the link that was used */
    private String confirmed(String choice) {
        var link = invite();
        answer(link, choice);
        visitor.submit(confirmationLink(), "act", "confirm");
        return link;
    }

    private static String textOf(Part mail) throws Exception {
        return mail.getContent() instanceof MimeMultipart parts
                ? textOf(parts.getBodyPart(0))
                : String.valueOf(mail.getContent());
    }

    private Invitation document() {
        return documents.find(InvitationId.of(call.version(), guest.id())).orElseThrow();
    }

    private boolean refuse() {
        return as(call.coordinator(), () -> service.refuse(call.version(), guest.id(), "Not on the list"));
    }

    private String confirmationLink() {
        return linkOf(as(call.coordinator(), () -> service.askAgainToConfirm(call.version(), guest.id())));
    }

    /** By another coordinator than the one who was given the links. */
    private AcceptanceOutcome accept() {
        return acceptBy(second);
    }

    private AcceptanceOutcome acceptBy(Member member) {
        return as(member, () -> service.accept(call.version(), guest.id(), "On the list of the board"));
    }

    private InvitationRow rowOfInvitation() {
        return as(call.coordinator(), () -> service.of(call.version())).stream()
                .filter(row -> row.organisation().id().equals(guest.id()))
                .findFirst()
                .orElseThrow();
    }

    private InvitationState state() {
        return rowOfInvitation().state();
    }

    private BoardRow row() {
        return as(call.coordinator(), () -> calls.board(call.version())).rows().stream()
                .filter(row -> row.organisation().id().equals(guest.id()))
                .findFirst()
                .orElseThrow();
    }
}
