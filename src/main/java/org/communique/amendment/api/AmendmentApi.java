package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.DeskEntry;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.communique.statement.api.MarkdownBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was proposed to a statement's draft, what organisations say to it, and what becomes of it. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/amendments")
class AmendmentApi {

    private final AmendmentService amendments;
    private final AmendmentReviewService desk;
    private final AmendmentViews views;
    private final MarkdownBody markdownBody;

    AmendmentApi(
            AmendmentService amendments, AmendmentReviewService desk, AmendmentViews views, MarkdownBody markdownBody) {
        this.amendments = amendments;
        this.desk = desk;
        this.views = views;
        this.markdownBody = markdownBody;
    }

    /**
     * Those that the caller may see, in the order of the text, 100 at most; a {@code Link} header leads to the next ones.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header: the number of the last amendment so far
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<AmendmentViews.AmendmentEntry>> amendments(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int size = Pagination.size(limit);
        var page = desk.page(statement, Pagination.position(after, Integer::valueOf), size)
                .orElseThrow(() -> ApiException.unknown("page"));
        var shown = markdownBody.run(() -> views.entries(page.entries()));
        return Pagination.answer(
                shown, page.complete() ? null : shown.getLast().amendment().number());
    }

    @GetMapping("/{number}")
    @RequiredScope(TokenScope.READ)
    AmendmentViews.AmendmentEntry amendment(@PathVariable StatementId statement, @PathVariable int number) {
        DeskEntry entry = desk.find(AmendmentId.of(statement, number)).orElseThrow(ApiException::notFound);
        return markdownBody.run(() -> views.entry(entry));
    }

    /**
     * @param word     what the organisation says to that, up to 1,000 characters
     * @param revision how many revisions the amendment had when it was read; refused if it has others now. Any if missing
     */
    record NewStand(
            boolean supports,
            @Nullable String word,
            @Nullable Integer revision) {}

    /** The caller's organisation supports or opposes it, instead of its former stand. */
    @PutMapping("/{number}/stand")
    @RequiredScope(TokenScope.WRITE)
    AmendmentViews.ProposedAmendment takeStand(
            @PathVariable StatementId statement, @PathVariable int number, @RequestBody NewStand stand) {
        var id = AmendmentId.of(statement, number);
        var word = optional(stand.word());
        return views.done(
                stand.revision() == null
                        ? amendments.takeStand(id, stand.supports(), word)
                        : amendments.takeStandAt(id, stand.revision(), stand.supports(), word));
    }

    @DeleteMapping("/{number}/stand")
    @RequiredScope(TokenScope.WRITE)
    AmendmentViews.ProposedAmendment withdrawStand(@PathVariable StatementId statement, @PathVariable int number) {
        return views.done(amendments.withdrawStand(AmendmentId.of(statement, number)));
    }

    /**
     * @param reason   up to 4,000 characters
     * @param language BCP 47 tag
     */
    record AmendmentReason(String reason, String language) {}

    /** Of an amendment of the caller's organisation. */
    @PutMapping("/{number}/reason")
    @RequiredScope(TokenScope.WRITE)
    AmendmentViews.ProposedAmendment changeAmendmentReason(
            @PathVariable StatementId statement, @PathVariable int number, @RequestBody AmendmentReason reason) {
        var language = AmendmentViews.language(reason.language());
        return views.done(
                amendments.changeReason(AmendmentId.of(statement, number), reason.reason(), language.value()));
    }

    /** @param reason up to 4,000 characters */
    record SettlementNote(@Nullable String reason) {}

    /** Withdraws an amendment of the caller's organisation. */
    @PostMapping("/{number}/withdrawal")
    @RequiredScope(TokenScope.WRITE)
    AmendmentViews.ProposedAmendment withdrawAmendment(
            @PathVariable StatementId statement, @PathVariable int number, @RequestBody SettlementNote note) {
        return views.done(amendments.withdraw(AmendmentId.of(statement, number), optional(note.reason())));
    }

    /**
     * @param reason   up to 4,000 characters; needed if the amendment lacks supporters that its round asks for
     * @param revision how many revisions the amendment had when it was read; refused if it has others now. Any if missing
     */
    record NewAcceptance(@Nullable String reason, @Nullable Integer revision) {}

    /** Enters it into the draft, once however often this is sent. */
    @PostMapping("/{number}/acceptance")
    @RequiredScope(TokenScope.WRITE)
    AmendmentViews.ProposedAmendment acceptAmendment(
            @PathVariable StatementId statement, @PathVariable int number, @RequestBody NewAcceptance acceptance) {
        var id = AmendmentId.of(statement, number);
        var reason = optional(acceptance.reason());
        return views.done(
                acceptance.revision() == null
                        ? desk.accept(id, reason)
                        : desk.acceptAt(id, acceptance.revision(), reason));
    }

    /** @param reason shown to its organisation, up to 4,000 characters */
    record Rejection(String reason) {}

    @PostMapping("/{number}/rejection")
    @RequiredScope(TokenScope.WRITE)
    AmendmentViews.ProposedAmendment rejectAmendment(
            @PathVariable StatementId statement, @PathVariable int number, @RequestBody Rejection rejection) {
        return views.done(desk.reject(AmendmentId.of(statement, number), rejection.reason()));
    }

    /** Takes an accepted one out of the draft again, or opens a rejected one again. */
    @PostMapping("/{number}/reopening")
    @RequiredScope(TokenScope.WRITE)
    AmendmentViews.ProposedAmendment reopenAmendment(@PathVariable StatementId statement, @PathVariable int number) {
        return views.done(desk.reopen(AmendmentId.of(statement, number)));
    }

    private static String optional(@Nullable String text) {
        return text == null ? "" : text;
    }
}
