package org.communique.treaty.ui;

import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.register.RegisterService;

/**
 * What the member may do with positions. It only spares them buttons that would be refused.
 *
 * @param editions of the Convention, to choose an article from
 */
record PositionPermissions(boolean researches, boolean publishes, List<Edition> editions) {

    static PositionPermissions of(Member member, RegisterService register) {
        return new PositionPermissions(
                TreatyLabels.researches(member),
                member.is(Role.COORDINATOR),
                register.editions(InstrumentId.CYBERCRIME));
    }
}
