package org.communique.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.CoalitionSize;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.http.rate.RateLimitFactory;
import org.communique.id.Id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.MockMakers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

@ServerTest
class MemberMailLimitTests {

    private static final MailProperties FEW = new MailProperties(
            1, Duration.ZERO, Duration.ZERO, Duration.ofDays(3), Duration.ofMinutes(1), 20, Duration.ofDays(1));

    @Autowired
    ApplicationContext server;

    @Autowired
    MongoOperations mongo;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    RateLimitFactory limits;

    /** Of few mails, as in a coalition without anyone. */
    private MemberMailLimit limit;

    private ScriptedRelay relay;
    private OutboxWithRelay node;
    private OutboxWithRelay other;
    private Member member;

    @BeforeEach
    void start() {
        mongo.remove(new Query(), OutgoingMail.class);
        relay = new ScriptedRelay(ScriptedRelay::takesAll);
        var quick = OutboxWithRelay.quick(Duration.ofDays(3));
        limit = new MemberMailLimit(
                limits,
                mock(CoalitionSize.class, withSettings().mockMaker(MockMakers.INLINE)),
                FEW,
                server,
                Clock.tickMillis(ZoneOffset.UTC));
        node = OutboxWithRelay.at(relay.port(), server, Clock.tickMillis(ZoneOffset.UTC), quick, limit);
        other = OutboxWithRelay.at(relay.port(), server, Clock.tickMillis(ZoneOffset.UTC), quick, limit);
        member = people.member(Role.DRAFTER);
    }

    @AfterEach
    void stop() {
        node.close();
        other.close();
        relay.close();
        mongo.remove(new Query(), OutgoingMail.class);
    }

    @Test
    void sendsNoMoreThanTheFigureOverAllNodesAndKeepsTheRest() {
        var most = limit.most();
        var first = mails(most - 1);
        var second = mails(1);
        var third = mails(1);
        runAs(member, () -> node.outbox().putAll(first));
        runAs(member, () -> other.outbox().putAll(second));
        runAs(member, () -> node.outbox().putAll(third));

        await().until(() -> state(first) == MailState.HANDED_OVER && state(second) == MailState.HANDED_OVER);
        assertThat(state(third)).isEqualTo(MailState.WITHHELD);
        assertThat(relay.accepted()).hasSize(most);
    }

    @Test
    void holdsUpNoOtherMemberNorWhatTheServerItselfSends() {
        exhaust(member);
        var id = Id.random();

        assertThat(as(people.member(Role.DRAFTER), () -> put(id + 1))).isTrue();
        assertThat(put(id + 2)).isTrue();
        assertThat(as(member, () -> put(id + 3))).isFalse();
    }

    @Test
    void sendsWarningsAllTheSameUpToAFigureOfTheirOwn() {
        exhaust(member);

        assertThat(as(member, this::warn)).isTrue();

        runAs(member, () -> limit.allows(MemberMailLimit.Purpose.WARNING, limit.most() - 1));
        assertThat(as(member, this::warn)).isFalse();
    }

    @Test
    void countsWhatIsToldLaterAsTheMembersWhoActed() {
        exhaust(member);
        var id = MailId.of(Id.random(), new EmailAddress("a@guest.example"));

        ActingMember.attribute(Optional.of(member.id()), () -> node.outbox().put(id, mail("a@guest.example")));

        assertThat(node.outbox().status(id).orElseThrow().state()).isEqualTo(MailState.WITHHELD);
    }

    @Test
    void countsAMailThatIsToldTwiceOnce() {
        var all = mails(limit.most());
        runAs(member, () -> node.outbox().putAll(all));
        runAs(member, () -> other.outbox().putAll(all));

        await().until(() -> state(all) == MailState.HANDED_OVER);
    }

    @Test
    void sendsAWithheldMailWhenAnotherSaysSoAndNotTheOneWhoFloods() {
        exhaust(member);
        var to = new EmailAddress("kept@guest.example");
        var id = MailId.of("kept", to);
        runAs(member, () -> node.outbox().put(id, mail(to.value())));
        assertThat(node.outbox().isFailing(to)).isFalse();

        assertThat(as(member, () -> node.outbox().tryAgain(id))).isFalse();
        assertThat(as(people.member(Role.ADMINISTRATOR), () -> node.outbox().tryAgain(id)))
                .isTrue();

        await().until(() -> node.outbox().status(id).orElseThrow().state() == MailState.HANDED_OVER);
    }

    private void exhaust(Member member) {
        runAs(member, () -> limit.allows(MemberMailLimit.Purpose.ORDINARY, limit.most()));
    }

    private boolean put(String event) {
        return node.outbox().put(MailId.of(event, new EmailAddress("a@guest.example")), mail("a@guest.example"));
    }

    private boolean warn() {
        var to = new EmailAddress("a@guest.example");
        return node.outbox().putWarning(MailId.of(Id.random(), to), mail(to.value()));
    }

    /** The one that all are in. */
    private MailState state(Map<MailId, Mail> all) {
        var states = node.outbox().statuses(all.keySet()).values().stream()
                .map(MailStatus::state)
                .distinct()
                .toList();
        return states.size() == 1 ? states.getFirst() : MailState.QUEUED;
    }

    private static Map<MailId, Mail> mails(int count) {
        var event = Id.random();
        Map<MailId, Mail> mails = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            var to = "member" + i + "@guest.example";
            mails.put(MailId.of(event, new EmailAddress(to)), mail(to));
        }
        return mails;
    }

    private static Mail mail(String to) {
        return new Mail("REMINDED", new EmailAddress(to), List.of(), "Subject", "Text");
    }
}
