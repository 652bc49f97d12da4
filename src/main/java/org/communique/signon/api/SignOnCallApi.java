package org.communique.signon.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.refusal.Refusal;
import org.communique.signon.CallSummary;
import org.communique.signon.board.Board;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.OpeningOutcome;
import org.communique.signon.call.OutreachOutcome;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.call.UpdateOutreach;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sign-on calls and their boards, for coordinators. */
@RestController
@Tag(name = "Sign-on")
@RequestMapping("/api/v1")
class SignOnCallApi {

    private final SignOnCallService calls;
    private final OutreachService outreach;

    SignOnCallApi(SignOnCallService calls, OutreachService outreach) {
        this.calls = calls;
        this.outreach = outreach;
    }

    /**
     * @param deadline an ISO 8601 instant, in UTC
     * @param askedBy  when answers are requested, if before the deadline
     * @param words    to those who are asked, quoted in the mails; at most 2,000 characters
     */
    record NewCall(
            Set<OrganisationId> organisations,
            Instant deadline,
            @Nullable Instant askedBy,
            @Nullable String words) {}

    @PostMapping("/statements/{statement}/calls")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    CallSummary openCall(@PathVariable StatementId statement, @RequestBody NewCall call) {
        var words = call.words() == null ? "" : call.words();
        return switch (calls.open(
                new OpenCall(statement, call.organisations(), call.deadline(), call.askedBy(), words))) {
            case OpeningOutcome.Opened opened -> opened.call();
            case OpeningOutcome.AlreadyCalled already -> already.call();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    @GetMapping("/calls/{version}/board")
    @RequiredScope(TokenScope.READ)
    Board board(@PathVariable VersionId version) {
        return calls.board(version);
    }

    @GetMapping(path = "/calls/{version}/board.csv", produces = "text/csv;charset=UTF-8")
    @RequiredScope(TokenScope.READ)
    String csv(@PathVariable VersionId version) {
        return calls.csv(version);
    }

    @GetMapping(
            path = "/calls/{version}/board.xlsx",
            produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @RequiredScope(TokenScope.READ)
    byte[] xlsx(@PathVariable VersionId version) {
        return calls.xlsx(version);
    }

    /** @param signatures how many are wanted; null for no such number */
    record Target(@Nullable Integer signatures) {}

    @PutMapping("/calls/{version}/target")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void aimFor(@PathVariable VersionId version, @RequestBody Target target) {
        outreach.setTarget(version, target.signatures());
    }

    /** @param revision of what it replaces, as the board has it; it may be left out for the first */
    record NewNote(
            @Nullable MemberId owner,
            String note,
            boolean contacted,
            @Nullable LocalDate nextOn,
            @Nullable Integer revision) {}

    /** What coordinators keep about an organisation: who looks after it, what was said, and when to speak with it next. */
    @PutMapping("/calls/{version}/notes/{organisation}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keepNote(
            @PathVariable VersionId version, @PathVariable OrganisationId organisation, @RequestBody NewNote note) {
        var outcome = outreach.update(new UpdateOutreach(
                version,
                organisation,
                note.owner(),
                note.note(),
                note.contacted(),
                note.nextOn(),
                note.revision() == null ? 0 : note.revision()));
        switch (outcome) {
            case OutreachOutcome.Updated _ -> {}
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }

    record Extension(Instant deadline) {}

    @PutMapping("/calls/{version}/deadline")
    @RequiredScope(TokenScope.WRITE)
    CallSummary extendCall(@PathVariable VersionId version, @RequestBody Extension extension) {
        if (!calls.extend(version, extension.deadline())) {
            throw ApiException.of(new SignOnCallService.NotExtended());
        }
        return calls.board(version).call();
    }

    /**
     * @param organisations how many are asked
     * @param unreached     organisations without a representative whose contact could not be mailed now
     */
    record Asked(int organisations, int unreached) {}

    /**
     * Asks organisations that signed an earlier text, and have not answered to this one, to consider what changed.
     *
     * @param enclose whether to attach the comparison to the mails
     */
    @PostMapping("/calls/{version}/reconsideration")
    @RequiredScope(TokenScope.WRITE)
    Asked askToReconsider(@PathVariable VersionId version, @RequestParam(defaultValue = "true") boolean enclose) {
        var done = outreach.askToReconsider(version, enclose);
        return new Asked(done.asked(), done.unreached());
    }

    record Withdrawal(@Nullable String reason) {}

    /** Ends the call for good so that the text can be changed; a new version needs new signatures. */
    @PostMapping("/calls/{version}/withdrawal")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawText(@PathVariable VersionId version, @RequestBody Withdrawal withdrawal) {
        if (!calls.returnToDraft(version, withdrawal.reason() == null ? "" : withdrawal.reason())) {
            throw ApiException.conflict("not-withdrawn", "api.not-withdrawn");
        }
    }

    @PostMapping("/calls/{version}/closing")
    @RequiredScope(TokenScope.WRITE)
    CallSummary closeCall(@PathVariable VersionId version) {
        return calls.close(version);
    }
}
