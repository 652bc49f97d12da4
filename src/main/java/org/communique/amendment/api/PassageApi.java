package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.communique.amendment.RoundId;
import org.communique.amendment.passage.PassageOutcome;
import org.communique.amendment.passage.PassageService;
import org.communique.amendment.passage.PassageState;
import org.communique.amendment.passage.RoundPassage;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.api.MarkdownBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which passages of a round's text are bracketed, agreed or closed. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/amendment-rounds/{number}/passages")
class PassageApi {

    private final PassageService passages;
    private final MarkdownBody markdownBody;

    PassageApi(PassageService passages, MarkdownBody markdownBody) {
        this.passages = passages;
        this.markdownBody = markdownBody;
    }

    enum ShownState {
        OPEN,
        /** It is open, and open amendments change it. */
        BRACKETED,
        AGREED_AD_REFERENDUM,
        CLOSED
    }

    /**
     * @param passage    its number in the margin
     * @param text       in Markdown
     * @param setBy      who agreed, closed or opened it last; missing if no one did
     * @param amendments the numbers of open ones that change it, of those that the caller may see
     */
    record PassageEntry(
            int passage,
            String text,
            ShownState state,
            @Nullable MemberId setBy,
            @Nullable Instant setAt,
            List<Integer> amendments) {}

    /**
     * Those with a number, in the order of the text, 100 at most; a {@code Link} header leads to the next ones.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header: the number of the last passage so far
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<PassageEntry>> passages(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int size = Pagination.size(limit);
        var position = Pagination.position(after, Integer::valueOf);
        int from = position == null ? 0 : position;
        var all = passages.of(RoundId.of(statement, number));
        if (all.isEmpty()) {
            throw ApiException.notFound();
        }
        var rest = all.stream().filter(passage -> passage.number() > from).toList();
        var shown = rest.subList(0, Math.min(size, rest.size()));
        var entries =
                markdownBody.run(() -> shown.stream().map(PassageApi::entry).toList());
        return Pagination.answer(
                entries, shown.size() == rest.size() ? null : shown.getLast().number());
    }

    private static PassageEntry entry(RoundPassage passage) {
        var change = passage.change();
        return new PassageEntry(
                passage.number(),
                MarkdownBody.part(passage.text()),
                passage.isBracketed()
                        ? ShownState.BRACKETED
                        : ShownState.valueOf(passage.state().name()),
                change == null ? null : change.by(),
                change == null ? null : change.at(),
                passage.amendments());
    }

    record NewPassageState(PassageState state) {}

    /**
     * Agrees or closes it, or opens it again, as someone who may edit the draft. Amendments that were proposed to it before stay.
     *
     * @param para its number in the margin
     */
    @PutMapping("/{para}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassageState(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @PathVariable int para,
            @RequestBody NewPassageState state) {
        switch (passages.set(RoundId.of(statement, number), para, state.state())) {
            case PassageOutcome.Done _ -> {}
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }
}
