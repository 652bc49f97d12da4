package org.communique.api;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.communique.coalition.OrganisationId;
import org.communique.signon.Board;
import org.communique.signon.CallSummary;
import org.communique.signon.DecliningOutcome;
import org.communique.signon.OpenCall;
import org.communique.signon.OpeningOutcome;
import org.communique.signon.OwnWords;
import org.communique.signon.Refusal;
import org.communique.signon.Sign;
import org.communique.signon.SignOnCallService;
import org.communique.signon.SignOnService;
import org.communique.signon.SigningOutcome;
import org.communique.signon.SigningSheet;
import org.communique.signon.WithdrawalOutcome;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sign-on calls, the board, and what representatives do. */
@RestController
@RequestMapping("/api/v1")
class SignOnApi {

    private final SignOnCallService calls;
    private final SignOnService signing;

    SignOnApi(SignOnCallService calls, SignOnService signing) {
        this.calls = calls;
        this.signing = signing;
    }

    /** @param deadline an ISO 8601 instant, in UTC */
    record NewCall(Set<OrganisationId> organisations, Instant deadline) {}

    @PostMapping("/statements/{statement}/calls")
    @ResponseStatus(HttpStatus.CREATED)
    CallSummary open(@PathVariable StatementId statement, @RequestBody NewCall call) {
        return switch (calls.open(new OpenCall(statement, call.organisations(), call.deadline()))) {
            case OpeningOutcome.Opened opened -> opened.call();
            case OpeningOutcome.AlreadyCalled already -> already.call();
            case OpeningOutcome.NotApproved not ->
                throw Refused.conflict("not-approved", "No version is approved; the statement is " + not.phase() + ".");
            case OpeningOutcome.DeadlineNotAhead not ->
                throw Refused.because(HttpStatus.UNPROCESSABLE_CONTENT, "deadline", "The deadline must lie ahead.");
            case OpeningOutcome.NobodyInvited nobody ->
                throw Refused.because(HttpStatus.UNPROCESSABLE_CONTENT, "nobody", "Invite at least one organisation.");
        };
    }

    /** The call as the caller may see it: the text to sign and their own organisations' state. */
    @GetMapping("/statements/{statement}/sheet")
    SigningSheet sheet(@PathVariable StatementId statement) {
        return signing.sheet(statement).orElseThrow(Refused::notFound);
    }

    @GetMapping("/calls/{version}/board")
    Board board(@PathVariable VersionId version) {
        return calls.board(version);
    }

    @GetMapping(path = "/calls/{version}/board.csv", produces = "text/csv;charset=UTF-8")
    String csv(@PathVariable VersionId version) {
        return calls.csv(version);
    }

    record Extension(Instant deadline) {}

    @PutMapping("/calls/{version}/deadline")
    CallSummary extend(@PathVariable VersionId version, @RequestBody Extension extension) {
        if (!calls.extend(version, extension.deadline())) {
            throw Refused.conflict("not-extended", "The call is closed, or the new deadline is not later.");
        }
        return calls.board(version).call();
    }

    @PostMapping("/calls/{version}/closing")
    CallSummary close(@PathVariable VersionId version) {
        return calls.close(version);
    }

    /** @param hash of the text that the representative read */
    record NewSignature(TextHash hash, @Nullable String reservation) {}

    /** Sent again, it gets the same answer: an organisation signs once. */
    @PutMapping("/calls/{version}/signatures/{organisation}")
    SigningOutcome sign(
            @PathVariable VersionId version,
            @PathVariable OrganisationId organisation,
            @RequestBody NewSignature signature) {
        var reservation = signature.reservation() == null ? null : new OwnWords(signature.reservation());
        return answered(signing.sign(new Sign(version, organisation, signature.hash(), reservation)));
    }

    @DeleteMapping("/calls/{version}/signatures/{organisation}")
    WithdrawalOutcome withdraw(@PathVariable VersionId version, @PathVariable OrganisationId organisation) {
        return answered(signing.withdraw(version, organisation));
    }

    record Declination(@Nullable String reason) {}

    @PutMapping("/calls/{version}/declinations/{organisation}")
    DecliningOutcome decline(
            @PathVariable VersionId version,
            @PathVariable OrganisationId organisation,
            @RequestBody Declination declination) {
        var reason = declination.reason() == null ? null : new OwnWords(declination.reason());
        return answered(signing.decline(version, organisation, reason));
    }

    private static <T> T answered(T outcome) {
        if (outcome instanceof Refusal refusal) {
            throw refused(refusal);
        }
        return outcome;
    }

    private static Refused refused(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoMandate no ->
                Refused.forbidden("no-mandate", "You have no valid mandate to sign for this organisation.");
            case Refusal.NotInvited not -> Refused.forbidden("not-invited", "The organisation is not invited to sign.");
            case Refusal.OtherText other ->
                Refused.because(
                        HttpStatus.CONFLICT,
                        "other-text",
                        "The call is for another text. Read it, then sign it.",
                        Map.of("hash", other.called()));
            case Refusal.CallClosed closed -> Refused.conflict("call-closed", "The call is closed.");
            case Refusal.DeadlinePassed passed ->
                Refused.conflict("deadline-passed", "The deadline passed at " + passed.deadline() + ".");
        };
    }
}
