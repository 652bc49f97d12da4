package org.communique.amendment.synopsis;

import static java.util.stream.Collectors.toMap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.desk.FallService;
import org.communique.amendment.vote.VoteService;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.text.format.CsvTable;
import org.communique.text.format.XlsxTable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The votes on a statement's amendments as files, in the order in which to take them: what the current member may see. */
@Service
@PreAuthorize("denyAll()")
public class VotingListService {

    private final VoteService votes;
    private final AmendmentService amendments;
    private final FallService falls;
    private final Directory directory;
    private final Reports reports;

    VotingListService(
            VoteService votes, AmendmentService amendments, FallService falls, Directory directory, Reports reports) {
        this.votes = votes;
        this.amendments = amendments;
        this.falls = falls;
        this.directory = directory;
        this.reports = reports;
    }

    /** As UTF-8 CSV (RFC 4180). */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public String csv(StatementId statement) {
        var list = list(statement);
        return reports.table(words -> CsvTable.of(VotingList.HEADER, list.rows(words).stream()));
    }

    /** As {@link #csv}; all cells are text, which no spreadsheet runs. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public byte[] xlsx(StatementId statement) {
        var list = list(statement);
        return reports.table(words -> XlsxTable.write("Votes", VotingList.HEADER, list.rows(words)));
    }

    @PreAuthorize("@statementRights.canRead(#statement)")
    public byte[] docx(StatementId statement) {
        return reports.docx(statement, "voting-list.title", list(statement)::blocks);
    }

    @PreAuthorize("@statementRights.canRead(#statement)")
    public byte[] pdf(StatementId statement) {
        return reports.pdf(statement, "voting-list.title", list(statement)::blocks);
    }

    private VotingList list(StatementId statement) {
        var shown = votes.of(statement);
        var byId = shown.isEmpty()
                ? Map.<AmendmentId, Amendment>of()
                : amendments.of(statement).stream().collect(toMap(Amendment::id, amendment -> amendment));
        var organisations = new HashSet<OrganisationId>();
        byId.values().forEach(amendment -> organisations.add(amendment.organisation()));
        shown.forEach(vote -> organisations.addAll(vote.vote().electorate()));
        var fallsWith = shown.isEmpty() ? Map.<AmendmentId, List<Integer>>of() : falls.of(statement);
        return new VotingList(shown, byId, fallsWith, new OrganisationNames(directory.organisations(organisations)));
    }
}
