package org.communique.signon;

import java.time.Clock;
import org.communique.coalition.Directory;
import org.communique.coalition.Mandate;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.statement.Phase;
import org.communique.statement.Readership;
import org.communique.statement.Statement;
import org.communique.statement.VersionId;
import org.springframework.stereotype.Component;

/** Whoever may sign a statement for an invited organisation may read it. */
@Component
class SignOnReadership implements Readership {

    private final Participations participations;
    private final Directory directory;
    private final Clock clock;

    SignOnReadership(Participations participations, Directory directory, Clock clock) {
        this.participations = participations;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public boolean includes(Member member, Statement statement) {
        if (!member.is(Role.REPRESENTATIVE)
                || statement.approvedVersion() == null
                || statement.phase().compareTo(Phase.SIGN_ON) < 0) {
            return false;
        }
        var organisations = directory.mandates(member.id(), clock.instant()).stream()
                .filter(mandate -> mandate.covers(statement.id()))
                .map(Mandate::organisation)
                .toList();
        return !participations
                .of(VersionId.of(statement.id(), statement.approvedVersion()), organisations)
                .isEmpty();
    }
}
