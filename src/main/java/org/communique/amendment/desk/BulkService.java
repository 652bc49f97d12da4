package org.communique.amendment.desk;

import java.util.ArrayList;
import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.desk.BulkOutcome.Foreseen;
import org.communique.amendment.desk.BulkOutcome.Result;
import org.communique.amendment.desk.BulkOutcome.Settled;
import org.communique.amendment.desk.BulkOutcome.TooMany;
import org.communique.amendment.desk.SettleSeveral.Act;
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

    BulkService(AmendmentReviewService desk, AmendmentService amendments) {
        this.desk = desk;
        this.amendments = amendments;
    }

    /** What would come of it now. Those that the member does not see are left out. */
    @PreAuthorize("@statementRights.canEdit(#command.statement())")
    public BulkOutcome preview(SettleSeveral command) {
        if (command.amendments().size() > SettleSeveral.MOST) {
            return new TooMany(SettleSeveral.MOST);
        }
        return new Foreseen(
                command.act() == Act.ACCEPT
                        ? desk.foreseenAcceptances(command.statement(), command.amendments(), command.reason())
                        : desk.foreseenRejections(command.statement(), command.amendments()));
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
