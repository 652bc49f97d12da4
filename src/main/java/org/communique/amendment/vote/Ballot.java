package org.communique.amendment.vote;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;

/**
 * An organisation's vote.
 *
 * @param word what it says to that; may be empty
 * @param by   the member who cast it
 */
public record Ballot(OrganisationId organisation, Choice choice, String word, MemberId by, Instant at) {

    public static final int LONGEST_WORD = 300;

    public enum Choice {
        YES,
        NO,
        ABSTAIN
    }

    /** The last of each organisation, which replaces those before it. */
    static List<Ballot> counted(Collection<Ballot> inOrder) {
        var last = new LinkedHashMap<OrganisationId, Ballot>();
        inOrder.forEach(ballot -> last.put(ballot.organisation(), ballot));
        return List.copyOf(last.values());
    }
}
