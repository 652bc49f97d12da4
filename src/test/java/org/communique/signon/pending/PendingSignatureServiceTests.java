package org.communique.signon.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.communique.ServerTest;
import org.communique.browser.Screens;
import org.communique.coalition.access.SignInAccess.LinkOutcome.ToShare;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.coalition.evidence.LetterFixtures;
import org.communique.coalition.member.MemberService;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.RecordedEntry;
import org.communique.quota.Quota;
import org.communique.quota.QuotaFixtures;
import org.communique.security.CookieClient;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.ParticipationState;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.answer.OwnParticipation;
import org.communique.signon.answer.RecordedAnswer;
import org.communique.signon.answer.RecordingOutcome;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.answer.SigningOutcome;
import org.communique.signon.answer.WithdrawalOutcome;
import org.communique.signon.board.BoardFlag;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.participation.Signatories;
import org.communique.signon.participation.Signatory;
import org.communique.signon.pending.PendingSignatureOutcome.NotBySecondPerson;
import org.communique.signon.pending.PendingSignatureOutcome.NothingWaits;
import org.communique.signon.pending.PendingSignatureOutcome.Settled;
import org.communique.signon.pending.PendingSignatureOutcome.TooLate;
import org.communique.signon.record.ReceiptService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

/** A representative whose password was set by a link that an administrator was given to pass on. */
@ServerTest
class PendingSignatureServiceTests {

    @LocalServerPort
    int port;

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    PendingSignatureService pending;

    @Autowired
    SignOnService signOn;

    @Autowired
    SignOnCallService calls;

    @Autowired
    MemberService members;

    @Autowired
    Signatories signatories;

    @Autowired
    ReceiptService receipts;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls fixtures;

    @Autowired
    MovableClock clock;

    Member administrator;
    Member representative;
    Organisation organisation;
    Call call;

