package org.communique.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.http.ServerProperties;
import org.communique.mail.Attachment;
import org.communique.mail.Mail;
import org.communique.mail.QuotedWords;
import org.communique.notification.Announcement.Detail;
import org.communique.notification.Recipient.Reason;
import org.communique.screen.TimeFormat;
import org.communique.signon.ReminderComposer;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.text.format.NameList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A notice as plain text by mail: the statement's title and a link to the screen; its text at most in a file that goes with it. */
@Component
class NoticeMailComposer implements ReminderComposer {

    private static final int LONGEST_TITLE = 120;

    private final MessageSource messages;
    private final ServerProperties server;
    private final Directory directory;
    private final Statements statements;
    private final UnsubscribeLinks unsubscribeLinks;
    private final CurrentMember currentMember;

    NoticeMailComposer(
            MessageSource messages,
            ServerProperties server,
            Directory directory,
            Statements statements,
            UnsubscribeLinks unsubscribeLinks,
            CurrentMember currentMember) {
        this.messages = messages;
        this.server = server;
        this.directory = directory;
        this.statements = statements;
        this.unsubscribeLinks = unsubscribeLinks;
        this.currentMember = currentMember;
    }

    /** One thing in a digest. */
    record DigestLine(Notice notice, String title, String route) {}

    Mail digest(Member member, List<DigestLine> lines) {
        return new Mail(
                "DIGEST",
                member.email(),
                List.of(member.id()),
                text("notification.digest.subject", lines.size()),
                digestText(member, lines));
    }

    private String digestText(Member member, List<DigestLine> lines) {
        var zone = directory.zone(member.id());
        var list = lines.stream()
                .map(line -> text(
                        "notification.digest.line",
                        oneLine(line.title()),
                        what(line.notice()),
                        TimeFormat.localAndUtc(line.notice().at(), zone, Locale.UK),
                        text(Reason.messageKey(
                                line.notice().kind(), line.notice().reason())),
                        server.link("/" + line.route())))
                .collect(Collectors.joining("\n\n"));
        return text("notification.digest.frame", oneLine(member.name()), list, server.link("/notices"));
    }

    private String what(Notice notice) {
        var detail = notice.detail() == null ? Detail.NONE : notice.detail();
        var by = detail.name().isEmpty()
                ? text("notification.by." + notice.kind().by())
                : detail.name();
        return text("notification.kind." + notice.kind(), line(by), detail.which(), about(notice));
    }

    /** The organisations that the notice is about, by name. */
    String about(Notice notice) {
        var names = notice.about() == null || notice.about().isEmpty() ? "" : names(notice.about());
        return names.isEmpty() ? text("notification.about") : names;
    }

    /** The file that goes with all mails of the announcement. */
    @Nullable
    Attachment enclosure(Announcement announcement) {
        var making = announcement.enclosure();
        return making == null ? null : making.get().orElse(null);
    }

    Mail mail(Recipient recipient, Announcement announcement, @Nullable Attachment attachment) {
        var member = recipient.member();
        var stop = announcement.kind().topic() == NoticeTopic.REMINDERS
                ? server.link("/reminders/stop/" + unsubscribeLinks.tokenOf(member.id()))
                : null;
        var text = text(recipient, announcement);
        return new Mail(
                announcement.kind().name(),
                member.email(),
                announcement.topic(),
                recipient.parties(),
                subject(recipient, announcement),
                stop == null ? text : text + text("notification.mail.stop", stop),
                attachment,
                stop,
                null);
    }

    @Override
    public Set<MemberId> mailed(Collection<MemberId> members) {
        return unsubscribeLinks.mailed(members);
    }

    @Override
    public ReminderMail reminderMail(
            StatementId statement,
            OrganisationId organisation,
            Instant deadline,
            Member to,
            boolean reminder,
            String words) {
        var recipient = new Recipient(to, List.of(organisation), "");
        var announcement = new Announcement(
                        reminder ? NoticeKind.REMINDED : NoticeKind.CALLED_TO_SIGN,
                        statements.findById(statement).orElseThrow(),
                        statement,
                        deadline,
                        deadline)
                .with(new Detail(0, currentMember.get().name(), words));
        return new ReminderMail(
                to.email().value(),
                subject(recipient, announcement),
                text(recipient, announcement),
                !reminder || unsubscribeLinks.areMailedTo(to.id()));
    }

    private String subject(Recipient recipient, Announcement announcement) {
        var title = oneLine(announcement.title());
        return oneLine(text("notification.mail." + announcement.kind() + ".subject", title, organisations(recipient)));
    }

    /** Those that it is about for the recipient, or the recipient's own. */
    private String organisations(Recipient recipient) {
        return names(recipient.organisations());
    }

    private String names(List<OrganisationId> about) {
        return NameList.of(directory.organisations(about).values().stream()
                .map(organisation -> oneLine(organisation.displayName()))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList());
    }

    private String text(Recipient recipient, Announcement announcement) {
        var member = recipient.member();
        var deadline = announcement.deadline();
        var enclosed = announcement.enclosure() == null ? 0 : 1;
        var detail = announcement.detail();
        return text(
                announcement.kind() == NoticeKind.PUBLISHED
                        ? "notification.mail.public-frame"
                        : "notification.mail.frame",
                oneLine(member.name()),
                text(
                        "notification.mail." + announcement.kind() + ".text",
                        oneLine(announcement.title()),
                        deadline == null
                                ? ""
                                : TimeFormat.localAndUtc(deadline, directory.zone(member.id()), Locale.UK),
                        enclosed,
                        line(detail.name()),
                        quoted(announcement),
                        organisations(recipient),
                        recipient.organisations().size(),
                        detail.which()),
                server.link("/" + announcement.route()),
                text(Reason.messageKey(announcement.kind(), recipient.reason())),
                server.link("/notices"),
                enclosed);
    }

    private String quoted(Announcement announcement) {
        var detail = announcement.detail();
        if (detail.note().isEmpty()) {
            return "";
        }
        return "\n\n" + text("notification.mail.note" + about(announcement), oneLine(detail.author())) + "\n\n"
                + QuotedWords.of(detail.note());
    }

    /** What who submitted a version says to its reviewers is called as on the screens. */
    private static String about(Announcement announcement) {
        if (announcement.kind() != NoticeKind.STAGE_OPENED || announcement.statement() == null) {
            return "";
        }
        var version = announcement.statement().newestVersion();
        return version == null || version.number() == 1 ? ".reviewers" : ".changed";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }

    private static String line(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** A line break in a header would begin another header. */
    static String oneLine(String value) {
        var line = line(value);
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
