package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.amendment.synopsis.SynopsisService;
import org.communique.amendment.synopsis.VotingListService;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is proposed and voted on, as files. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}")
class AmendmentFileApi {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final SynopsisService synopsis;
    private final VotingListService votingList;

    AmendmentFileApi(SynopsisService synopsis, VotingListService votingList) {
        this.synopsis = synopsis;
        this.votingList = votingList;
    }

    /** All that the caller may see, one a row: passage, proposed text, organisation, reason, who supports and opposes it, and its state. */
    @GetMapping(path = "/amendments/synopsis.csv", produces = CSV)
    @RequiredScope(TokenScope.READ)
    String csv(@PathVariable StatementId statement) {
        return synopsis.csv(statement);
    }

    /** As {@code synopsis.csv}. */
    @GetMapping(path = "/amendments/synopsis.xlsx", produces = XLSX)
    @RequiredScope(TokenScope.READ)
    byte[] xlsx(@PathVariable StatementId statement) {
        return synopsis.xlsx(statement);
    }

    /** For people: the text of today next to the proposed one, with what is inserted and deleted, then the reason. */
    @GetMapping(path = "/amendments/synopsis.docx", produces = DOCX)
    @RequiredScope(TokenScope.READ)
    byte[] synopsisDocx(@PathVariable StatementId statement) {
        return synopsis.docx(statement);
    }

    /** As {@code synopsis.docx}. */
    @GetMapping(path = "/amendments/synopsis.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @RequiredScope(TokenScope.READ)
    byte[] synopsisPdf(@PathVariable StatementId statement) {
        return synopsis.pdf(statement);
    }

    /**
     * The votes in the order in which they are to be taken, then closed ones with their results, one a row. How organisations voted is in
     * it where the caller may see that.
     */
    @GetMapping(path = "/amendment-votes/voting-list.csv", produces = CSV)
    @RequiredScope(TokenScope.READ)
    String votingListCsv(@PathVariable StatementId statement) {
        return votingList.csv(statement);
    }

    /** As {@code voting-list.csv}. */
    @GetMapping(path = "/amendment-votes/voting-list.xlsx", produces = XLSX)
    @RequiredScope(TokenScope.READ)
    byte[] votingListXlsx(@PathVariable StatementId statement) {
        return votingList.xlsx(statement);
    }

    /** As {@code voting-list.csv}, for people, with fields to fill in for open votes. */
    @GetMapping(path = "/amendment-votes/voting-list.docx", produces = DOCX)
    @RequiredScope(TokenScope.READ)
    byte[] votingListDocx(@PathVariable StatementId statement) {
        return votingList.docx(statement);
    }

    /** As {@code voting-list.docx}. */
    @GetMapping(path = "/amendment-votes/voting-list.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @RequiredScope(TokenScope.READ)
    byte[] votingListPdf(@PathVariable StatementId statement) {
        return votingList.pdf(statement);
    }
}
