package org.communique.signon.participation;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.function.Predicate;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementAccessSource;
import org.springframework.stereotype.Component;

/** Members who may sign a statement for an invited organisation may read it. */
@Component
class SignOnAccessSource implements StatementAccessSource {

    private final Participations participations;
    private final Directory directory;
    private final Clock clock;

    SignOnAccessSource(Participations participations, Directory directory, Clock clock) {
        this.participations = participations;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Predicate<Statement> of(Member member) {
        if (!member.is(Role.REPRESENTATIVE)) {
            return statement -> false;
        }
        var mandates = directory.mandates(member.id(), clock.instant());
        var invited = participations.invited(
                mandates.stream().map(Mandate::organisation).collect(toSet()));
        return statement -> statement.frozen().approvedVersion() != null
                && statement.phase().compareTo(Phase.SIGN_ON) >= 0
                && mandates.stream()
                        .filter(mandate -> mandate.covers(statement.id()))
                        .anyMatch(mandate -> invited.contains(ParticipationId.of(
                                VersionId.of(statement.id(), statement.frozen().approvedVersion()),
                                mandate.organisation())));
    }
}