    @BeforeEach
    void aMemberWhoseLinkWasHandedOver() {
        administrator = people.member(
                "Ana Administrator", people.organisation("Secretariat"), Role.ADMINISTRATOR, Role.COORDINATOR);
        organisation = people.organisation("Member Association");
        representative = people.representative(organisation);
        call = fixtures.openFor(organisation);
        use((ToShare)
                as(administrator, () -> members.sendLink(representative.id())).orElseThrow());
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void countsNowhereBeforeASecondPersonHasAccepted() {
        assertThat(sign())
                .isInstanceOfSatisfying(
                        SigningOutcome.Suspended.class,
                        suspended -> assertThat(suspended.linkSharing().name()).isEqualTo("Ana Administrator"));

        assertThat(signatories.of(call.version())).isEmpty();
        assertThat(receipts.latest(call.version(), organisation.id())).isEmpty();
        assertThat(publicEntries()).containsExactly("frozen");
        var board = as(call.coordinator(), () -> calls.board(call.version()));
        assertThat(board.totals().signed()).isZero();
        assertThat(board.rows()).singleElement().satisfies(row -> {
            assertThat(row.state().isSigned()).isFalse();
            assertThat(row.flags()).contains(BoardFlag.PENDING);
            assertThat(Objects.requireNonNull(row.pending()).linkSharing().name())
                    .isEqualTo("Ana Administrator");
        });
        assertThat(own().pending()).isNotNull();
        assertThat(own().state().isSigned()).isFalse();
    }

    @Test
    void countsOnceAnotherCoordinatorHasAccepted() {
        sign();

        assertThat(acceptBy(call.coordinator())).isInstanceOf(Settled.class);

        assertThat(signatories.of(call.version())).hasSize(1);
        assertThat(publicEntries()).containsExactly("frozen", "signed");
        assertThat(ledger.entries(LogId.publicOf(call.statement().value()))
                        .getLast()
                        .sealed()
                        .get("representative"))
                .containsEntry("name", representative.name())
                .containsEntry("linkHandedOverBy", "Ana Administrator")
                .containsEntry("acceptedBy", call.coordinator().name());
        assertThat(as(call.coordinator(), () -> calls.board(call.version())).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.flags()).contains(BoardFlag.SHARED_LINK).doesNotContain(BoardFlag.PENDING);
                    assertThat(row.act().acceptedBy())
                            .isEqualTo(call.coordinator().name());
                });
        assertThat(own().act().linkSharing()).isNotNull();
        assertThat(acceptBy(call.coordinator())).isInstanceOf(NothingWaits.class);
    }

    @Test
    void isAcceptedNeitherByWhoHandedTheLinkOverNorByTheSigner() {
        people.giveRoles(representative.id(), Role.REPRESENTATIVE, Role.COORDINATOR);
        representative = directory.member(representative.id()).orElseThrow();
        sign();

        assertThat(acceptBy(administrator)).isInstanceOf(NotBySecondPerson.class);
        assertThat(acceptBy(representative)).isInstanceOf(NotBySecondPerson.class);
        assertThat(as(administrator, () -> pending.refuse(call.version(), organisation.id())))
                .isInstanceOf(NotBySecondPerson.class);
        assertThat(as(administrator, pending::waiting))
                .filteredOn(signature -> signature.version().equals(call.version()))
                .singleElement()
                .matches(signature -> !signature.decidable());
    }

    @Test
    void isAcceptedByNobodyWhoCameByAHandedOverLinkToo() {
        sign();
        var puppet = people.member("Second Account", people.organisation("Secretariat"), Role.COORDINATOR);
        use((ToShare) as(administrator, () -> members.sendLink(puppet.id())).orElseThrow());

        assertThat(acceptBy(puppet)).isInstanceOf(NotBySecondPerson.class);
    }

    private void use(ToShare link) {
        CookieClient.of(port).submit(link.link().getPath(), "password", "eleven quiet harbours");
    }

    @Test
    void isAcceptedByAnAdministratorOnlyWhereNoOtherCoordinatorIsLeft() {
        sign();
        var second = people.member("Sam Second", people.organisation("Secretariat"), Role.ADMINISTRATOR);
        assertThat(acceptBy(second)).isInstanceOf(NotBySecondPerson.class);

        directory.membersWith(Role.COORDINATOR).stream()
                .map(Member::id)
                .filter(other -> !other.equals(administrator.id()))
                .forEach(people::deactivate);

        assertThat(acceptBy(administrator)).isInstanceOf(NotBySecondPerson.class);
        assertThat(acceptBy(second)).isInstanceOf(Settled.class);
    }

    @Test
    void isDroppedOnRecordWhenItIsRefused() {
        sign();

        assertThat(as(call.coordinator(), () -> pending.refuse(call.version(), organisation.id())))
                .isInstanceOf(Settled.class);

        assertThat(own().pending()).isNull();
        assertThat(acceptBy(call.coordinator())).isInstanceOf(NothingWaits.class);
        assertThat(ledger.entries(LogId.privateOf(call.statement().value())))
                .extracting(RecordedEntry::type)
                .contains("signatureRefused");
    }

    @Test
    void canBeTakenBackByTheOrganisation() {
        sign();

        assertThat(as(representative, () -> signOn.withdraw(call.version(), organisation.id())))
                .isInstanceOf(WithdrawalOutcome.Withdrawn.class);

        assertThat(acceptBy(call.coordinator())).isInstanceOf(NothingWaits.class);
        assertThat(publicEntries()).containsExactly("frozen");
    }

    @Test
    void givesWayToWhatAColleagueAnswersWhoCameByNoSuchLink() {
        sign();
        var colleague = people.representative(organisation);
        as(colleague, () -> signOn.decline(call.version(), organisation.id(), AnswerContent.NONE));

        assertThat(acceptBy(call.coordinator())).isInstanceOf(NothingWaits.class);
        assertThat(own().state()).isEqualTo(ParticipationState.DECLINED);
    }

    @Test
    void signsAtOnceOnceAnotherAdministratorHasConfirmedThePassword() {
        var second = people.member("Sam Second", people.organisation("Secretariat"), Role.ADMINISTRATOR);
        runAs(second, () -> members.confirmOwnPassword(representative.id()));

        assertThat(sign()).isInstanceOf(SigningOutcome.Signed.class);
        assertThat(own().act().linkSharing()).isNull();
    }

    @Test
    void isShownAsWaitingUntilTheCallIsClosedWhichSaysThatItIsLost() {
        sign();
        var signer = screens.signedIn(representative);
        signer.open(call.statement(), "sign-on");
        signer.shows("Waiting for a second person", "does not count yet").hides("No answer");
        var coordinator = screens.signedIn(call.coordinator());
        coordinator.open(call.statement(), "sign-on");
        coordinator
                .shows("Waiting for a second person")
                .shows("Signing ends in 1 day, on")
                .hides("waits for a second person")
                .hides("waiting for you to accept");

        coordinator.choose("More", "Close the call");
        coordinator
                .dialog()
                .shows("All organisations have answered. One answer waits to be accepted, and will not count");
        coordinator.dialog().button("Close the call").click();

        coordinator.shows("signature not accepted in time").hides("second person");
        signer.shows("was not accepted before signing ended").hides("sign again");
        assertThat(own().state()).isEqualTo(ParticipationState.SILENT);
    }

    @Test
    void isNotAcceptedAfterTheDeadline() {
        sign();
        clock.move(Duration.ofDays(2));

        assertThat(acceptBy(call.coordinator())).isInstanceOf(TooLate.class);
        assertThat(signatories.of(call.version())).isEmpty();
    }

    @Test
    void marksADeclineAndAWithdrawalToo() {
        as(representative, () -> signOn.decline(call.version(), organisation.id(), AnswerContent.NONE));
        assertThat(own().act().linkSharing()).isNotNull();
        assertThat(ledger.entries(LogId.privateOf(call.statement().value()))
                        .getLast()
                        .sealed()
                        .get("handOver"))
                .containsEntry("linkHandedOverBy", "Ana Administrator");

        sign();
        acceptBy(call.coordinator());
        as(representative, () -> signOn.withdraw(call.version(), organisation.id()));
        assertThat(ledger.entries(LogId.publicOf(call.statement().value()))
                        .getLast()
                        .sealed()
                        .get("representative"))
                .containsEntry("linkHandedOverBy", "Ana Administrator");
    }

    @Test
    void countsOnceHoweverManyAcceptAtTheSameInstant() throws Exception {
        sign();
        List<Callable<PendingSignatureOutcome>> all =
                java.util.Collections.nCopies(20, () -> acceptBy(call.coordinator()));
        int settled = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(all)) {
                settled += one.get() instanceof Settled ? 1 : 0;
            }
        }
        assertThat(settled).isEqualTo(1);
        assertThat(publicEntries()).containsExactly("frozen", "signed");
    }

    @Test
    void waitsWhenACoordinatorWhoCameByAHandedOverLinkRecordsIt() {
        var marked = markedCoordinator();

        assertThat(record(marked, RecordedAnswer.Answer.SIGNED))
                .isInstanceOfSatisfying(
                        RecordingOutcome.Suspended.class,
                        suspended -> assertThat(suspended.linkSharing().name()).isEqualTo("Ana Administrator"));
        assertThat(signatories.of(call.version())).isEmpty();
        assertThat(publicEntries()).containsExactly("frozen");
        assertThat(acceptBy(marked)).isInstanceOf(NotBySecondPerson.class);
        assertThat(acceptBy(administrator)).isInstanceOf(NotBySecondPerson.class);

        assertThat(acceptBy(call.coordinator())).isInstanceOf(Settled.class);

        assertThat(signatories.of(call.version()))
                .extracting(Signatory::channel)
                .containsExactly(AnswerChannel.PHONE);
        assertThat(ledger.entries(LogId.publicOf(call.statement().value()))
                        .getLast()
                        .sealed()
                        .get("representative"))
                .containsEntry("recordedBy", marked.name())
                .containsEntry("linkHandedOverBy", "Ana Administrator")
                .containsEntry("acceptedBy", call.coordinator().name());
        assertThat(as(call.coordinator(), () -> calls.board(call.version())).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.flags()).contains(BoardFlag.SHARED_LINK));
    }

    @Test
    void marksADeclineAndADayThatACoordinatorWhoCameByAHandedOverLinkRecords() {
        var marked = markedCoordinator();

        assertThat(record(marked, RecordedAnswer.Answer.DECIDING)).isInstanceOf(RecordingOutcome.Recorded.class);
        assertThat(own().act().linkSharing()).isNotNull();
        assertThat(record(marked, RecordedAnswer.Answer.DECLINED)).isInstanceOf(RecordingOutcome.Recorded.class);
        assertThat(own().act().linkSharing()).isNotNull();
        assertThat(ledger.entries(LogId.privateOf(call.statement().value()))
                        .getLast()
                        .sealed()
                        .get("handOver"))
                .containsEntry("linkHandedOverBy", "Ana Administrator");
    }

    @Test
    void countsTheFileOfARefusedAnswerForNoMember() {
        var marked = markedCoordinator();
        var letter = new EvidenceUpload("letter.pdf", LetterFixtures.pdf("We sign."));
        record(marked, RecordedAnswer.Answer.SIGNED, letter);
        long kilobytes = QuotaFixtures.counted(mongo, Quota.EVIDENCE_KILOBYTES, marked);
        assertThat(kilobytes).isPositive();
        QuotaFixtures.useUp(mongo, Quota.EVIDENCE_KILOBYTES, call.coordinator());

        assertThat(as(call.coordinator(), () -> pending.refuse(call.version(), organisation.id())))
                .isInstanceOf(Settled.class);

        assertThat(QuotaFixtures.counted(mongo, Quota.EVIDENCE_KILOBYTES, marked))
                .isZero();
        assertThat(QuotaFixtures.counted(mongo, Quota.EVIDENCE_KILOBYTES, call.coordinator()))
                .isEqualTo(Quota.EVIDENCE_KILOBYTES.inAll());
    }

    @Autowired
    AnswerService answers;

    @Autowired
    MongoOperations mongo;

    private Member markedCoordinator() {
        var marked = people.member("Lucía Coordinator", people.organisation("Secretariat"), Role.COORDINATOR);
        use((ToShare) as(administrator, () -> members.sendLink(marked.id())).orElseThrow());
        return marked;
    }

    private RecordingOutcome record(Member coordinator, RecordedAnswer.Answer answer) {
        return record(coordinator, answer, null);
    }

    private RecordingOutcome record(Member coordinator, RecordedAnswer.Answer answer, @Nullable EvidenceUpload letter) {
        var day =
                answer == RecordedAnswer.Answer.DECIDING ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : null;
        return as(
                coordinator,
                () -> answers.record(
                        new RecordedAnswer(
                                call.version(),
                                organisation.id(),
                                call.hash(),
                                answer,
                                AnswerContent.NONE,
                                day,
                                new RecordedAnswer.Source("The Director", AnswerChannel.PHONE, "They rang me at noon")),
                        letter));
    }

    private SigningOutcome sign() {
        return as(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), organisation.id(), call.hash(), AnswerContent.NONE)));
    }

    private PendingSignatureOutcome acceptBy(Member member) {
        return as(member, () -> pending.accept(call.version(), organisation.id()));
    }

    private OwnParticipation own() {
        return as(representative, () -> signOn.details(call.statement()).orElseThrow())
                .own()
                .getFirst();
    }

    private List<String> publicEntries() {
        return ledger.entries(LogId.publicOf(call.statement().value())).stream()
                .map(RecordedEntry::type)
                .toList();
    }
}
