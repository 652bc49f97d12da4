package org.communique.security;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.communique.coalition.Coalition;
import org.communique.coalition.Directory;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.HandOver;
import org.communique.coalition.Member;
import org.communique.coalition.ServerProperties;
import org.communique.security.OneTimeLink.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Mails members what concerns how they sign in. */
@Component
class LinkMail {

    private static final Logger log = LoggerFactory.getLogger(LinkMail.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final MessageSource messages;
    private final ServerProperties server;
    private final Coalition coalition;
    private final Directory directory;

    LinkMail(
            ObjectProvider<JavaMailSender> sender,
            MessageSource messages,
            ServerProperties server,
            Coalition coalition,
            Directory directory) {
        this.sender = sender;
        this.messages = messages;
        this.server = server;
        this.coalition = coalition;
        this.directory = directory;
    }

    boolean isSetUp() {
        return sender.getIfAvailable() != null;
    }

    Result send(Member member, Purpose purpose, URI link, Instant expiresAt) {
        var mailer = sender.getIfAvailable();
        if (mailer == null) {
            return Result.NOT_SET_UP;
        }
        String kind = "security.mail." + purpose.name().toLowerCase(Locale.ROOT);
        return send(
                mailer,
                member,
                text(kind + ".subject", coalition.profile().name()),
                text(
                        kind + ".text",
                        member.name(),
                        coalition.profile().name(),
                        link,
                        moment(expiresAt, directory.zone(member.id()))));
    }

    /** @param what was done, as in the keys of the messages */
    void tellOfFactors(Member member, String what, String label, Instant at) {
        var mailer = sender.getIfAvailable();
        if (mailer != null) {
            send(
                    mailer,
                    member,
                    text("security.mail.factors.subject", coalition.profile().name()),
                    text(
                            "security.mail.factors.text",
                            member.name(),
                            text("security.factors.act." + what, label),
                            moment(at, directory.zone(member.id())),
                            server.link("/profile")));
        }
    }

    /** The member's password seems to be guessed. */
    void tellOfGuessing(Member member, Instant at) {
        var mailer = sender.getIfAvailable();
        if (mailer != null) {
            send(
                    mailer,
                    member,
                    text("security.mail.guessing.subject", coalition.profile().name()),
                    text(
                            "security.mail.guessing.text",
                            member.name(),
                            coalition.profile().name(),
                            moment(at, directory.zone(member.id())),
                            server.link("/forgotten")));
        }
    }

    /** Another person has a link to set the member's password. */
    void tellOfHandOver(Member member, HandOver handOver) {
        var mailer = sender.getIfAvailable();
        if (mailer != null) {
            send(
                    mailer,
                    member,
                    text(
                            "security.mail.handed-over.subject",
                            coalition.profile().name()),
                    text(
                            "security.mail.handed-over.text",
                            member.name(),
                            handOver.name(),
                            moment(handOver.at(), directory.zone(member.id())),
                            server.link("/profile")));
        }
    }

    /** An administrator changed the member's address; the mail goes to the former one. */
    void tellOfAddress(Member member, EmailAddress former, EmailAddress to, HandOver change, URI link) {
        var mailer = sender.getIfAvailable();
        if (mailer != null) {
            send(
                    mailer,
                    new Member(
                            member.id(), member.name(), former, member.organisation(), member.roles(), member.active()),
                    text("security.mail.address.subject", coalition.profile().name()),
                    text(
                            "security.mail.address.text",
                            member.name(),
                            change.name(),
                            moment(change.at(), directory.zone(member.id())),
                            to.value(),
                            link));
        }
    }

    private Result send(JavaMailSender mailer, Member member, String subject, String text) {
        var mail = new SimpleMailMessage();
        mail.setFrom(server.mailFrom());
        mail.setTo(member.email().value());
        mail.setSubject(subject);
        mail.setText(text);
        try {
            mailer.send(mail);
            return Result.SENT;
        } catch (MailException e) {
            log.warn(
                    "Could not mail member {}: {}",
                    member.id().value(),
                    e.getClass().getSimpleName());
            return Result.FAILED;
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
        SENT,
        FAILED,
        NOT_SET_UP
    }
}
