package org.communique.amendment.proposal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.AmendmentText;
import org.communique.amendment.RoundTexts;
import org.communique.amendment.change.ChangedPassages;
import org.communique.coalition.directory.CurrentMember;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Reading what amendments said before their texts were changed. */
@Service
@PreAuthorize("denyAll()")
public class FormerTextService {

    private final AmendmentService visibleAmendments;
    private final RoundTexts roundTexts;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;

    FormerTextService(
            AmendmentService visibleAmendments,
            RoundTexts roundTexts,
            HeavyWorkExecutor work,
            CurrentMember currentMember) {
        this.visibleAmendments = visibleAmendments;
        this.roundTexts = roundTexts;
        this.work = work;
        this.currentMember = currentMember;
    }

    private ChangedPassages passages(Amendment amendment, AmendmentText former) {
        return ChangedPassages.of(roundTexts.leaves(former.baseText(amendment.round())), former.readChanges());
    }

    /** The first first. Empty if the member sees no such amendment. */
    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public Optional<List<FormerText>> of(AmendmentId id) {
        return visibleAmendments
                .find(id)
                .map(amendment -> work.run(
                        WorkKind.COMPARISON,
                        currentMember.id().value(),
                        () -> IntStream.range(0, amendment.revisionCount())
                                .mapToObj(revision -> FormerText.of(
                                        amendment.revisions().get(revision),
                                        passages(amendment, amendment.textAt(revision))))
                                .toList()));
    }
}
