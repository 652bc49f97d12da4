package org.communique.amendment.api;

import static java.util.stream.Collectors.toMap;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.amendment.suggestion.DraftSuggestion;
import org.communique.amendment.suggestion.DraftSuggestionService;
import org.communique.amendment.suggestion.SuggestionId;
import org.communique.amendment.suggestion.SuggestionResult;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionsSettled;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What members suggest to change in a draft, each in a copy of their own, which is joined as drafts are. */
@RestController
@Tag(name = "Suggestions")
@RequestMapping("/api/v1/statements/{statement}/suggestions")
class SuggestionApi {

    private static final int MOST_AT_ONCE = 1_000;

    private final DraftSuggestionService suggestions;

    SuggestionApi(DraftSuggestionService suggestions) {
        this.suggestions = suggestions;
    }

    /**
     * @param kind     INSERT, DELETE, REPLACE or FORMAT; GONE if the passage that it was in was deleted
     * @param before   the words that would go, or be formatted; the first 2,000 characters
     * @param after    the words that would come
     * @param revision by which it is accepted; another one once anything of it has changed
     */
    record SuggestedChange(
            SuggestionId id, MemberId author, String kind, String before, String after, String revision) {

        static SuggestedChange of(DraftSuggestion suggestion) {
            return new SuggestedChange(
                    suggestion.id(),
                    suggestion.author(),
                    suggestion.kind().name(),
                    suggestion.before(),
                    suggestion.after(),
                    suggestion.revision());
        }
    }

    /**
     * Those that are undecided, with those that are gone, in the order of the text; of one author the first 500. 100 at most; a {@code
     * Link} header leads to the next ones.
     *
     * @param after from the {@code Link} header
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<SuggestedChange>> suggestions(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                suggestions.of(statement),
                DraftSuggestion::id,
                part -> part.stream().map(SuggestedChange::of).toList(),
                after,
                limit);
    }

    /** @param draft the document to join at /collab */
    record SuggestionCopyLocation(String draft) {}

    /** Where the caller writes what they suggest: a copy of the draft, which is made if there is none. */
    @PostMapping("/copy")
    @RequiredScope(TokenScope.WRITE)
    SuggestionCopyLocation beginSuggesting(@PathVariable StatementId statement) {
        return new SuggestionCopyLocation(suggestions.begin(statement).value());
    }

    /** @param revision in which it was seen; what is accepted has no other words */
    record SeenSuggestion(SuggestionId id, String revision) {}

    /** @param suggestions up to 1,000 */
    record ChosenSuggestions(List<SeenSuggestion> suggestions) {}

    /** @param suggestions how many were settled; others had been before */
    record SettledSuggestions(int suggestions) {}

    /** Enters them into the draft as edits of their authors, each once, as someone who may edit the draft. */
    @PostMapping("/acceptance")
    @RequiredScope(TokenScope.WRITE)
    SettledSuggestions acceptSuggestions(@PathVariable StatementId statement, @RequestBody ChosenSuggestions chosen) {
        var seen = bounded(chosen.suggestions()).stream()
                .collect(toMap(SeenSuggestion::id, SeenSuggestion::revision, (one, _) -> one));
        return settled(suggestions.accept(statement, seen));
    }

    /**
     * @param suggestions up to 1,000 of their ids
     * @param reason      shown to their authors, up to 1,000 characters
     */
    record RejectedSuggestions(
            List<SuggestionId> suggestions, @Nullable String reason) {}

    /** Rejects suggestions as someone who may edit the draft, or takes back the caller's own. */
    @PostMapping("/rejection")
    @RequiredScope(TokenScope.WRITE)
    SettledSuggestions rejectSuggestions(
            @PathVariable StatementId statement, @RequestBody RejectedSuggestions rejected) {
        var reason = rejected.reason();
        return settled(suggestions.reject(statement, bounded(rejected.suggestions()), reason == null ? "" : reason));
    }

    private static <T> List<T> bounded(List<T> chosen) {
        if (chosen.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MOST_AT_ONCE + " suggestions at once");
        }
        return chosen;
    }

    private static SettledSuggestions settled(SuggestionResult result) {
        return switch (result) {
            case SuggestionsSettled(int number) -> new SettledSuggestions(number);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
