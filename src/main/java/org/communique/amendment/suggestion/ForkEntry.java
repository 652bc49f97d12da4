package org.communique.amendment.suggestion;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.communique.amendment.suggestion.ForkPart.Deleted;
import org.communique.amendment.suggestion.ForkPart.InsertedType;
import org.communique.amendment.suggestion.ForkPart.InsertedWords;
import org.communique.amendment.suggestion.ForkPart.Kept;
import org.communique.crdt.Branch;
import org.communique.crdt.YDoc;
import org.communique.crdt.YText;
import org.communique.crdt.YType;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.YXmlText;
import org.communique.crdt.event.DeltaOperation;
import org.jspecify.annotations.Nullable;

/** Makes changes of a fork in its draft. */
final class ForkEntry {

    private ForkEntry() {}

    /** Makes some of the changes in the draft, which is other than what was compared from then on. */
    static void enter(YDoc draft, ForkPart root, Set<Integer> chosen) {
        draft.transact(() -> enter(root, chosen));
    }

    private static void enter(ForkPart part, Set<Integer> chosen) {
        if (chosen.contains(part.attributesChange()) && part.branch.type() instanceof YXmlElement element) {
            part.attributes().forEach((key, value) -> {
                if (value == null) {
                    element.removeAttribute(key);
                } else {
                    element.setAttribute(key, value);
                }
            });
        }
        switch (part.branch.type()) {
            case YText text -> enter(part, text, chosen);
            case YXmlFragment fragment -> enter(part, fragment, chosen);
            default -> {}
        }
    }

    private static void enter(ForkPart part, YText text, Set<Integer> chosen) {
        var delta = new ArrayList<DeltaOperation>();
        boolean other = false;
        for (var run : part.runs) {
            switch (run) {
                case Kept(long length, var style, int change, var _) -> {
                    boolean styled = !style.isEmpty() && chosen.contains(change);
                    delta.add(new DeltaOperation.Retain(length, styled ? style : Map.of()));
                    other |= styled;
                }
                case Deleted(long length, var _, int change) -> {
                    boolean goes = chosen.contains(change);
                    delta.add(goes ? new DeltaOperation.Delete(length) : new DeltaOperation.Retain(length, Map.of()));
                    other |= goes;
                }
                case InsertedWords(var words, var style, int change) -> {
                    if (chosen.contains(change)) {
                        delta.add(new DeltaOperation.Insert(words, style));
                        other = true;
                    }
                }
                case InsertedType _ -> throw new NoForkException("it has what no draft has");
            }
        }
        if (other) {
            text.applyDelta(delta);
        }
    }

    private static void enter(ForkPart part, YXmlFragment fragment, Set<Integer> chosen) {
        YType left = null;
        for (var run : part.runs) {
            switch (run) {
                case Kept(long _, var _, int _, var child) -> {
                    var kept = Objects.requireNonNull(child);
                    enter(kept, chosen);
                    left = kept.branch.type();
                }
                case Deleted(long _, var branch, int change) -> {
                    var type = Objects.requireNonNull(branch).type();
                    if (chosen.contains(change)) {
                        fragment.delete(type);
                    } else {
                        left = type;
                    }
                }
                case InsertedType(var branch, int change) -> {
                    if (chosen.contains(change)) {
                        left = insert(fragment, left, branch);
                    }
                }
                case InsertedWords _ -> throw new NoForkException("it has what no draft has");
            }
        }
    }

    /** Words next to words are one text, in which others may have written, too. */
    private static YType insert(YXmlFragment fragment, @Nullable YType left, Branch inFork) {
        if (inFork.type() instanceof YXmlText words) {
            var text = left instanceof YXmlText former ? former : fragment.insertTextAfter(left);
            text.append(words.toDelta());
            return text;
        }
        var element = fragment.insertElementAfter(left, inFork.name);
        if (inFork.type() instanceof YXmlElement wanted) {
            wanted.getAttributes().forEach(element::setAttribute);
            YType last = null;
            for (var child : wanted.children()) {
                last = insert(element, last, child.branch);
            }
        }
        return element;
    }
}
