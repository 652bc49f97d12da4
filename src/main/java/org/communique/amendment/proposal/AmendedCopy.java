package org.communique.amendment.proposal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.communique.amendment.RoundText;
import org.communique.amendment.RoundText.BlockName;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Composition;
import org.communique.crdt.YDoc;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.leaf.LeafSequence;

/**
 * A round's text as an amendment would have it, to be written on.
 *
 * @param state as a Yjs update
 */
record AmendedCopy(LeafSequence text, byte[] state) {

    static AmendedCopy of(RoundText round, List<Change> changes) {
        var text = textOf(round.leaves(), changes);
        var document = new YDoc();
        document.applyUpdate(round.state());
        document.applyUpdate(DraftCodec.replacement(round.state(), text.toRichText()));
        return new AmendedCopy(text, document.encodeStateAsUpdate());
    }

    static LeafSequence textOf(LeafSequence base, List<Change> changes) {
        return new Composition(base, new TreeMap<>(Map.of(1, changes))).text();
    }

    /**
     * That its blocks have in the text.
     *
     * @param written a draft that says the same, whose nodes may be others
     */
    List<BlockName> names(byte[] written) {
        var document = new YDoc();
        document.applyUpdate(written);
        return DraftLeaves.names(text, DraftLeaves.of(document)).entrySet().stream()
                .map(name ->
                        new BlockName(name.getKey().value(), name.getValue().value()))
                .toList();
    }
}
