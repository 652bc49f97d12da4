package org.communique.security;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.communique.coalition.Coalition;
import org.communique.coalition.Directory;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.HandOver;
import org.communique.coalition.Member;
import org.communique.coalition.ServerProperties;
import org.communique.mail.Mail;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.communique.security.OneTimeLink.Purpose;
import org.communique.security.OneTimeLinks.Made;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Mails members what concerns how they sign in. */
@Component
class LinkMail {

    private final MailOutbox outbox;
    private final MessageSource messages;
    private final ServerProperties server;
    private final Coalition coalition;
    private final Directory directory;

    LinkMail(
            MailOutbox outbox,
            MessageSource messages,
            ServerProperties server,
            Coalition coalition,
            Directory directory) {
        this.outbox = outbox;
        this.messages = messages;
        this.server = server;
        this.coalition = coalition;
        this.directory = directory;
    }

    boolean isSetUp() {
        return outbox.hasRelay();
    }

    /** @param link whose token is in the address */
    Result send(Member member, Purpose purpose, Made link) {
        if (!outbox.hasRelay()) {
            return Result.NOT_SET_UP;
        }
        if (outbox.isFailing(member.email())) {
            return Result.FAILING;
        }
        var expiresAt = link.expiresAt();
        var kind = "security.mail." + purpose.name().toLowerCase(Locale.ROOT);
        var mail = new Mail(
                "LINK_" + purpose,
                member.email(),
                null,
                List.of(member.id()),
                text(kind + ".subject", coalition.profile().name()),
                text(
                        kind + ".text",
                        member.name(),
                        coalition.profile().name(),
                        address(link),
                        moment(expiresAt, directory.zone(member.id()))),
                null,
                null,
                expiresAt);
        return outbox.put(MailId.of("link/" + link.hash(), member.email()), mail) ? Result.QUEUED : Result.WITHHELD;
    }

    URI address(Made link) {
        return server.link("/link/" + link.token());
    }

    /** @param what was done, as in the keys of the messages */
    void tellOfFactors(Member member, String what, FactorAct act) {
        put(
                "FACTORS",
                "factor-act/" + act.id(),
                member,
                member.email(),
                text("security.mail.factors.subject", coalition.profile().name()),
                text(
                        "security.mail.factors.text",
                        member.name(),
                        text("security.factors.act." + what, act.what()),
                        moment(act.at(), directory.zone(member.id())),
                        server.link("/profile")));
    }

    /** The member's password seems to be guessed. */
    void tellOfGuessing(Member member, FactorAct act) {
        put(
                "GUESSING",
                "factor-act/" + act.id(),
                member,
                member.email(),
                text("security.mail.guessing.subject", coalition.profile().name()),
                text(
                        "security.mail.guessing.text",
                        member.name(),
                        coalition.profile().name(),
                        moment(act.at(), directory.zone(member.id())),
                        server.link("/forgotten")));
    }

    /** Another person has a link to set the member's password. */
    void tellOfHandOver(Member member, Made link, HandOver handOver) {
        put(
                "HANDED_OVER_LINK",
                "handed-over/" + link.hash(),
                member,
                member.email(),
                text("security.mail.handed-over.subject", coalition.profile().name()),
                text(
                        "security.mail.handed-over.text",
                        member.name(),
                        handOver.name(),
                        moment(handOver.at(), directory.zone(member.id())),
                        server.link("/profile")));
    }

    /** An administrator changed the member's address; the mail goes to the former one. */
    void tellOfAddress(Member member, EmailAddress former, EmailAddress to, HandOver change, Made link) {
        put(
                "ADDRESS_CHANGED",
                "address/" + link.hash(),
                member,
                former,
                text("security.mail.address.subject", coalition.profile().name()),
                text(
                        "security.mail.address.text",
                        member.name(),
                        change.name(),
                        moment(change.at(), directory.zone(member.id())),
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

    private static String moment(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                .withLocale(Locale.UK)
                .withZone(zone)
                .format(time);
    }

    enum Result {
        QUEUED,
        /** The last mail to the address does not get through, so another would not either. */
        FAILING,
        NOT_SET_UP,
        /** So many mails came of the current member's acts. The link is no one's to share: else a flood would give it away. */
        WITHHELD
    }
}
