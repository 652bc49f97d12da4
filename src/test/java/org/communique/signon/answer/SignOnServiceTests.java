package org.communique.signon.answer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.coalition.evidence.LetterFixtures;
import org.communique.coalition.member.OrganisationService;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.RecordedEntry;
import org.communique.quota.Quota;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.ParticipationState;
import org.communique.signon.ReconsiderationOutcome;
import org.communique.signon.ReminderOutcome;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.communique.signon.answer.SignOnRefusal.CallClosed;
import org.communique.signon.answer.SignOnRefusal.DeadlinePassed;
import org.communique.signon.answer.SignOnRefusal.NoMandate;
import org.communique.signon.answer.SignOnRefusal.NotInvited;
import org.communique.signon.answer.SignOnRefusal.OtherText;
import org.communique.signon.answer.SigningOutcome.AlreadySigned;
import org.communique.signon.answer.SigningOutcome.Signed;
import org.communique.signon.answer.WithdrawalOutcome.NotSigned;
import org.communique.signon.answer.WithdrawalOutcome.Withdrawn;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.ParticipationId;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.participation.Signatories;
import org.communique.signon.participation.Signatory;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.lifecycle.StatementService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class SignOnServiceTests {

    private static final EvidenceUpload LETTER = new EvidenceUpload("letter.pdf", LetterFixtures.pdf("We sign."));

    @Autowired
    JsonMapper json;

    @Autowired
    SignOnService signOn;

    @Autowired
    SignOnCallService coordination;

    @Autowired
    OutreachService outreach;

    @Autowired
    ActivityService activity;

    @Autowired
    StatementService statements;

    @Autowired
    OrganisationService organisations;

    @Autowired
    Signatories signatories;

    @Autowired
    Participations participations;

    @Autowired
    Ledger ledger;

    @Autowired
    AnswerService answerService;

    @Autowired
    AnswerRecorder recorder;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    @Autowired
    MovableClock clock;

    @Autowired
    MongoOperations mongo;

    Organisation association;
    Member representative;
    Call call;

    @BeforeEach
    void anOpenCall() {
        association = people.organisation("Association");
        representative = people.representative(association);
        call = calls.openFor(association);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void signsTheTextThatWasShown() {
        assertThat(sign(representative, association)).isInstanceOf(Signed.class);

        assertThat(signatories.of(call.version())).singleElement().satisfies(signatory -> {
            assertThat(signatory.officialName()).isEqualTo(association.officialName());
            assertThat(signatory.content()).isEqualTo(AnswerContent.NONE);
        });
    }

    @Test
    void keepsTheReservationWithTheSignature() {
        assertThat(sign(representative, association, call.hash(), "Except paragraph 4."))
                .isInstanceOf(Signed.class);

        assertThat(state()).isEqualTo(ParticipationState.SIGNED_WITH_RESERVATION);
        assertThat(signatories.of(call.version()))
                .extracting(signatory -> signatory.content().words())
                .containsExactly("Except paragraph 4.");
    }

    @Test
    void keepsThePartsOfAnAnswerAsFieldsOfOneDocumentAndOfOneObject() {
        sign(representative, association, call.hash(), "Except paragraph 4.");

        var id = ParticipationId.of(call.version(), association.id()).value();
        var stored = mongo.findById(id, Document.class, "participations");
        assertThat(requireNonNull(stored).get("latest", Document.class).keySet())
                .containsExactlyInAnyOrder(
                        "kind", "by", "byName", "mandate", "at", "hash", "words", "officialName", "country");
        assertThat(stored.getList("acts", Document.class)).containsExactly(stored.get("latest", Document.class));
        var board = as(call.coordinator(), () -> coordination.board(call.version()));
        assertThat(json.valueToTree(board.rows().getFirst()).propertyNames())
                .containsExactlyInAnyOrder(
                        "organisation",
                        "state",
                        "by",
                        "at",
                        "words",
                        "remindedAt",
                        "consent",
                        "linkSharing",
                        "acceptedBy",
                        "pending",
                        "decidingUntil",
                        "signedName",
                        "mails",
                        "sent",
                        "outreach",
                        "owner",
                        "flags");
    }

    @Test
    void refusesAnotherTextThanTheCalls() {
        var other = TextHash.of("an older text");

        assertThat(sign(representative, association, other, null)).isEqualTo(new OtherText(call.hash()));
        assertThat(state()).isEqualTo(ParticipationState.INVITED);
    }

    @Test
    void refusesAMandateThatEndedYesterday() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var former = people.member(association, Role.REPRESENTATIVE);
        people.mandate(former, association.id(), today.minusYears(1), today.minusDays(1));

        assertThat(sign(former, association)).isInstanceOf(NoMandate.class);
    }

    @Test
    void letsAMandateForNamedStatementsSignThoseAndReadNoOther() {
        var limited = people.member(association, Role.REPRESENTATIVE);
        people.mandate(limited, association.id(), StatementId.random());
        assertThat(sign(limited, association)).isInstanceOf(NoMandate.class);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(limited, () -> signOn.details(call.statement())));

        people.mandate(limited, association.id(), call.statement());

        assertThat(as(limited, () -> signOn.details(call.statement()))).isPresent();
        assertThat(sign(limited, association)).isInstanceOf(Signed.class);
    }

    @Test
    void asksThoseWhoSignedAnEarlierTextAndShowsThemWhatChanged() {
        var silent = people.organisation("Silent");
        sign(representative, association);
        var second = calls.openAgain(call, association, silent);

        assertThat(participations
                        .find(second.version(), association.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(ParticipationState.INVITED);
        assertThat(as(second.coordinator(), () -> outreach.askToReconsider(second.version(), true)))
                .isEqualTo(new ReconsiderationOutcome(1, 0, 0));
        assertThat(as(second.coordinator(), () -> outreach.askToReconsider(second.version(), true)))
                .isEqualTo(new ReconsiderationOutcome(0, 0, 0));
        var own = as(representative, () -> signOn.details(second.statement()))
                .orElseThrow()
                .own()
                .getFirst();
        assertThat(own.earlier())
                .isNotNull()
                .satisfies(earlier -> assertThat(earlier.hash()).isEqualTo(call.hash()));
    }

    @Test
    void takesNoSignatureOfTheFirstTextForTheSecond() {
        var second = calls.openAgain(call, association);

        assertThat(as(
                        representative,
                        () -> signOn.sign(
                                new SignVersion(second.version(), association.id(), call.hash(), AnswerContent.NONE))))
                .isEqualTo(new OtherText(second.hash()));
        assertThat(signatories.of(second.version())).isEmpty();
    }

    @Test
    void refusesAMemberWithoutTheRole() {
        var drafter = people.member(association, Role.DRAFTER);
        people.mandate(drafter, association.id());

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> sign(drafter, association));
    }

    @Test
    void refusesToSignForAForeignOrganisation() {
        var foreign = people.representative(people.organisation("Foreign"));

        assertThat(sign(foreign, association)).isInstanceOf(NoMandate.class);
        assertThat(state()).isEqualTo(ParticipationState.INVITED);
    }

    @Test
    void refusesAnOrganisationThatWasNotInvited() {
        var uninvited = people.organisation("Uninvited");

        assertThat(sign(people.representative(uninvited), uninvited)).isInstanceOf(NotInvited.class);
    }

    @Test
    void refusesASignatureAfterTheDeadline() {
        clock.move(Duration.ofHours(25));

        assertThat(sign(representative, association)).isInstanceOf(DeadlinePassed.class);
        assertThat(signatories.of(call.version())).isEmpty();
    }

    @Test
    void takesSignaturesAgainOnceTheDeadlineIsExtended() {
        clock.move(Duration.ofHours(25));
        var tomorrow = clock.instant().plus(Duration.ofDays(1));

        assertThat(as(call.coordinator(), () -> coordination.extend(call.version(), tomorrow)))
                .isTrue();
        assertThat(sign(representative, association)).isInstanceOf(Signed.class);
    }

    @Test
    void pausesAnOrganisationThatActsTwentyTimesWithinAnHourButLetsItWithdraw() {
        for (int i = 0; i < 10; i++) {
            assertThat(sign(representative, association)).isInstanceOf(Signed.class);
            assertThat(withdraw(representative)).isInstanceOf(Withdrawn.class);
        }

        assertThat(sign(representative, association))
                .isInstanceOfSatisfying(SignOnRefusal.TooManyActs.class, refusal -> {
                    assertThat(refusal.limit()).isEqualTo(20);
                    assertThat(refusal.possibleAt()).isAfter(clock.instant().plus(Duration.ofMinutes(58)));
                    assertThat(refusal.possibleAt()).isBefore(clock.instant().plus(Duration.ofHours(1)));
                });
        clock.move(Duration.ofHours(1));
        assertThat(sign(representative, association)).isInstanceOf(Signed.class);
    }

    @Test
    void keepsSoManyActsOfAnOrganisationAndLetsItWithdrawEvenThen() {
        sign(representative, association);
        var id = ParticipationId.of(call.version(), association.id());
        var signOnAction = participations
                .find(call.version(), association.id())
                .orElseThrow()
                .acts()
                .getFirst();
        var looks = new SignOnAction(
                SignOnAction.Kind.OPENED,
                signOnAction.at(),
                signOnAction.hash(),
                signOnAction.speaker(),
                signOnAction.officialName(),
                signOnAction.country(),
                AnswerContent.NONE);
        mongo.updateFirst(
                query(where("_id").is(id)),
                new Update()
                        .push("acts")
                        .each(Collections.nCopies(Participation.MOST_ACTS - 2, looks)
                                .toArray()),
                Participation.class);
        clock.move(Duration.ofHours(2));

        assertThat(withdraw(representative)).isInstanceOf(Withdrawn.class);
        assertThat(sign(representative, association)).isEqualTo(new SignOnRefusal.ActsUsedUp(Participation.MOST_ACTS));
    }

    @Test
    void refusesASignatureOnceTheCallIsClosed() {
        close();

        assertThat(sign(representative, association)).isInstanceOf(CallClosed.class);
    }

    @Test
    void signsAgainAfterAWithdrawalAndKeepsAllOnRecord() {
        sign(representative, association);
        var successor = people.representative(association);

        assertThat(withdraw(successor)).isInstanceOf(Withdrawn.class);
        assertThat(signatories.of(call.version())).isEmpty();
        assertThat(sign(representative, association)).isInstanceOf(Signed.class);

        assertThat(participation().acts())
                .extracting(SignOnAction::kind)
                .containsExactly(SignOnAction.Kind.SIGNED, SignOnAction.Kind.WITHDRAWN, SignOnAction.Kind.SIGNED);
    }

    @Test
    void hasNothingToWithdrawBeforeItIsSigned() {
        assertThat(withdraw(representative)).isInstanceOf(NotSigned.class);
    }

    @Test
    void keepsTheSignatureWhenItsRepresentativeLeaves() {
        sign(representative, association);
        people.deactivate(representative.id());

        assertThat(signatories.of(call.version())).hasSize(1);
    }

    @Test
    void showsWhoDeclinedToNobodyButCoordinators() {
        var other = people.organisation("Other");
        as(call.coordinator(), () -> coordination.invite(call.version(), Calls.ids(other)));
        var reason = AnswerContent.of("Not our mandate.");
        runAs(representative, () -> signOn.decline(call.version(), association.id(), reason));

        var seenByOther = as(people.representative(other), () -> signOn.details(call.statement()))
                .orElseThrow();
        assertThat(seenByOther.own()).extracting(own -> own.organisation().id()).containsExactly(other.id());
        assertThat(signatories.of(call.version())).isEmpty();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(representative, () -> coordination.board(call.version())));

        assertThat(as(call.coordinator(), () -> coordination.board(call.version()))
                        .rows())
                .filteredOn(row -> row.organisation().id().equals(association.id()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.state()).isEqualTo(ParticipationState.DECLINED);
                    assertThat(row.act().content().words()).isEqualTo("Not our mandate.");
                });
    }

    @Test
    void opensTheTextToThoseWhoMaySignItAndToNobodyElse() {
        var stranger = people.representative(people.organisation("Stranger"));

        assertThat(as(representative, () -> signOn.details(call.statement()))).isPresent();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(stranger, () -> signOn.details(call.statement())));
    }

    @Test
    void notesThatTheTextWasOpenedAndNeverForgetsASignatureOverIt() {
        runAs(representative, () -> signOn.opened(call.version(), association.id()));
        assertThat(state()).isEqualTo(ParticipationState.OPENED);

        sign(representative, association);
        runAs(representative, () -> signOn.opened(call.version(), association.id()));
        assertThat(state()).isEqualTo(ParticipationState.SIGNED);
    }

    @Test
    void takesDownWhatWasSaidElsewhereAndLetsARepresentativeCorrectIt() {
        assertThat(record(Answer.SIGNED)).isInstanceOf(RecordingOutcome.Recorded.class);

        assertThat(signatories.of(call.version()))
                .extracting(Signatory::channel)
                .containsExactly(AnswerChannel.LETTER);
        assertThat(as(representative, () -> signOn.details(call.statement()))
                        .orElseThrow()
                        .own())
                .singleElement()
                .satisfies(own -> {
                    assertThat(own.act().by()).isEqualTo("Ada Example, Director");
                    assertThat(own.act().consent()).isNotNull().satisfies(consent -> {
                        assertThat(consent.channel()).isEqualTo(AnswerChannel.LETTER);
                        assertThat(consent.evidence()).isEqualTo("Letter of 1 May");
                        assertThat(consent.recordedBy())
                                .isEqualTo(call.coordinator().name());
                        assertThat(consent.file())
                                .isNotNull()
                                .extracting(EvidenceFile.Named::name)
                                .isEqualTo("letter.pdf");
                    });
                });

        assertThat(as(representative, () -> signOn.evidence(call.version(), association.id())))
                .get()
                .extracting(EvidenceFile::content)
                .isEqualTo(LETTER.content());
        assertThat(as(
                        people.member(association, Role.REPRESENTATIVE),
                        () -> signOn.evidence(call.version(), association.id())))
                .isEmpty();

        assertThat(withdraw(representative)).isInstanceOf(Withdrawn.class);
        assertThat(signatories.of(call.version())).isEmpty();
        assertThat(sign(representative, association)).isInstanceOf(Signed.class);
    }

    @Test
    void takesNothingDownOverAnAnswerOfARepresentative() {
        sign(representative, association);

        assertThat(record(Answer.DECLINED)).isInstanceOf(RecordingOutcome.AnsweredBefore.class);
        assertThat(state()).isEqualTo(ParticipationState.SIGNED);
        var stored = Quota.EVIDENCE_KILOBYTES + "/" + call.coordinator().id().value();
        assertThat(mongo.findById(stored, Document.class, "memberUsage"))
                .as("the letter was not stored, not even for a moment")
                .isNull();
    }

    @Test
    void recordsThatAnOrganisationWithdrewAndHowItIsKnown() {
        assertThat(record(Answer.WITHDRAWN)).isInstanceOf(NotSigned.class);
        sign(representative, association);

        assertThat(record(Answer.WITHDRAWN)).isInstanceOf(RecordingOutcome.Recorded.class);

        assertThat(state()).isEqualTo(ParticipationState.WITHDRAWN);
        assertThat(signatories.of(call.version())).isEmpty();
        assertThat(ledger.entries(LogId.publicOf(call.statement().value())).getLast())
                .satisfies(entry -> {
                    assertThat(entry.type()).isEqualTo("withdrawn");
                    assertThat(entry.fields()).containsEntry("consent", "letter");
                    assertThat(entry.sealed().get("representative"))
                            .containsEntry("name", "Ada Example, Director")
                            .containsEntry("evidence", "Letter of 1 May")
                            .containsEntry("recordedBy", call.coordinator().name());
                });
        assertThat(record(Answer.WITHDRAWN)).isInstanceOf(NotSigned.class);
    }

    @Test
    void takesNothingDownForAnOrganisationThatHasLeftTheCoalition() {
        as(people.member(Role.ADMINISTRATOR), () -> organisations.leave(association.id()));

        assertThat(record(Answer.SIGNED)).isInstanceOf(NotInvited.class);
        assertThat(signatories.of(call.version())).isEmpty();
    }

    @Test
    void letsOnlyCoordinatorsTakeAnswersDown() {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(representative, () -> answerService.record(answer(Answer.SIGNED), null)));
    }

    @Test
    void remindsNobodyBeforeTheDayOnWhichItDecides() {
        var day = LocalDate.ofInstant(clock.instant().plus(Duration.ofDays(2)), ZoneOffset.UTC);
        var later = clock.instant().plus(Duration.ofDays(9));
        as(call.coordinator(), () -> coordination.extend(call.version(), later));

        assertThat(decideUntil(day)).isInstanceOf(DecidingOutcome.Noted.class);

        assertThat(state()).isEqualTo(ParticipationState.DECIDING);
        assertThat(as(call.coordinator(), () -> coordination.remind(call.version()))
                        .organisations())
                .isEmpty();
        assertThat(awaitsReminder()).isFalse();
        clock.move(Duration.ofDays(3));
        assertThat(awaitsReminder()).isTrue();
        assertThat(as(call.coordinator(), () -> coordination.remind(call.version())))
                .isEqualTo(new ReminderOutcome(Set.of(association.id()), 0, false, 0, List.of()));
        assertThat(sign(representative, association)).isInstanceOf(Signed.class);
        assertThat(participation().decidingUntil()).isNull();
    }

    /** As contacts without an account are reminded. */
    private boolean awaitsReminder() {
        return recorder.participationStatus(call.version(), association.id())
                .orElseThrow()
                .awaitsReminder();
    }

    @Test
    void notesNoDayForWhoeverHasAnswered() {
        sign(representative, association);

        assertThat(decideUntil(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .isEqualTo(new DecidingOutcome.Answered(ParticipationState.SIGNED));
        assertThat(participation().decidingUntil()).isNull();
    }

    @Test
    void notesNoDayOnWhichNobodyCanAnswer() {
        var deadline = clock.instant().plus(Duration.ofDays(9));
        as(call.coordinator(), () -> coordination.extend(call.version(), deadline));
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var last = LocalDate.ofInstant(deadline, ZoneOffset.UTC);

        assertThat(decideUntil(today.minusDays(1))).isEqualTo(new SignOnRefusal.DayOutOfRange(last));
        assertThat(decideUntil(last.plusDays(1))).isEqualTo(new SignOnRefusal.DayOutOfRange(last));
        assertThat(state()).isEqualTo(ParticipationState.INVITED);
        assertThat(decideUntil(last)).isInstanceOf(DecidingOutcome.Noted.class);
    }

    private DecidingOutcome decideUntil(LocalDate day) {
        return as(representative, () -> signOn.decideUntil(call.version(), association.id(), day));
    }

    private RecordingOutcome record(Answer answer) {
        return as(call.coordinator(), () -> answerService.record(answer(answer), LETTER));
    }

    private RecordedAnswer answer(Answer answer) {
        return new RecordedAnswer(
                call.version(),
                association.id(),
                call.hash(),
                answer,
                AnswerContent.NONE,
                null,
                new RecordedAnswer.Source("Ada Example, Director", AnswerChannel.LETTER, "Letter of 1 May"));
    }

    @RepeatedTest(5)
    void countsOneSignatureOfTwoRepresentativesAtOnce() throws Exception {
        var colleague = people.representative(association);

        var outcomes = atOnce(List.of(() -> sign(representative, association), () -> sign(colleague, association)));

        assertThat(outcomes).filteredOn(Signed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(AlreadySigned.class::isInstance).hasSize(1);
        assertThat(participation().acts()).hasSize(1);
    }

    @Test
    void countsOneSignatureOfFiftyRequestsAtOnce() throws Exception {
        List<Callable<SigningOutcome>> requests = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            requests.add(() -> sign(representative, association));
        }

        var outcomes = atOnce(requests);

        assertThat(outcomes).filteredOn(Signed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(AlreadySigned.class::isInstance).hasSize(49);
        assertThat(participation().acts()).hasSize(1);
    }

    @Test
    void recordsSignaturesAndWithdrawalsInTheirOrderWhenBothAreAskedAtOnce() throws Exception {
        var colleague = people.representative(association);
        List<Callable<Object>> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(() -> sign(representative, association));
            requests.add(() -> withdraw(colleague));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var request : threads.invokeAll(requests)) {
                request.get();
            }
        }

        var kinds = participation().acts().stream()
                .map(signOnAction -> signOnAction.kind().name().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(kinds).isNotEmpty();
        for (int i = 0; i < kinds.size(); i++) {
            assertThat(kinds.get(i)).isEqualTo(i % 2 == 0 ? "signed" : "withdrawn");
        }
        assertThat(ledger.entries(LogId.publicOf(call.statement().value())).stream()
                        .skip(1)
                        .map(RecordedEntry::type))
                .containsExactlyElementsOf(kinds);
    }

    @RepeatedTest(3)
    void neitherLosesNorHalvesASignatureWhileTheCallCloses() throws Exception {
        var signers = new ArrayList<Member>();
        var organisations = new ArrayList<Organisation>();
        for (int i = 0; i < 12; i++) {
            var organisation = people.organisation("Signer " + i);
            organisations.add(organisation);
            signers.add(people.representative(organisation));
        }
        var crowded = calls.openFor(organisations.toArray(Organisation[]::new));
        List<Callable<SigningOutcome>> work = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            var signer = signers.get(i);
            var signVersion =
                    new SignVersion(crowded.version(), organisations.get(i).id(), crowded.hash(), AnswerContent.NONE);
            work.add(() -> as(signer, () -> signOn.sign(signVersion)));
        }
        work.add(6, () -> {
            runAs(crowded.coordinator(), () -> coordination.close(crowded.version()));
            return new CallClosed();
        });

        var signed = atOnce(work).stream().filter(Signed.class::isInstance).count();

        assertThat(signatories.of(crowded.version())).hasSize((int) signed);
        assertThat(as(crowded.coordinator(), () -> coordination.board(crowded.version()))
                        .totals()
                        .signed())
                .isEqualTo((int) signed);
    }

    private SigningOutcome sign(Member member, Organisation organisation) {
        return sign(member, organisation, call.hash(), null);
    }

    private SigningOutcome sign(Member member, Organisation organisation, TextHash hash, @Nullable String reservation) {
        var signVersion = new SignVersion(call.version(), organisation.id(), hash, AnswerContent.of(reservation));
        return as(member, () -> signOn.sign(signVersion));
    }

    private WithdrawalOutcome withdraw(Member member) {
        return as(member, () -> signOn.withdraw(call.version(), association.id()));
    }

    private void close() {
        runAs(call.coordinator(), () -> coordination.close(call.version()));
    }

    private Participation participation() {
        return participations.find(call.version(), association.id()).orElseThrow();
    }

    private ParticipationState state() {
        return participation().state();
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (var piece : work) {
                running.add(threads.submit(() -> {
                    start.await();
                    return piece.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (var piece : running) {
                results.add(piece.get());
            }
            return results;
        }
    }

    @Test
    void tellsCoordinatorsAloneWhoSignedOrDeclined() {
        runAs(representative, () -> signOn.decline(call.version(), association.id(), AnswerContent.NONE));
        var reader = people.member(Role.COORDINATOR, Role.DRAFTER);
        var drafter = people.member(Role.DRAFTER);
        runAs(reader, () -> statements.grant(call.statement(), List.of(Grant.to(drafter.id(), Right.EDIT)), 0));

        assertThat(kinds(reader)).contains("signon.activity.opened", "signon.activity.DECLINED");
        assertThat(kinds(drafter)).contains("signon.activity.opened").doesNotContain("signon.activity.DECLINED");
    }

    @Test
    void saysInTheHistoryWhoSignedAndWhoRecordedIt() {
        record(Answer.SIGNED);
        withdraw(representative);

        await().untilAsserted(() -> assertThat(as(
                        call.coordinator(),
                        () -> activity.inWords(
                                call.statement(),
                                activity.of(call.statement()).stream()
                                        .map(ActivityService.AttributedEntry::entry)
                                        .toList())))
                .contains(
                        "Asked to sign: " + association.displayName(),
                        "Signed for " + association.officialName() + " by Ada Example, Director, recorded by "
                                + call.coordinator().name(),
                        "Signature of " + association.officialName() + " withdrawn by " + representative.name()));
    }

    private List<String> kinds(Member member) {
        return as(member, () -> activity.of(call.statement())).stream()
                .map(attributedEntry -> attributedEntry.entry().kind())
                .toList();
    }
}
