package org.communique.security.credential;

import static java.util.stream.Collectors.toSet;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ServerProperties;
import org.communique.mail.Mail;
import org.communique.mail.Mail.OwnWords;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.communique.mail.QuotedWords;
import org.communique.mail.SentMessages.SentWords.Kind;
import org.communique.screen.TimeFormat;
import org.communique.security.OneTimeLink.Purpose;
import org.communique.security.OneTimeLinks.IssuedLink;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Mails members what concerns how they sign in. */
@Component
public class AccountMailer {

    private final MailOutbox outbox;
    private final MessageSource messages;
    private final ServerProperties server;
    private final Coalition coalition;
    private final Directory directory;
    private final CurrentMember currentMember;

    AccountMailer(
            MailOutbox outbox,
            MessageSource messages,
            ServerProperties server,
            Coalition coalition,
            Directory directory,
            CurrentMember currentMember) {
        this.outbox = outbox;
        this.messages = messages;
        this.server = server;
        this.coalition = coalition;
        this.directory = directory;
        this.currentMember = currentMember;
    }

    public boolean isSetUp() {
        return outbox.hasRelay();
    }

    /**
     * @param link  with the token
     * @param words of the current member's own; may be empty
     */
    public Result send(Member member, Purpose purpose, IssuedLink link, String words) {
        if (!outbox.hasRelay()) {
            return Result.NOT_SET_UP;
        }
        if (outbox.isFailing(member.email())) {
            return Result.FAILING;
        }
        var mail = mail(member, purpose, address(link), link.expiresAt(), words);
        return outbox.put(MailId.of("link/" + link.hash(), member.email()), mail) ? Result.QUEUED : Result.WITHHELD;
    }

    /** Those to whom an invitation was queued or sent. */
    public Set<MemberId> invited(Collection<MemberId> members) {
        return outbox.mailed(members, kind(Purpose.INVITATION)).stream()
                .map(MemberId::new)
                .collect(toSet());
    }

    private static String kind(Purpose purpose) {
        return "LINK_" + purpose;
    }

    /** An invitation as it would be, but for its link. */
    public Mail preview(Member member, Instant expiresAt, String words) {
        return mail(member, Purpose.INVITATION, text("security.mail.preview.link"), expiresAt, words);
    }

    private Mail mail(Member member, Purpose purpose, Object link, Instant expiresAt, String words) {
        var sender = currentMember.find().filter(current -> !current.id().equals(member.id()));
        var by = sender.map(Member::name).orElse("");
        var quoted =
                words.isEmpty() ? "" : "\n" + text("security.mail.words", by) + "\n\n" + QuotedWords.of(words) + "\n";
        var kind = "security.mail." + purpose.name().toLowerCase(Locale.ROOT);
        var letter = new Mail(
                kind(purpose),
                member.email(),
                purpose == Purpose.INVITATION ? member.id() : null,
                List.of(member.id()),
                text(kind + ".subject", coalition.profile().name()),
                text(
                                kind + ".text",
                                member.name(),
                                coalition.profile().name(),
                                link,
                                timeText(expiresAt, member),
                                by,
                                by.isEmpty() ? 0 : 1)
                        + quoted,
                null,
                null,
                expiresAt);
        return purpose == Purpose.INVITATION && sender.isPresent()
                ? letter.sentFor(new OwnWords(Kind.ACCOUNT_INVITED, sender.get().id(), words))
                : letter;
    }

    public URI address(IssuedLink link) {
        return server.link("/link/" + link.token());
    }

    /** @param what was done, as in the keys of the messages */
    void notifyOfFactors(Member member, String what, CredentialEvent event) {
        put(
                "FACTORS",
                "factor-act/" + event.id(),
                member,
                member.email(),
                text("security.mail.factors.subject", coalition.profile().name()),
                text(
                        "security.mail.factors.text",
                        member.name(),
                        text("security.factors.act." + what, event.what()),
                        timeText(event.at(), member),
                        server.link("/profile")));
    }

    /** The member's password seems to be guessed. */
    void notifyOfGuessing(Member member, CredentialEvent event) {
        put(
                "GUESSING",
                "factor-act/" + event.id(),
                member,
                member.email(),
                text("security.mail.guessing.subject", coalition.profile().name()),
                text(
                        "security.mail.guessing.text",
                        member.name(),
                        coalition.profile().name(),
                        timeText(event.at(), member),
                        server.link("/forgotten")));
    }

    /** Another person has a link to set the member's password. */
    public void notifyOfSharing(Member member, IssuedLink link, LinkSharing linkSharing) {
        put(
                "SHARED_LINK",
                "shared-link/" + link.hash(),
                member,
                member.email(),
                text("security.mail.shared-link.subject", coalition.profile().name()),
                text(
                        "security.mail.shared-link.text",
                        member.name(),
                        linkSharing.name(),
                        timeText(linkSharing.at(), member),
                        server.link("/profile")));
    }

    /** An administrator changed the member's address; the mail goes to the former one. */
    public void notifyOfAddress(
            Member member, EmailAddress former, EmailAddress to, LinkSharing sharing, IssuedLink link) {
        put(
                "ADDRESS_CHANGED",
                "address/" + link.hash(),
                member,
                former,
                text("security.mail.address.subject", coalition.profile().name()),
                text(
                        "security.mail.address.text",
                        member.name(),
                        sharing.name(),
                        timeText(sharing.at(), member),
                        to.value(),
                        address(link)));
    }

    private void put(String kind, String event, Member member, EmailAddress to, String subject, String text) {
        if (outbox.hasRelay()) {
            outbox.putWarning(MailId.of(event, to), new Mail(kind, to, List.of(member.id()), subject, text));
        }
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }

    private String timeText(Instant time, Member reader) {
        return TimeFormat.localAndUtc(time, directory.zone(reader.id()), Locale.UK);
    }

    public enum Result {
        QUEUED,
        /** The last mail to the address does not get through, so another would not either. */
        FAILING,
        NOT_SET_UP,
        /** Withheld because of too many mails. The link must not be shown instead, or a flood could be used to obtain it. */
        WITHHELD
    }
}
