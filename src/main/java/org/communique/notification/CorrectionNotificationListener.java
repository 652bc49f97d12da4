package org.communique.notification;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.mail.Attachment;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.notification.Announcement.Detail;
import org.communique.notification.Recipient.Reason;
import org.communique.signon.participation.Signatories;
import org.communique.signon.participation.Signatory;
import org.communique.statement.StatementEvent.StatementCorrected;
import org.communique.statement.Statements;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.Versions;
import org.springframework.stereotype.Component;

/**
 * Notifies those whose organisations signed of what was corrected after publication, and the coordinators, so that none corrects what
 * the others do not see.
 */
@Component
class CorrectionNotificationListener implements NotificationListener {

    private final Announcer announcer;
    private final Statements statements;
    private final Versions versions;
    private final VersionComparisonService versionComparisonService;
    private final Signatories signatories;
    private final Directory directory;

    CorrectionNotificationListener(
            Announcer announcer,
            Statements statements,
            Versions versions,
            VersionComparisonService versionComparisonService,
            Signatories signatories,
            Directory directory) {
        this.announcer = announcer;
        this.statements = statements;
        this.versions = versions;
        this.versionComparisonService = versionComparisonService;
        this.signatories = signatories;
        this.directory = directory;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(StatementCorrected.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        if (stored.event() instanceof StatementCorrected event) {
            announce(event);
        }
    }

    private void announce(StatementCorrected event) {
        var signers = signers(event);
        var told = signers.stream().map(Recipient::member).collect(toSet());
        var others = directory.membersWith(Role.COORDINATOR).stream()
                .filter(member -> !told.contains(member) && !member.id().equals(event.by()))
                .collect(toMap(identity(), _ -> Reason.COORDINATOR));
        var by = directory.member(event.by()).map(Member::name).orElse("");
        statements
                .findById(event.statement())
                .map(statement -> new Announcement(
                                NoticeKind.CORRECTED,
                                statement,
                                event.version(),
                                event.at(),
                                null,
                                () -> changes(event))
                        .with(new Detail(event.signed().number(), by, event.words())))
                .ifPresent(announcement -> {
                    announcer.announce(signers, announcement);
                    announcer.announce(Recipient.of(others, event.version().value()), announcement);
                });
    }

    private List<Recipient> signers(StatementCorrected event) {
        var organisations = signatories.of(event.signed()).stream()
                .map(Signatory::organisation)
                .toList();
        return Recipient.representing(
                directory.representatives(organisations, event.statement(), event.at()),
                _ -> event.version().value());
    }

    private Optional<Attachment> changes(StatementCorrected event) {
        return versions.findSummaryById(event.signed())
                .flatMap(before -> versions.findSummaryById(event.version())
                        .map(after -> versionComparisonService.file(before, after)));
    }
}
