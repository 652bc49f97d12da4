package org.communique.signon.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import org.communique.api.ApiException;
import org.communique.api.AttachmentResponse;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.answer.DecidingOutcome;
import org.communique.signon.answer.RecordedAnswer;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.communique.signon.answer.RecordingOutcome;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.pending.PendingSignatureOutcome;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers that came by phone, letter or mail, days of decision, and whether the public may ask to join. */
@RestController
@Tag(name = "Sign-on")
@RequestMapping("/api/v1/calls/{version}")
class RecordedAnswerApi {

    private final AnswerService answers;
    private final SignOnService signing;
    private final SignOnCallService calls;

    RecordedAnswerApi(AnswerService answers, SignOnService signing, SignOnCallService calls) {
        this.answers = answers;
        this.signing = signing;
        this.calls = calls;
    }

    /**
     * @param hash     of the text that was answered to
     * @param words    the reservation, or the reason to decline
     * @param speaker  who spoke for the organisation, with their role
     * @param evidence how it is known
     * @param file the evidence: PDF, PNG or JPEG, at most 5 MB
     */
    record NewAnswer(
            TextHash hash,
            Answer answer,
            @Nullable String words,
            @Nullable LocalDate decidingUntil,
            String speaker,
            AnswerChannel channel,
            String evidence,
            @Nullable EvidenceUpload file) {}

    /**
     * @param at         null until it counts
     * @param linkSharing set where the member's password was set by a manually shared link, so a second person must accept the signature
     */
    record Recorded(@Nullable Instant at, @Nullable LinkSharing linkSharing) {}

    @PutMapping("/answers/{organisation}")
    @BodyLimit(megabytes = BodyLimit.EVIDENCE)
    @RequiredScope(TokenScope.SIGN)
    Recorded recordAnswer(
            @PathVariable VersionId version, @PathVariable OrganisationId organisation, @RequestBody NewAnswer answer) {
        var recorded = new RecordedAnswer(
                version,
                organisation,
                answer.hash(),
                answer.answer(),
                AnswerContent.of(answer.words()),
                answer.decidingUntil(),
                new RecordedAnswer.Source(answer.speaker(), answer.channel(), answer.evidence()));
        return switch (answers.record(recorded, answer.file())) {
            case RecordingOutcome.Recorded(var at) -> new Recorded(at, null);
            case RecordingOutcome.Suspended(var linkSharing) -> new Recorded(null, linkSharing);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /** The file that shows what the organisation answered, to be saved. */
    @GetMapping("/answers/{organisation}/evidence")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<byte[]> answerEvidence(@PathVariable VersionId version, @PathVariable OrganisationId organisation) {
        return AttachmentResponse.of(answers.evidence(version, organisation).orElseThrow(ApiException::notFound));
    }

    record DayOfDecision(LocalDate until) {}

    /** Says on which day the organisation will answer. */
    @PutMapping("/deciding/{organisation}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decideUntil(
            @PathVariable VersionId version,
            @PathVariable OrganisationId organisation,
            @RequestBody DayOfDecision decision) {
        switch (signing.decideUntil(version, organisation, decision.until())) {
            case DecidingOutcome.Noted _ -> {}
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }

    record Publicity(boolean open) {}

    /** Opens the call to the public, to read the text and ask to join, or closes it again. */
    @PutMapping("/public")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void openToPublic(@PathVariable VersionId version, @RequestBody Publicity publicity) {
        if (!calls.openToPublic(version, publicity.open())) {
            throw ApiException.of(new PendingSignatureOutcome.TooLate());
        }
    }
}
