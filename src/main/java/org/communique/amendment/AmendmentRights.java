package org.communique.amendment;

import java.util.EnumSet;
import java.util.Set;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.springframework.stereotype.Component;

/** Who may propose changes and take a stand, for an organisation. It needs no right to edit the draft. */
@Component("amendmentRights")
public class AmendmentRights {

    private static final Set<Role> SPEAKING =
            EnumSet.of(Role.DRAFTER, Role.REVIEWER, Role.REPRESENTATIVE, Role.COORDINATOR);

    private final StatementRights rights;
    private final CurrentMember currentMember;

    AmendmentRights(StatementRights rights, CurrentMember currentMember) {
        this.rights = rights;
        this.currentMember = currentMember;
    }

    public boolean canPropose(StatementId statement) {
        return rights.canRead(statement)
                && currentMember.find().filter(AmendmentRights::speaks).isPresent();
    }

    /** Whether the current member may propose to the statement, and for this organisation. */
    public boolean canPropose(StatementId statement, OrganisationId organisation) {
        return canPropose(statement) && currentMember.get().organisation().equals(organisation);
    }

    public boolean canPropose(AmendmentId amendment) {
        return canPropose(amendment.statement());
    }

    /** Those who write the draft decide what goes into it. */
    public boolean canMerge(AmendmentId amendment) {
        return rights.canEdit(amendment.statement());
    }

    /** Whether the member has a role in which one speaks for their organisation. */
    public static boolean speaks(Member member) {
        return member.roles().stream().anyMatch(SPEAKING::contains);
    }
}
