package org.communique.amendment.synopsis;

import java.util.HashSet;
import java.util.stream.Collectors;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.text.format.CsvTable;
import org.communique.text.format.XlsxTable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What is proposed, passage by passage, as files: what the current member may see, each time as it is then. */
@Service
@PreAuthorize("denyAll()")
public class SynopsisService {

    private final AmendmentReviewService desk;
    private final Directory directory;
    private final Reports reports;

    SynopsisService(AmendmentReviewService desk, Directory directory, Reports reports) {
        this.desk = desk;
        this.directory = directory;
        this.reports = reports;
    }

    /** As UTF-8 CSV (RFC 4180). */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public String csv(StatementId statement) {
        var synopsis = synopsis(statement);
        return reports.table(words -> CsvTable.of(Synopsis.HEADER, synopsis.rows(words).stream()));
    }

    /** As {@link #csv}; all cells are text, which no spreadsheet runs. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public byte[] xlsx(StatementId statement) {
        var synopsis = synopsis(statement);
        return reports.table(words -> XlsxTable.write("Amendments", Synopsis.HEADER, synopsis.rows(words)));
    }

    @PreAuthorize("@statementRights.canRead(#statement)")
    public byte[] docx(StatementId statement) {
        return reports.docx(statement, "synopsis.title", synopsis(statement)::blocks);
    }

    @PreAuthorize("@statementRights.canRead(#statement)")
    public byte[] pdf(StatementId statement) {
        return reports.pdf(statement, "synopsis.title", synopsis(statement)::blocks);
    }

    private Synopsis synopsis(StatementId statement) {
        var entries = desk.entries(
                statement,
                desk.standings(statement).stream()
                        .map(standing -> standing.amendment().id())
                        .collect(Collectors.toSet()));
        var organisations = new HashSet<OrganisationId>();
        entries.forEach(entry -> {
            organisations.add(entry.amendment().organisation());
            entry.amendment().stands().forEach(stand -> organisations.add(stand.organisation()));
        });
        return new Synopsis(entries, new OrganisationNames(directory.organisations(organisations)));
    }
}
