package org.communique.amendment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.crdt.YDoc;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.LeafSequence;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A text that amendments of a round are written on.
 *
 * @param state the draft as it was when the round was opened, or later in it, as a Yjs update
 * @param names the names that its blocks had then
 */
@Document("amendmentRoundTexts")
public record RoundText(@Id BaseId id, byte[] state, List<BlockName> names) {

    /**
     * A block that amendments know by another id than that of its node in Yjs, as a node was written again when one was accepted.
     *
     * @param node its id in the draft
     * @param name its id for amendments
     */
    public record BlockName(String node, String name) {

        /** Of a block that was named again the last name counts. */
        public static Map<BlockId, BlockId> map(List<BlockName> names) {
            return names.stream()
                    .collect(Collectors.toMap(
                            each -> new BlockId(each.node), each -> new BlockId(each.name), (_, last) -> last));
        }
    }

    public LeafSequence leaves() {
        return leavesOf(state);
    }

    /** @param state of a draft that was begun from this text */
    public LeafSequence leavesOf(byte[] state) {
        return leavesOf(state, List.of());
    }

    /**
     * @param state of a draft that was begun from this text
     * @param more  names that its blocks have besides
     */
    public LeafSequence leavesOf(byte[] state, List<BlockName> more) {
        var document = new YDoc();
        document.applyUpdate(state);
        var all = new HashMap<>(BlockName.map(names));
        all.putAll(BlockName.map(more));
        return DraftLeaves.of(document).renamed(all);
    }
}
