package org.communique.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.util.Map;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.communique.security.CookieClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class UnsubscribeControllerTests {

    @LocalServerPort
    int port;

    @Autowired
    UnsubscribeLinks links;

    @Autowired
    NoticeService notices;

    @Autowired
    CoalitionFixtures people;

    @Test
    void endsRemindersWithOnePostAndWithNothingLess() {
        var member = people.member(Role.REPRESENTATIVE);
        var path = "/reminders/stop/" + links.tokenOf(member.id());
        var cookieClient = CookieClient.of(port);

        var page = cookieClient.get(path);
        assertThat(page.body()).contains("No more reminders by mail?").doesNotContain("??");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(links.areMailedTo(member.id())).isTrue();

        assertThat(cookieClient.post(path, "List-Unsubscribe", "One-Click").statusCode())
                .isEqualTo(200);
        assertThat(links.areMailedTo(member.id())).isFalse();

        runAs(member, () -> notices.changeSettings(Map.of(NoticeTopic.REMINDERS, MailFrequency.DAILY)));
        assertThat(links.areMailedTo(member.id())).isTrue();
        assertThat(cookieClient.post("/reminders/stop/made-up").statusCode()).isEqualTo(404);
    }
}
