package org.communique.notification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.communique.ServerTest;
import org.communique.coalition.access.SignInAccess.LinkOutcome.ToShare;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.coalition.member.MemberService;
import org.communique.mail.StoredEvent;
import org.communique.mail.StoredEvents;
import org.communique.security.CookieClient;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.ParticipationState;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.answer.RecordedAnswer;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.communique.signon.answer.RecordedAnswer.Source;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.CallReconciler;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.SignOnCalls;
import org.communique.signon.pending.PendingSignatureService;
import org.communique.storage.WriteFaults;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/** A server ends at each of the writes of an act: people are told of it once if it is stored, and else not. */
@ServerTest
class FactCrashTests {

    @Autowired
    WriteFaults faults;

    @Autowired
    SignOnService signOn;

    @Autowired
    Participations participations;

    @Autowired
    SignOnCalls signOnCalls;

    @Autowired
    SignOnCallService coordination;

    @Autowired
    CallReconciler reconciler;

    @Autowired
    PendingSignatureService pending;

    @Autowired
    AnswerService answers;

    @Autowired
    MemberService members;

    @Autowired
    NoticeService notices;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ApplicationContext server;

    @LocalServerPort
    int port;

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
    void tellsOfASignature() {
        atEachWrite(this::anOpenCall, this::sign, () -> representative, () -> state().isSigned(), NoticeKind.SIGNED);
    }

    @Test
    void tellsOnceOfASignatureThatWasToldBeforeTheServerWasKilled() {
        var stored = new AtomicReference<@Nullable StoredEvent>();
        faults.slowAfter(
                1, () -> stored.set(mongo.findOne(query(where("fact").ne(null)), StoredEvent.class)), this::sign);
        StoredEvents.deliverAll(server);
        mongo.insert(requireNonNull(stored.get()));
        StoredEvents.deliverAll(server);

        assertThat(told(representative, NoticeKind.SIGNED)).hasSize(1);
    }

    @Test
    void tellsOfASignatureThatASecondPersonAccepts() {
        atEachWrite(
                () -> {
                    anOpenCallOfOneWithASharedLink();
                    sign();
                },
                () -> runAs(people.member(Role.COORDINATOR), () -> pending.accept(call.version(), association.id())),
                () -> representative,
                () -> state().isSigned(),
                NoticeKind.SIGNED);
    }

    @Test
    void tellsOfASignatureThatWaitsForASecondPerson() {
        atEachWrite(
                this::anOpenCallOfOneWithASharedLink,
                this::sign,
                () -> call.coordinator(),
                () -> participation().pending() != null,
                NoticeKind.ANSWER_WAITS);
    }

    @Test
    void tellsOfWhatACoordinatorRecorded() {
        atEachWrite(
                this::anOpenCall,
                () -> record(Answer.SIGNED),
                () -> representative,
                () -> state().isSigned(),
                NoticeKind.CONSENT_RECORDED);
    }

    @Test
    void tellsOfAWithdrawalThatACoordinatorRecorded() {
        atEachWrite(
                () -> {
                    anOpenCall();
                    sign();
                },
                () -> record(Answer.WITHDRAWN),
                () -> representative,
                () -> state() == ParticipationState.WITHDRAWN,
                NoticeKind.CONSENT_RECORDED);
    }

    @Test
    void tellsOfAClosedCall() {
        atEachWrite(
                this::anOpenCall,
                () -> runAs(people.member(Role.COORDINATOR), () -> coordination.close(call.version())),
                () -> call.coordinator(),
                () -> {
                    reconciler.reconcile(call.version().value());
                    StoredEvents.deliverAll(server);
                    return signOnCalls.find(call.version()).orElseThrow().status() == SignOnCall.Status.CLOSED;
                },
                NoticeKind.CALL_CLOSED);
    }

    private void atEachWrite(
            Runnable before, Runnable act, Supplier<Member> told, BooleanSupplier isStored, NoticeKind kind) {
        int writes = faults.atEachWrite(kill -> {
            before.run();
            kill.accept(act);
            StoredEvents.deliverAll(server);
            boolean stored = isStored.getAsBoolean();
            assertThat(told(told.get(), kind)).hasSize(stored ? 1 : 0);
        });
        assertThat(writes).isGreaterThan(1);
    }

    /** The representative's password is set by a link that another was given. */
    private void anOpenCallOfOneWithASharedLink() {
        anOpenCall();
        var administrator = people.member(Role.ADMINISTRATOR);
        var link = (ToShare)
                as(administrator, () -> members.sendLink(representative.id())).orElseThrow();
        CookieClient.of(port).submit(link.link().getPath(), "password", "eleven quiet harbours");
    }

    private void record(Answer answer) {
        var source = new Source("Ada Example", AnswerChannel.LETTER, "Letter of 1 May");
        var recorded = new RecordedAnswer(
                call.version(), association.id(), call.hash(), answer, AnswerContent.NONE, null, source);
        runAs(call.coordinator(), () -> answers.record(recorded, null));
    }

    private List<NoticeSummary> told(Member member, NoticeKind kind) {
        return as(member, notices::latest).stream()
                .filter(notice -> notice.kind() == kind)
                .toList();
    }

    private void sign() {
        runAs(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), association.id(), call.hash(), AnswerContent.NONE)));
    }

    private ParticipationState state() {
        return participation().state();
    }

    private Participation participation() {
        return participations.find(call.version(), association.id()).orElseThrow();
    }
}
