package org.communique.signon;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.coalition.Organisation;
import org.communique.coalition.OrganisationId;
import org.communique.coalition.Role;
import org.communique.mail.MailOutbox;
import org.communique.statement.VersionId;
import org.springframework.stereotype.Component;

/** Knows whom to write to about a call. */
@Component
class AllRecipients {

    private final Directory directory;
    private final MailOutbox outbox;
    private final Reminders reminders;
    private final Clock clock;

    AllRecipients(Directory directory, MailOutbox outbox, Reminders reminders, Clock clock) {
        this.directory = directory;
        this.outbox = outbox;
        this.reminders = reminders;
        this.clock = clock;
    }

    Recipients of(VersionId version, Set<OrganisationId> organisations) {
        return new Recipients(
                version, organisations, directory.representatives(organisations, version.statement(), clock.instant()));
    }

    /** Those who answer for certain organisations in a call. */
    class Recipients {

        private final VersionId version;
        private final Set<OrganisationId> organisations;
        private final Map<OrganisationId, List<Member>> representatives;

        private Recipients(
                VersionId version,
                Set<OrganisationId> organisations,
                Map<OrganisationId, List<Member>> representatives) {
            this.version = version;
            this.organisations = organisations;
            this.representatives = representatives;
        }

        boolean isRepresented(OrganisationId organisation) {
            return representatives.getOrDefault(organisation, List.of()).stream()
                    .anyMatch(Recipients::isRepresentative);
        }

        private static boolean isRepresentative(Member member) {
            return member.active() && member.is(Role.REPRESENTATIVE);
        }

        Reminded reminded(Set<OrganisationId> reminded) {
            var known = outbox.newest(version);
            var unrepresented = organisations.stream()
                    .filter(organisation -> !isRepresented(organisation))
                    .toList();
            var unreachable = unrepresented.stream()
                    .filter(organisation -> !known.containsKey(organisation.value()))
                    .toList();
            return new Reminded(
                    reminded.size(),
                    outbox.hasRelay() ? reminders.mailed(members(reminded)).size() : 0,
                    outbox.hasRelay(),
                    unrepresented.size() - unreachable.size(),
                    directory.organisations(unreachable).values().stream()
                            .map(Organisation::displayName)
                            .sorted(String.CASE_INSENSITIVE_ORDER)
                            .toList());
        }

        private Set<MemberId> members(Set<OrganisationId> reminded) {
            return reminded.stream()
                    .flatMap(organisation -> representatives.getOrDefault(organisation, List.of()).stream())
                    .filter(Recipients::isRepresentative)
                    .map(Member::id)
                    .collect(toSet());
        }
    }
}
