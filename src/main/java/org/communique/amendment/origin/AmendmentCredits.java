package org.communique.amendment.origin;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.communique.amendment.AcceptedEdit;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.Amendments;
import org.communique.amendment.Rounds;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.collab.DraftId;
import org.communique.collab.EditCredits;
import org.communique.statement.StatementId;
import org.springframework.stereotype.Component;

/** Names the organisation whose amendment an edit is, unless its round hides that still. */
@Component
class AmendmentCredits implements EditCredits {

    private final Rounds rounds;
    private final Amendments amendments;
    private final Directory directory;
    private final Clock clock;

    AmendmentCredits(Rounds rounds, Amendments amendments, Directory directory, Clock clock) {
        this.rounds = rounds;
        this.amendments = amendments;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Map<Long, String> of(DraftId draft) {
        var statement = new StatementId(draft.value());
        var now = clock.instant();
        var shown = rounds.of(statement).stream()
                .filter(round -> !round.isHidden(now))
                .map(AmendmentRound::id)
                .collect(toSet());
        if (shown.isEmpty()) {
            return Map.of();
        }
        var edits = amendments.acceptedEdits(statement).stream()
                .filter(edit -> shown.contains(edit.round()))
                .toList();
        var organisations = directory.organisations(
                edits.stream().map(AcceptedEdit::organisation).collect(toSet()));
        var credits = new HashMap<Long, String>();
        for (var edit : edits) {
            if (organisations.get(edit.organisation()) instanceof Organisation organisation) {
                credits.put(edit.acceptance().client(), organisation.displayName());
            }
        }
        return credits;
    }
}
