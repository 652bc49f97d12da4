package org.communique.amendment.desk;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.Amendments;
import org.communique.amendment.DraftMerges;
import org.communique.amendment.RoundText.BlockName;
import org.communique.amendment.RoundTexts;
import org.communique.amendment.Rounds;
import org.communique.amendment.passage.PassageStates;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.StatementId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Where the amendments of a statement stand against its draft as it is now; a few are worked on at once. */
@Component
class AmendmentAnalyses {

    private final AmendmentService visibleAmendments;
    private final Amendments amendments;
    private final Rounds rounds;
    private final RoundTexts roundTexts;
    private final ComparedAmendments comparedAmendments;
    private final PassageStates passageStates;
    private final FallConditions fallConditions;
    private final DraftMerges draftMerges;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;

    AmendmentAnalyses(
            AmendmentService visibleAmendments,
            Amendments amendments,
            Rounds rounds,
            RoundTexts roundTexts,
            ComparedAmendments comparedAmendments,
            PassageStates passageStates,
            FallConditions fallConditions,
            DraftMerges draftMerges,
            CollaborationService collaborationService,
            HeavyWorkExecutor work,
            CurrentMember currentMember) {
        this.visibleAmendments = visibleAmendments;
        this.amendments = amendments;
        this.rounds = rounds;
        this.roundTexts = roundTexts;
        this.comparedAmendments = comparedAmendments;
        this.passageStates = passageStates;
        this.fallConditions = fallConditions;
        this.draftMerges = draftMerges;
        this.collaborationService = collaborationService;
        this.work = work;
        this.currentMember = currentMember;
    }

    /** With the open ones of those that the current member may see. */
    <T> T compareOpen(StatementId statement, BiFunction<AmendmentAnalysis, List<Amendment>, T> look) {
        var visible = visibleAmendments.of(statement);
        var open = visible.stream()
                .filter(amendment -> amendment.state() == AmendmentStatus.OPEN)
                .toList();
        return compare(statement, visible, analysis -> look.apply(analysis, open));
    }

    /** @param visible those that may be named */
    <T> T compare(StatementId statement, List<Amendment> visible, Function<AmendmentAnalysis, T> look) {
        var numbers = visible.stream().map(amendment -> amendment.id().number()).collect(Collectors.toSet());
        return work.run(
                WorkKind.COMPARISON,
                currentMember.id().value(),
                () -> look.apply(new AmendmentAnalysis(
                        rounds.of(statement).stream().collect(Collectors.toMap(AmendmentRound::id, round -> round)),
                        collaborationService.state(new DraftId(statement.value())),
                        BlockName.map(draftMerges.names(statement)),
                        amendments.of(statement),
                        numbers,
                        roundTexts::leaves,
                        comparedAmendments::of,
                        passageStates.of(statement),
                        fallConditions.of(statement))));
    }
}
