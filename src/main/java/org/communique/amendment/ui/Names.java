package org.communique.amendment.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.communique.amendment.Amendment;
import org.communique.amendment.vote.ShownVote;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.jspecify.annotations.Nullable;

/** What organisations and members on amendments are called now. */
record Names(Map<OrganisationId, String> organisations, Map<MemberId, String> members) {

    static Names in(Collection<Amendment> amendments, Collection<ShownVote> votes, Directory directory) {
        var organisations = new HashSet<OrganisationId>();
        var members = new HashSet<MemberId>();
        for (var amendment : amendments) {
            organisations.add(amendment.organisation());
            amendment.stands().forEach(stand -> organisations.add(stand.organisation()));
            if (amendment.settlement() instanceof Amendment.Settlement settlement) {
                members.add(settlement.by());
            }
            amendment.revisions().forEach(revision -> members.add(revision.by()));
        }
        votes.forEach(vote -> vote.ballots().forEach(ballot -> organisations.add(ballot.organisation())));
        var names = new Names(new HashMap<>(), new HashMap<>());
        directory
                .organisations(organisations)
                .forEach((id, organisation) -> names.organisations.put(id, organisation.displayName()));
        directory.members(members).forEach((id, member) -> names.members.put(id, member.name()));
        return names;
    }

    /** Those on one of them, and on the vote on it. */
    Names on(Amendment amendment, @Nullable ShownVote vote) {
        var some = new Names(new HashMap<>(), new HashMap<>());
        some.organisations.put(amendment.organisation(), of(amendment.organisation()));
        amendment.stands().forEach(stand -> some.organisations.put(stand.organisation(), of(stand.organisation())));
        if (amendment.settlement() instanceof Amendment.Settlement settlement) {
            some.members.put(settlement.by(), of(settlement.by()));
        }
        amendment.revisions().forEach(revision -> some.members.put(revision.by(), of(revision.by())));
        if (vote != null) {
            vote.ballots().forEach(ballot -> some.organisations.put(ballot.organisation(), of(ballot.organisation())));
        }
        return some;
    }

    String of(OrganisationId organisation) {
        return organisations.getOrDefault(organisation, "");
    }

    String of(MemberId member) {
        return members.getOrDefault(member, "");
    }
}
