package org.communique.api.amendment;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.amendment.proposal.ProposalFileService;
import org.communique.amendment.proposal.ProposalId;
import org.communique.amendment.proposal.UploadedText.Found;
import org.communique.amendment.proposal.UploadedText.Tracking;
import org.communique.amendment.proposal.UploadedText.Unreadable;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.api.statement.StatementRefusals;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.text.comparison.Comparison;
import org.communique.text.markdown.ImportLoss;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Copies of a text that are written in a word processor. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/proposals/{proposal}")
class ProposalFileApi {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final ProposalFileService files;
    private final MessageSource messages;

    ProposalFileApi(ProposalFileService files, MessageSource messages) {
        this.files = files;
        this.messages = messages;
    }

    /** What the copy says, as a Word file. */
    @GetMapping(path = "/draft.docx", produces = DOCX)
    @RequiredScope(TokenScope.READ)
    @PreAuthorize("@amendmentRights.canPropose(#proposal.statement(), #proposal.organisation())")
    byte[] proposalDocx(@PathVariable StatementId statement, @PathVariable ProposalId proposal) {
        return files.docx(of(statement, proposal));
    }

    /**
     * What was read.
     *
     * @param tracking whether it tracks changes, which are accepted
     * @param changes  from the text that the copy began with
     * @param losses   what the file has and a statement cannot keep
     */
    record ReadFile(Tracking tracking, Comparison.Summary changes, List<ImportLoss> losses) {}

    /** Puts the text of a DOCX, ODT or Markdown file in the place of what the copy says. */
    @PostMapping(path = "/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RequiredScope(TokenScope.WRITE)
    @PreAuthorize("@amendmentRights.canPropose(#proposal.statement(), #proposal.organisation())")
    ReadFile replaceByFile(
            @PathVariable StatementId statement, @PathVariable ProposalId proposal, @RequestPart MultipartFile file)
            throws IOException {
        var id = of(statement, proposal);
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return switch (files.read(id, name, file.getBytes())) {
            case Unreadable(var why) ->
                throw ApiException.unprocessable("unreadable", messages.getMessage(why, null, Locale.ENGLISH));
            case Found found -> used(id, found);
        };
    }

    private ReadFile used(ProposalId id, Found found) {
        return switch (files.use(id, found)) {
            case ReplacementOutcome.Replaced _ -> new ReadFile(found.tracking(), found.changes(), found.losses());
            case ReplacementOutcome.Frozen _ ->
                throw ApiException.conflict("frozen", "It is submitted or discarded, or its round is closed.");
            case ReplacementOutcome.ChangedMeanwhile _ ->
                throw ApiException.conflict(
                        "changed-meanwhile", "Someone else changed the copy meanwhile. Send the file again.");
            case ReplacementOutcome.Refused(var refusal) -> throw StatementRefusals.of(refusal);
        };
    }

    private static ProposalId of(StatementId statement, ProposalId proposal) {
        if (!proposal.statement().equals(statement)) {
            throw new AccessDeniedException("a proposal to another statement");
        }
        return proposal;
    }
}
