package org.communique.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.CoalitionFixtures.runAs;

import java.util.Map;
import org.communique.ServerTest;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Role;
import org.communique.security.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ReminderPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    ReminderLinks links;

    @Autowired
    NoticeService notices;

    @Autowired
    CoalitionFixtures people;

    @Test
    void endsRemindersWithOnePostAndWithNothingLess() {
        var member = people.member(Role.REPRESENTATIVE);
        var path = "/reminders/stop/" + links.tokenOf(member.id());
        var visitor = Visitor.of(port);

        var page = visitor.get(path);
        assertThat(page.body()).contains("No more reminders by mail?").doesNotContain("??");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(links.areMailedTo(member.id())).isTrue();

        assertThat(visitor.post(path, "List-Unsubscribe", "One-Click").statusCode())
                .isEqualTo(200);
        assertThat(links.areMailedTo(member.id())).isFalse();

        runAs(member, () -> notices.changeSettings(Map.of(NoticeTopic.REMINDERS, Delivery.DAILY)));
        assertThat(links.areMailedTo(member.id())).isTrue();
        assertThat(visitor.post("/reminders/stop/made-up").statusCode()).isEqualTo(404);
    }
}
