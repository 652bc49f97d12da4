package org.communique.treaty.vote;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.text.Collator;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.coalition.directory.MemberId;
import org.communique.treaty.PageCursor;
import org.communique.treaty.position.PublishedMark;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A vote, or an adoption without one.
 *
 * @param votes     by the code of the State; empty while they are not known
 * @param by        who recorded it, or changed it last; null if it came with the product
 * @param addedBy   who recorded it; null if it came with the product, or an earlier version of the server stored it
 * @param shared    true while it is published; for the index
 * @param published null while it is private to the coalition
 */
@CompoundIndex(name = "date", def = "{'data.date': -1, '_id': -1}")
@Document("treatyVotes")
public record RecordedVote(
        @Id RecordedVoteId id,
        VoteData data,
        Map<String, StateVote> votes,
        @Nullable MemberId by,
        @Nullable MemberId addedBy,
        Instant at,
        @Indexed(sparse = true) @Nullable Boolean shared,
        @Nullable PublishedMark published,
        @Version long revision) {

    public RecordedVote {
        // Missing where none is.
        votes = votes == null ? Map.of() : Map.copyOf(votes);
    }

    /** Its place in the list. */
    public PageCursor cursor() {
        return new PageCursor(data.date(), id);
    }

    public Optional<StateVote> of(StateCode state) {
        return Optional.ofNullable(votes.get(state.value()));
    }

    /** Whether the votes of States that are known are as many of each kind as the result states. */
    public boolean agreesWithResult() {
        return votes.isEmpty() || StatedResult.of(votes.values()).equals(data.result());
    }

    /** Private, and of a member's: one that comes with the product would come again. */
    public boolean isDeletable() {
        return published == null
                && SeededVotes.ALL.stream().noneMatch(vote -> vote.id().equals(id));
    }

    /** Names of States by how they voted, each in alphabetical order. */
    public Map<StateVote, List<String>> names(Locale language) {
        var names = votes.entrySet().stream()
                .collect(groupingBy(
                        Map.Entry::getValue, TreeMap::new, mapping(vote -> name(vote.getKey(), language), toList())));
        var collator = Collator.getInstance(language);
        names.values().forEach(states -> states.sort(collator));
        return names;
    }

    private static String name(String code, Locale language) {
        return States.find(new StateCode(code))
                .map(state -> state.shortName(language))
                .orElse(code);
    }

    RecordedVote with(VoteData changed, MemberId member, Instant now) {
        return new RecordedVote(id, changed, votes, member, addedBy, now, null, null, revision);
    }

    RecordedVote withVotes(Map<String, StateVote> all, MemberId member, Instant now) {
        return new RecordedVote(id, data, all, member, addedBy, now, null, null, revision);
    }

    RecordedVote with(@Nullable PublishedMark mark) {
        return new RecordedVote(id, data, votes, by, addedBy, at, mark == null ? null : true, mark, revision);
    }
}
