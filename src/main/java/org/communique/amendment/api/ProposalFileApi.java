package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.amendment.proposal.ProposalFileService;
import org.communique.amendment.proposal.ProposalId;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Copies of a text that are written in a word processor. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/proposals/{proposal}")
class ProposalFileApi {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final ProposalFileService files;

    ProposalFileApi(ProposalFileService files) {
        this.files = files;
    }

    /** What the copy says, as a Word file. */
    @GetMapping(path = "/draft.docx", produces = DOCX)
    @RequiredScope(TokenScope.READ)
    @PreAuthorize("@amendmentRights.canPropose(#proposal.statement(), #proposal.organisation())")
    byte[] proposalDocx(@PathVariable StatementId statement, @PathVariable ProposalId proposal) {
        return files.docx(of(statement, proposal));
    }

    private static ProposalId of(StatementId statement, ProposalId proposal) {
        if (!proposal.statement().equals(statement)) {
            throw new AccessDeniedException("a proposal to another statement");
        }
        return proposal;
    }
}
