package org.communique.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.communique.ServerTest;
import org.communique.coalition.access.AccountInvitations.SentInvitation;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.coalition.member.MemberInvitationService;
import org.communique.id.Id;
import org.communique.mail.Mail.OwnWords;
import org.communique.mail.SentMessages.SentWords.Kind;
import org.communique.storage.AskedOfTheStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

@ServerTest
class SentMessagesTests {

    private static final int MANY = 5_000;

    @Autowired
    MongoOperations mongo;

    @Autowired
    MemberInvitationService invitations;

    @Autowired
    SentMessages sentMessages;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    AskedOfTheStore store;

    @AfterEach
    void removeMails() {
        mongo.remove(Query.query(Criteria.where("kind").is("LINK_INVITATION")), OutgoingMail.class);
    }

    @Test
    void readsWhatOneMemberWasSentAndNotWhatAllWere() {
        var administrator = people.member(Role.ADMINISTRATOR);
        var member = MemberId.random();
        var mails = new ArrayList<OutgoingMail>();
        for (int i = 1; i < MANY; i++) {
            mails.add(mail(administrator.id(), MemberId.random(), MailState.HANDED_OVER, "w".repeat(2_000)));
        }
        mails.add(mail(administrator.id(), member, MailState.HANDED_OVER, "Welcome."));
        mails.add(mail(administrator.id(), member, MailState.WITHHELD, "Not sent."));
        mongo.insert(mails, OutgoingMail.class);

        var sent = new ArrayList<SentInvitation>();
        var began = System.nanoTime();
        var asked = store.during(() -> sent.addAll(as(administrator, () -> invitations.sent(member))));
        var took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(sent).extracting(SentInvitation::words).containsExactly("Welcome.");
        assertThat(String.join("", asked)).hasSizeLessThan(10_000);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void tellsWhatDidNotArriveFromWhatDid() {
        var by = MemberId.random();
        var about = MemberId.random();
        for (var state : List.of(MailState.QUEUED, MailState.HANDED_OVER, MailState.REFUSED, MailState.GIVEN_UP)) {
            mongo.insert(mail(by, about, state, "Please."));
        }

        assertThat(sentMessages.together(about))
                .extracting(SentMessages.SentTogether::arrived)
                .containsExactlyInAnyOrder(true, false);
    }

    private static OutgoingMail mail(MemberId by, MemberId to, MailState state, String words) {
        var now = Instant.now();
        return new OutgoingMail(
                MailId.of(Id.random(), to),
                "LINK_INVITATION",
                new EmailAddress(to.value() + "@example.org"),
                to.value(),
                List.of(to.value()),
                state,
                now,
                now,
                now,
                null,
                0,
                null,
                null,
                new OwnWords(Kind.ACCOUNT_INVITED, by, words),
                null);
    }
}
