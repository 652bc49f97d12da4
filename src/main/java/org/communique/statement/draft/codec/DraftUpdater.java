package org.communique.statement.draft.codec;

import java.util.List;
import org.communique.crdt.YText;
import org.communique.crdt.YType;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.text.comparison.SequenceAlignment;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/**
 * Changes the shared nodes of a draft into those of another document. Nodes that read the same are left alone, similar ones of one kind
 * are changed in place, and only the rest is deleted and inserted: letters that stay keep their ids in Yjs, and by these their authors,
 * the comments on them, carets and the history.
 */
final class DraftUpdater {

    /** Nodes that are changed in place; each takes several times the memory of writing a new one. What is beyond is written again. */
    private static final int MOST_CHANGED = 40_000;

    private final DraftTextUpdater texts;
    private int changed;

    private DraftUpdater(DraftTextUpdater texts) {
        this.texts = texts;
    }

    /** @param letters about how many both have */
    static void update(YXmlFragment present, YXmlFragment wanted, long letters) {
        var reader = new DraftNodeReader();
        new DraftUpdater(new DraftTextUpdater(letters))
                .update(present, reader.children(present), reader.children(wanted));
    }

    private void update(YXmlFragment parent, List<DraftNode> present, List<DraftNode> wanted) {
        int[] pairs = pairs(present, wanted);
        YType last = null;
        int next = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] < 0 || !canBecome(present.get(pairs[i]), wanted.get(i))) {
                last = copy(wanted.get(i).type(), parent, last);
                continue;
            }
            delete(parent, present.subList(next, pairs[i]));
            var kept = present.get(pairs[i]);
            update(kept, wanted.get(i));
            last = kept.type();
            next = pairs[i] + 1;
        }
        delete(parent, present.subList(next, present.size()));
    }

    /** The only child of a node that is changed in place is changed in place, too. */
    private static int[] pairs(List<DraftNode> present, List<DraftNode> wanted) {
        return present.size() == 1 && wanted.size() == 1 && present.getFirst().isLike(wanted.getFirst())
                ? new int[] {0}
                : SequenceAlignment.pairs(present, wanted);
    }

    private boolean canBecome(DraftNode present, DraftNode wanted) {
        return present.content().equals(wanted.content()) || changed++ < MOST_CHANGED;
    }

    private void update(DraftNode present, DraftNode wanted) {
        Budget.check();
        if (present.content().equals(wanted.content())) {
            return;
        }
        if (present.type() instanceof YText text && wanted.type() instanceof YText other) {
            texts.update(text, other);
        } else if (present.type() instanceof YXmlElement element && wanted.type() instanceof YXmlElement other) {
            for (var name : DraftNodeReader.NUMBERS.getOrDefault(element.name(), List.of())) {
                int number = DraftReader.number(other, name, 1);
                if (DraftReader.number(element, name, 1) != number) {
                    element.setAttribute(name, number);
                }
            }
            update(element, present.children(), wanted.children());
        }
    }

    private static void delete(YXmlFragment parent, List<DraftNode> nodes) {
        for (var node : nodes) {
            Budget.check();
            parent.delete(node.type());
        }
    }

    private static YType copy(YType wanted, YXmlFragment parent, @Nullable YType last) {
        Budget.check();
        return switch (wanted) {
            case YText text -> {
                var copy = parent.insertTextAfter(last);
                copy.append(text.toDelta());
                yield copy;
            }
            case YXmlElement element -> {
                var copy = parent.insertElementAfter(last, element.name());
                element.getAttributes().forEach(copy::setAttribute);
                YType inner = null;
                for (var child : element.children()) {
                    inner = copy(child, copy, inner);
                }
                yield copy;
            }
            default -> throw new IllegalArgumentException("not a node of a text");
        };
    }
}
