package org.communique.search;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.search.SearchEntry.Place;
import org.communique.statement.access.StatementOutline;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Passages.Passage;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Words of drafts that are being written; what was submitted is a version. */
@Component
class DraftTexts implements SearchSource {

    private static final String TURN = "search-index";

    private final CollaborationService collaboration;
    private final HeavyWorkExecutor work;

    DraftTexts(CollaborationService collaboration, HeavyWorkExecutor work) {
        this.collaboration = collaboration;
        this.work = work;
    }

    @Override
    public String name() {
        return "draft";
    }

    @Override
    public SearchKind kind() {
        return SearchKind.TEXT;
    }

    @Override
    public Optional<Map<String, String>> marks(List<StatementOutline> all) {
        var drafts = all.stream()
                .filter(statement -> statement.phase().isDrafted() || statement.versions() == 0)
                .map(statement -> new DraftId(statement.id().value()))
                .toList();
        return Optional.of(collaboration.revisions(drafts).entrySet().stream()
                .collect(toMap(
                        draft -> draft.getKey().value(),
                        draft -> draft.getValue().toString())));
    }

    @Override
    public List<SearchEntry> entries(String subject) {
        return work.run(WorkKind.DRAFT, TURN, () -> {
            var text = DraftCodec.read(collaboration.state(new DraftId(subject)));
            return Passages.of(text).all().stream()
                    .flatMap(passage -> entries(passage, subject))
                    .toList();
        });
    }

    private static Stream<SearchEntry> entries(Passage passage, String statement) {
        return SearchEntry.parts(passage.letters()).stream()
                .map(part -> new SearchEntry(
                        "", part, "statements/" + statement + "/draft", new Place("search.place.draft")));
    }
}
