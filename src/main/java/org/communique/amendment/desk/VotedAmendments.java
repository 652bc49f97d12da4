package org.communique.amendment.desk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.Amendments;
import org.communique.amendment.BaseId;
import org.communique.amendment.DraftMerges;
import org.communique.amendment.RoundText.BlockName;
import org.communique.amendment.RoundTexts;
import org.communique.amendment.VoteId;
import org.communique.amendment.change.AmendedDraft;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Change;
import org.communique.amendment.desk.MergeOutcome.Done;
import org.communique.amendment.desk.MergeOutcome.DraftFrozen;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YDoc;
import org.communique.statement.Phase;
import org.communique.statement.Statements;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.leaf.EditedLeaves;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Enters what a vote adopted into the draft. It checks no rights: they were checked when the vote was opened. */
@Component
public class VotedAmendments {

    private final Amendments amendments;
    private final Statements statements;
    private final AmendmentMerger amendmentMerger;
    private final RoundTexts roundTexts;
    private final DraftMerges draftMerges;
    private final FallConditions fallConditions;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;

    VotedAmendments(
            Amendments amendments,
            Statements statements,
            AmendmentMerger amendmentMerger,
            RoundTexts roundTexts,
            DraftMerges draftMerges,
            FallConditions fallConditions,
            CollaborationService collaborationService,
            HeavyWorkExecutor work) {
        this.amendments = amendments;
        this.statements = statements;
        this.amendmentMerger = amendmentMerger;
        this.roundTexts = roundTexts;
        this.draftMerges = draftMerges;
        this.fallConditions = fallConditions;
        this.collaborationService = collaborationService;
        this.work = work;
    }

    /**
     * Whether all of these amendments to one statement can be entered into the draft as it is now, one after the other. Where one is
     * entered already, this was found before a crash.
     *
     * @param by whose work it is
     */
    public boolean applyTogether(List<AmendmentId> ids, MemberId by) {
        var chosen = ids.stream().map(id -> amendments.find(id).orElseThrow()).toList();
        return chosen.stream().anyMatch(amendment -> amendment.state() == AmendmentStatus.ACCEPTED)
                || work.run(WorkKind.COMPARISON, by.value(), () -> applyInTurn(chosen));
    }

    private boolean applyInTurn(List<Amendment> chosen) {
        var statement = chosen.getFirst().statement();
        var document = new YDoc();
        document.applyUpdate(collaborationService.state(new DraftId(statement.value())));
        var draft = DraftLeaves.of(document).renamed(BlockName.map(draftMerges.names(statement)));
        var all = amendments.of(statement);
        var byText = new HashMap<BaseId, SortedMap<Integer, List<Change>>>();
        var inDraft = all.stream()
                .filter(amendment -> amendment.state() == AmendmentStatus.ACCEPTED)
                .map(amendment -> amendment.id().number())
                .collect(Collectors.toCollection(HashSet::new));
        for (var amendment : chosen) {
            int number = amendment.id().number();
            var changes = amendment.readChanges();
            var accepted = byText.computeIfAbsent(amendment.baseText(), base -> accepted(all, base));
            var amended = new AmendedDraft(roundTexts.leaves(amendment.baseText()), accepted, draft);
            if (fallConditions.of(amendment.id()).stream().anyMatch(inDraft::contains)
                    || !(amended.applicability(number, changes) instanceof Applies)) {
                return false;
            }
            draft = EditedLeaves.of(draft, amended.edits(number, changes));
            accepted.put(number, changes);
            inDraft.add(number);
        }
        return true;
    }

    private static SortedMap<Integer, List<Change>> accepted(List<Amendment> all, BaseId base) {
        var accepted = new TreeMap<Integer, List<Change>>();
        all.stream()
                .filter(amendment -> amendment.baseText().equals(base) && amendment.state() == AmendmentStatus.ACCEPTED)
                .forEach(amendment -> accepted.put(amendment.id().number(), amendment.readChanges()));
        return accepted;
    }

    /**
     * Once however often this is asked for.
     *
     * @param by who closed the vote, or opened it if its deadline did
     */
    public MergeOutcome accept(AmendmentId id, VoteId vote, MemberId by, String reason) {
        var amendment = amendments.find(id).orElseThrow();
        if (amendment.state() == AmendmentStatus.ACCEPTED) {
            return new Done(amendment);
        }
        return statements.findById(id.statement()).orElseThrow().phase() == Phase.DRAFTING
                ? amendmentMerger.acceptByVote(amendment, vote, by, reason)
                : new DraftFrozen();
    }
}
