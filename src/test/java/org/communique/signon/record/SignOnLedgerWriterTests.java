package org.communique.signon.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.MandateId;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.id.Id;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.RecordedEntry;
import org.communique.signon.AnswerContent;
import org.communique.signon.ParticipationState;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.CallReconciler;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.ParticipationId;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.participation.Speaker;
import org.communique.storage.WriteFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

@ServerTest
class SignOnLedgerWriterTests {

    @Autowired
    SignOnService signOn;

    @Autowired
    SignOnCallService coordination;

    @Autowired
    Participations participations;

    @Autowired
    CallReconciler reconciler;

    @Autowired
    Ledger ledger;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    @Autowired
    MovableClock clock;

    @Autowired
    WriteFaults faults;

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

    @Test
    void recordsSignatureAndWithdrawalUnderTheNameAndTextThatWereSigned() {
        sign("Except paragraph 4.");
        runAs(representative, () -> signOn.withdraw(call.version(), association.id()));

        var entries = ledger.entries(publicLog());
        assertThat(entries).extracting(RecordedEntry::type).containsExactly("frozen", "signed", "withdrawn");
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.fields())
                        .containsEntry("textHash", call.hash().value()));
        assertThat(entries.subList(1, 3))
                .allSatisfy(entry ->
                        assertThat(entry.sealed().get("representative")).containsEntry("name", representative.name()));
        assertThat(entries.get(1).sealed().get("signatory"))
                .containsEntry("organisation", association.officialName())
                .containsEntry("reservation", "Except paragraph 4.");
        assertThat(entries.getLast().fields()).containsEntry("signature", 1L);
        await().until(() -> participations.unrecorded().isEmpty());
    }

    @Test
    void saysNothingInPublicOfWhoOpenedOrDeclined() {
        runAs(representative, () -> signOn.opened(call.version(), association.id()));
        runAs(representative, () -> signOn.decline(call.version(), association.id(), AnswerContent.of("Our reason.")));
        runAs(call.coordinator(), () -> coordination.close(call.version()));

        assertThat(ledger.entries(publicLog())).extracting(RecordedEntry::type).containsExactly("frozen");
        var entries = ledger.entries(LogId.privateOf(call.statement().value()));
        assertThat(entries).extracting(RecordedEntry::type).containsExactly("callOpened", "declined", "callClosed");
        assertThat(entries).noneMatch(entry -> entry.toString().contains("Our reason."));
    }

    @Test
    void recordsOnceWhatACrashLeftOut() {
        var signOnAction = new SignOnAction(
                SignOnAction.Kind.SIGNED,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                call.hash(),
                Speaker.representative(representative.id(), representative.name(), new MandateId(Id.random()), null),
                association.officialName(),
                association.country(),
                AnswerContent.NONE);
        participations.add(
                participations.find(call.version(), association.id()).orElseThrow(),
                EnumSet.of(ParticipationState.INVITED),
                signOnAction,
                ParticipationState.SIGNED,
                null);
        assertThat(ledger.entries(publicLog())).hasSize(1);

        reconciler.reconcile();
        reconciler.reconcile();

        assertThat(ledger.entries(publicLog())).hasSize(2);
        await().until(() -> participations.unrecorded().isEmpty());
    }

    @Test
    void recordsOnceWhatIsSignedAtWhicheverWriteTheServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            anOpenCall();
            kill.accept(() -> sign("Except paragraph 4."));
            reconciler.reconcile();
            // What was not answered is tried again.
            sign("Except paragraph 4.");
            assertThat(participations.find(call.version(), association.id()).orElseThrow())
                    .extracting(Participation::state)
                    .isEqualTo(ParticipationState.SIGNED_WITH_RESERVATION);
            assertThat(ledger.entries(publicLog()))
                    .extracting(RecordedEntry::type)
                    .containsExactly("frozen", "signed");
        });
        assertThat(writes).isGreaterThanOrEqualTo(2);
        await().until(() -> participations.unrecorded().isEmpty());
    }

    @Test
    void handsInOnlyWhatTheLedgerLacks() {
        sign("First.");
        await().until(() -> participations.unrecorded().isEmpty());
        // An act that is changed would be refused if it were handed in again.
        mongo.updateFirst(
                query(where("_id").is(ParticipationId.of(call.version(), association.id()))),
                new Update().set("acts.0.byName", "Another"),
                Participation.class);

        runAs(representative, () -> signOn.withdraw(call.version(), association.id()));
        sign("Second.");

        var entries = ledger.entries(publicLog());
        assertThat(entries).extracting(RecordedEntry::type).containsExactly("frozen", "signed", "withdrawn", "signed");
        assertThat(entries.get(2).fields()).containsEntry("signature", 1L);
        await().until(() -> participations.unrecorded().isEmpty());
    }

    private void sign(String reservation) {
        var signVersion = new SignVersion(call.version(), association.id(), call.hash(), AnswerContent.of(reservation));
        runAs(representative, () -> signOn.sign(signVersion));
    }

    private LogId publicLog() {
        return LogId.publicOf(call.statement().value());
    }
}
