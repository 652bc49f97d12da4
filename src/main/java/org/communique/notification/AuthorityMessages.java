package org.communique.notification;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.coalition.access.AuthorityGranted;
import org.communique.coalition.access.AuthorityGranted.AccessGranted;
import org.communique.coalition.access.AuthorityGranted.MandateGranted;
import org.communique.coalition.access.AuthorityGranted.RolesGranted;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.http.ServerProperties;
import org.communique.mail.Mail;
import org.communique.screen.TimeFormat;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Describes who granted what to whom, for notices and mails. */
@Component
class AuthorityMessages {

    /** The most administrators that the mail names. */
    private static final int MOST_NAMES = 5;

    private final MessageSource messages;
    private final ServerProperties server;
    private final Directory directory;

    AuthorityMessages(MessageSource messages, ServerProperties server, Directory directory) {
        this.messages = messages;
        this.server = server;
        this.directory = directory;
    }

    String shown(NoticeKind kind, AuthorityGranted granted) {
        var sentence = sentence(kind, granted);
        return kind == NoticeKind.MANDATE_BESIDE_YOURS ? sentence + " " + advice(kind, granted) : sentence;
    }

    Mail mail(Member to, NoticeKind kind, AuthorityGranted granted) {
        return new Mail(
                kind.name(),
                to.email(),
                List.of(to.id()),
                text("notification.mail." + kind + ".subject", name(granted.member()), authority(granted)),
                text(
                        "notification.mail.authority",
                        NoticeMailComposer.oneLine(to.name()),
                        sentence(kind, granted),
                        TimeFormat.localAndUtc(granted.at(), directory.zone(to.id()), Locale.UK),
                        advice(kind, granted),
                        server.link("/" + kind.screen()),
                        text("notification.reason." + kind)));
    }

    private String sentence(NoticeKind kind, AuthorityGranted granted) {
        var by = name(granted.by());
        if (kind == NoticeKind.MORE_GRANTED) {
            return text("notification.authority.more", AuthorityNotificationListener.MOST_IN_AN_HOUR, by);
        }
        var to = name(granted.member());
        var byToken = granted.byToken() ? 1 : 0;
        return switch (granted) {
            case RolesGranted roles ->
                text(
                        "notification.authority.roles",
                        by,
                        to,
                        authority(roles),
                        byToken,
                        roles.roles().size());
            case AccessGranted access ->
                text("notification.authority.access", by, to, authority(access), name(access.organisation()), byToken);
            case MandateGranted mandate -> text("notification.authority.mandate", by, to, authority(mandate), byToken);
        };
    }

    /** What to do where this was not expected. */
    private String advice(NoticeKind kind, AuthorityGranted granted) {
        return text("notification.mail." + kind + ".text", administrators(granted));
    }

    private String authority(AuthorityGranted granted) {
        return switch (granted) {
            case RolesGranted roles -> list(roles.roles());
            case AccessGranted access -> list(access.roles());
            case MandateGranted mandate -> name(mandate.organisation());
        };
    }

    private String list(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> text("coalition.role." + role))
                .collect(joining(", "));
    }

    /** Not for the member who received it. */
    private String administrators(AuthorityGranted granted) {
        return directory.membersWith(Role.ADMINISTRATOR).stream()
                .filter(member ->
                        !member.id().equals(granted.member()) || member.id().equals(granted.by()))
                .limit(MOST_NAMES)
                .map(member -> NoticeMailComposer.oneLine(member.name()))
                .collect(joining(", "));
    }

    private String name(MemberId id) {
        return NoticeMailComposer.oneLine(directory.member(id).map(Member::name).orElse(""));
    }

    private String name(OrganisationId id) {
        return NoticeMailComposer.oneLine(
                directory.organisation(id).map(Organisation::officialName).orElse(""));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
