package org.communique.amendment.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.text.document.RichText.Cell;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.Leaf.TableRow;
import org.communique.text.leaf.LeafSequence;

/** Finds tables whose columns are others in a copy of a text: a row of one then does not fit into the other. */
final class TableColumns {

    private TableColumns() {}

    static Optional<BlockId> table(Leaf leaf) {
        return leaf.containers().stream()
                .filter(container -> container.kind() instanceof Container.Table)
                .map(Container::id)
                .findFirst();
    }

    /** Tables of the text and of the copy. */
    static Set<BlockId> changed(LeafSequence text, LeafSequence copy) {
        var changed = new HashSet<BlockId>();
        var heads = heads(text);
        var known = text.byId();
        for (var leaf : copy.leaves()) {
            if (leaf.content() instanceof TableRow(var cells)) {
                var table = table(leaf);
                table.map(heads::get)
                        .filter(head -> cells(head).size() != cells.size())
                        .ifPresent(_ -> table.ifPresent(changed::add));
                if (known.get(leaf.id()) instanceof Leaf before
                        && before.content() instanceof TableRow(var then)
                        && (then.size() != cells.size() || isHead(before, heads) && areShifted(then, cells))) {
                    table.ifPresent(changed::add);
                    table(before).ifPresent(changed::add);
                }
            }
        }
        return changed;
    }

    /** By the tables. */
    private static Map<BlockId, Leaf> heads(LeafSequence text) {
        var heads = new HashMap<BlockId, Leaf>();
        text.leaves().stream()
                .filter(leaf -> leaf.content() instanceof TableRow)
                .forEach(leaf -> table(leaf).ifPresent(table -> heads.putIfAbsent(table, leaf)));
        return heads;
    }

    private static boolean isHead(Leaf leaf, Map<BlockId, Leaf> heads) {
        return table(leaf).map(heads::get).filter(leaf::equals).isPresent();
    }

    private static List<Cell> cells(Leaf leaf) {
        return leaf.content() instanceof TableRow(var cells) ? cells : List.of();
    }

    /** A heading stands over another column. */
    private static boolean areShifted(List<Cell> cells, List<Cell> now) {
        for (int i = 0; i < cells.size(); i++) {
            int place = now.indexOf(cells.get(i));
            if (place >= 0 && !now.get(i).equals(cells.get(i))) {
                return true;
            }
        }
        return false;
    }
}
