package org.communique.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.security.CookieClient;
import org.communique.signon.SignOnEvent.OrganisationSigned;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.participation.Signatories;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementRelatedEvent;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.worklist.WorklistService;
import org.communique.storage.AskedOfTheStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/**
 * No one but coordinators and the organisation's own people can tell a decline from silence: not by what they are shown, and
 * not by how long it takes, for whatever the server asks the store on their behalf, and is told by it, is the same.
 */
@ServerTest
@RecordApplicationEvents
class DeclinesStayPrivateTests {

    @LocalServerPort
    int port;

    @Autowired
    SignOnService signOn;

    @Autowired
    SignOnCallService coordination;

    @Autowired
    Signatories signatories;

    @Autowired
    StatementService statements;

    @Autowired
    ActivityService activity;

    @Autowired
    WorklistService work;

    @Autowired
    AskedOfTheStore store;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEvents events;

    Organisation association;
    Member representative;
    Member onlooker;
    Organisation other;
    Call call;

    @BeforeEach
    void anOpenCallAndAnOnlooker() {
        association = people.organisation("Association");
        representative = people.representative(association);
        other = people.organisation("Other");
        onlooker = people.member(other, Role.DRAFTER, Role.REVIEWER, Role.REPRESENTATIVE);
        people.mandate(onlooker, other.id());
        call = calls.openFor(association, other);
        runAs(call.coordinator(), () -> {
            statements.grant(call.statement(), List.of(Grant.to(onlooker.id(), Right.EDIT)), 0);
            coordination.openToPublic(call.version(), true);
        });
        runAs(representative, () -> signOn.opened(call.version(), association.id()));
        clock.stop();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void asksAndIsToldTheSameForAMemberOfAnotherOrganisationWhetherOneDeclinedOrIsSilent() {
        var silent = seenBy(onlooker);
        runAs(representative, () -> signOn.decline(call.version(), association.id(), AnswerContent.of("Not for us.")));

        assertThat(seenBy(onlooker)).isEqualTo(silent);
        assertThat(silent).anySatisfy(line -> assertThat(line).contains("\"find\": \"participations\""));
    }

    @Test
    void seesTheDifferenceWhereThereIsOne() {
        var silent = seenBy(call.coordinator());
        runAs(representative, () -> signOn.decline(call.version(), association.id(), AnswerContent.NONE));

        assertThat(seenBy(call.coordinator())).isNotEqualTo(silent);
    }

    @Test
    void refusesAnActForTheOrganisationWithoutLookingWhereItStands() {
        assertThat(store.during(() -> as(onlooker, this::actForTheAssociation)))
                .isNotEmpty()
                .noneSatisfy(line -> assertThat(line).contains("\"participations\""));
    }

    @Test
    void answersAStrangerWithTheSameBytesAndHeaders() {
        var silent = pages();
        runAs(representative, () -> signOn.decline(call.version(), association.id(), AnswerContent.NONE));

        assertThat(pages()).isEqualTo(silent);
    }

    @Test
    void tellsNobodyWhoReadsTheStatementThatSomethingHappened() {
        var told = events.stream(StatementRelatedEvent.class).count();
        runAs(representative, () -> signOn.decline(call.version(), association.id(), AnswerContent.NONE));
        runAs(
                onlooker,
                () -> signOn.sign(new SignVersion(call.version(), other.id(), call.hash(), AnswerContent.NONE)));

        assertThat(events.stream(OrganisationSigned.class)).hasSize(1);
        assertThat(events.stream(StatementRelatedEvent.class)).hasSize((int) told);
    }

    /** All that a member can ask about the call, with what the server asked the store for it. */
    private List<String> seenBy(Member member) {
        List<Supplier<Object>> questions = List.of(
                () -> signOn.details(call.statement()),
                () -> statements.get(call.statement()),
                () -> activity.of(call.statement()),
                () -> activity.csv(call.statement()),
                work::items,
                () -> statements.list().stream()
                        .filter(statement -> statement.id().equals(call.statement()))
                        .toList(),
                () -> signatories.of(call.version()),
                () -> coordination.board(call.version()),
                () -> coordination.csv(call.version()),
                this::actForTheAssociation);
        List<String> seen = new ArrayList<>();
        for (var question : questions) {
            seen.addAll(store.during(() -> seen.add(outcome(member, question))));
        }
        return seen;
    }

    private Object actForTheAssociation() {
        return List.of(
                signOn.sign(new SignVersion(call.version(), association.id(), call.hash(), AnswerContent.NONE)),
                signOn.decline(call.version(), association.id(), AnswerContent.NONE),
                signOn.withdraw(call.version(), association.id()),
                signOn.decideUntil(
                        call.version(), association.id(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                signOn.receipt(call.version(), association.id()),
                signOn.evidence(call.version(), association.id()));
    }

    private static String outcome(Member member, Supplier<Object> question) {
        try {
            return String.valueOf(as(member, question::get));
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private Map<String, Object> pages() {
        var page = "/calls/" + call.version().value();
        Map<String, Object> pages = new TreeMap<>();
        for (var path : List.of(page, "/p", "/api/v1" + page + "/board")) {
            HttpResponse<String> answer = CookieClient.of(port).get(path);
            var headers = new TreeMap<>(answer.headers().map());
            headers.remove("date");
            var requestId = answer.headers().firstValue("x-request-id").orElseThrow();
            headers.remove("x-request-id");
            pages.put(path, List.of(answer.statusCode(), headers, answer.body().replace(requestId, "")));
        }
        return pages;
    }
}
