package org.communique.security.account;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.communique.coalition.access.AccountInvitations;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.mail.MailOutbox;
import org.communique.mail.SentMessages;
import org.communique.security.OneTimeLink.Purpose;
import org.communique.security.credential.AccountMailer;
import org.springframework.stereotype.Component;

/** Shows what members are sent who are invited to join. */
@Component
class AccountInvitationSender implements AccountInvitations {

    private final AccountMailer mail;
    private final MailOutbox outbox;
    private final SentMessages sentMessages;
    private final Clock clock;

    AccountInvitationSender(AccountMailer mail, MailOutbox outbox, SentMessages sentMessages, Clock clock) {
        this.mail = mail;
        this.outbox = outbox;
        this.sentMessages = sentMessages;
        this.clock = clock;
    }

    @Override
    public boolean areSent() {
        return mail.isSetUp();
    }

    @Override
    public InvitationMail preview(Member member, String words) {
        var preview = mail.preview(member, clock.instant().plus(Purpose.INVITATION.lifetime()), words);
        return new InvitationMail(member.email().value(), preview.subject(), preview.text());
    }

    @Override
    public List<SentInvitation> sent(MemberId member) {
        return sentMessages.about(member).getOrDefault(member.value(), List.of()).stream()
                .map(sent -> new SentInvitation(sent.by(), sent.at(), sent.words()))
                .toList();
    }

    @Override
    public Collection<EmailAddress> undelivered() {
        return outbox.failing();
    }
}
