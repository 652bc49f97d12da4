package org.communique.amendment.passage;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.communique.amendment.RoundId;
import org.communique.coalition.directory.MemberId;
import org.communique.text.leaf.BlockId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.mongodb.core.mapping.Document;

/** What states the passages of a round's text were given, in order. All others are open. */
@Document("amendmentPassages")
public final class RoundPassageStates {

    /** As all of one round are one document. */
    private static final int MOST_CHANGES = 20_000;

    /** So that no one can use up all. */
    private static final int MOST_OF_ONE = 15_000;

    @Id
    private final RoundId id;

    private final List<PassageStateChange> changes;

    @Transient
    private final Map<BlockId, PassageStateChange> last = new HashMap<>();

    @PersistenceCreator
    RoundPassageStates(RoundId id, List<PassageStateChange> changes) {
        this.id = id;
        this.changes = List.copyOf(changes);
        changes.forEach(change -> last.put(new BlockId(change.block()), change));
    }

    static RoundPassageStates none(RoundId id) {
        return new RoundPassageStates(id, List.of());
    }

    public RoundId id() {
        return id;
    }

    /** All, the first first. */
    List<PassageStateChange> changes() {
        return changes;
    }

    /** How many changes there can be, if there are so many that the member can make no more; of their own or in all. */
    OptionalInt limitReachedBy(MemberId member) {
        if (changes.size() >= MOST_CHANGES) {
            return OptionalInt.of(MOST_CHANGES);
        }
        return changes.stream().filter(change -> change.by().equals(member)).count() >= MOST_OF_ONE
                ? OptionalInt.of(MOST_OF_ONE)
                : OptionalInt.empty();
    }

    public PassageState of(BlockId block) {
        return last(block).map(PassageStateChange::state).orElse(PassageState.OPEN);
    }

    /** Empty if it was never given one. */
    Optional<PassageStateChange> last(BlockId block) {
        return Optional.ofNullable(last.get(block));
    }

    /** Those of these that are not open, in the order of the text. */
    public List<PassageStateChange> settled(Collection<BlockId> blocks) {
        return blocks.stream()
                .map(last::get)
                .filter(Objects::nonNull)
                .filter(change -> change.state() != PassageState.OPEN)
                .sorted(Comparator.comparingInt(PassageStateChange::passage))
                .toList();
    }

    /** All that are not open, in the order of the text. */
    public List<PassageStateChange> settled() {
        return settled(last.keySet());
    }

    /** The numbers of those of these that are closed. */
    public List<Integer> closed(Collection<BlockId> blocks) {
        return settled(blocks).stream()
                .filter(change -> change.state() == PassageState.CLOSED)
                .map(PassageStateChange::passage)
                .toList();
    }
}
