package org.communique.amendment.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.Rounds;
import org.communique.amendment.desk.BulkOutcome.Foreseen;
import org.communique.amendment.desk.BulkOutcome.Result;
import org.communique.amendment.desk.BulkOutcome.Settled;
import org.communique.amendment.desk.BulkOutcome.TooMany;
import org.communique.amendment.desk.MergeOutcome.DraftFrozen;
import org.communique.amendment.desk.MergeOutcome.SupportersMissing;
import org.communique.amendment.desk.SettleSeveral.Act;
import org.communique.refusal.Refusal;
import org.communique.statement.Phase;
import org.communique.statement.Statements;
import org.communique.text.unicode.ShortText;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Settles several amendments, each as if it was alone, so that what is done stays where it is stopped in between. */
@Service
@PreAuthorize("denyAll()")
public class BulkService {

    /** Is told of each result. */
    public interface Progress {

        /**
         * @param all how many there are
         * @return whether to go on
         */
        boolean isWanted(List<Result> results, int all);
    }

    private final AmendmentReviewService desk;
    private final AmendmentService amendments;
    private final AmendmentAnalyses analyses;
    private final Rounds rounds;
    private final Statements statements;

    BulkService(
            AmendmentReviewService desk,
            AmendmentService amendments,
            AmendmentAnalyses analyses,
            Rounds rounds,
            Statements statements) {
        this.desk = desk;
        this.amendments = amendments;
        this.analyses = analyses;
        this.rounds = rounds;
        this.statements = statements;
    }

    /** What would come of it now. Those that the member does not see are left out. */
    @PreAuthorize("@statementRights.canEdit(#command.statement())")
    public BulkOutcome preview(SettleSeveral command) {
        if (command.amendments().size() > SettleSeveral.MOST) {
            return new TooMany(SettleSeveral.MOST);
        }
        var visible = amendments.of(command.statement());
        var chosen = visible.stream()
                .filter(amendment ->
                        command.amendments().contains(amendment.id().number()))
                .toList();
        return new Foreseen(
                command.act() == Act.ACCEPT
                        ? acceptances(command, chosen, visible)
                        : chosen.stream()
                                .map(amendment -> new ForeseenOutcome(
                                        amendment, ForeseenOutcome.obstacle(amendment, false), List.of()))
                                .toList());
    }

    /** One after the other, in the order of the text. */
    private List<ForeseenOutcome> acceptances(SettleSeveral command, List<Amendment> chosen, List<Amendment> visible) {
        var drafting = statements.findById(command.statement()).orElseThrow().phase() == Phase.DRAFTING;
        var all = rounds.of(command.statement()).stream()
                .collect(Collectors.toMap(AmendmentRound::id, Function.identity()));
        var foreseen = new HashMap<AmendmentId, ForeseenOutcome>();
        for (var amendment : chosen) {
            Refusal obstacle = drafting ? ForeseenOutcome.obstacle(amendment, true) : new DraftFrozen();
            if (obstacle == null && command.reason().isBlank()) {
                obstacle = SupportersMissing.of(amendment, Objects.requireNonNull(all.get(amendment.round())));
            }
            if (obstacle != null) {
                foreseen.put(amendment.id(), new ForeseenOutcome(amendment, obstacle, List.of()));
            }
        }
        var tried = chosen.stream()
                .filter(amendment -> !foreseen.containsKey(amendment.id()))
                .toList();
        if (!tried.isEmpty()) {
            analyses.compare(command.statement(), visible, analysis -> AdoptionForecast.foreseen(analysis, tried))
                    .forEach(each -> foreseen.put(each.amendment().id(), each));
        }
        return chosen.stream()
                .map(amendment -> Objects.requireNonNull(foreseen.get(amendment.id())))
                .toList();
    }

    /**
     * In the order of the text. Those that the member does not see are left out.
     *
     * @param progress asked before each
     */
    @PreAuthorize("@statementRights.canEdit(#command.statement())")
    public BulkOutcome settle(SettleSeveral command, Progress progress) {
        if (command.amendments().size() > SettleSeveral.MOST) {
            return new TooMany(SettleSeveral.MOST);
        }
        if (command.act() == Act.REJECT) {
            ShortText.checkedLines(command.reason(), Amendment.LONGEST_REASON);
        }
        var chosen = chosen(command);
        var results = new ArrayList<Result>();
        for (var id : chosen) {
            if (!progress.isWanted(List.copyOf(results), chosen.size())) {
                break;
            }
            results.add(new Result(id.number(), settle(id, command)));
        }
        return new Settled(List.copyOf(results));
    }

    private List<AmendmentId> chosen(SettleSeveral command) {
        return amendments.of(command.statement()).stream()
                .map(Amendment::id)
                .filter(id -> command.amendments().contains(id.number()))
                .toList();
    }

    private MergeOutcome settle(AmendmentId id, SettleSeveral command) {
        return switch (command.act()) {
            case ACCEPT -> {
                var revision = command.revisions().get(id.number());
                yield revision == null
                        ? desk.accept(id, command.reason())
                        : desk.acceptAt(id, revision, command.reason());
            }
            case REJECT -> desk.reject(id, command.reason());
        };
    }
}
