package org.communique.screen;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Children of an element, one for each key. Those that stay are not drawn again, as the focus may be on them. */
public final class KeyedChildren<K, C extends Component> {

    private final Component parent;
    private final Function<K, C> draw;
    private final Map<K, C> drawn = new HashMap<>();

    /**
     * @param parent of which nothing stays: a view that is entered again begins anew
     * @param draw   makes the child of a key that is new
     */
    public KeyedChildren(Component parent, Function<K, C> draw) {
        parent.getElement().removeAllChildren();
        this.parent = parent;
        this.draw = draw;
    }

    /** Of those that {@link #show(SequencedMap)} is given. */
    public KeyedChildren(Component parent) {
        this(parent, key -> {
            throw new IllegalArgumentException("nothing draws " + key);
        });
    }

    /** The child of this key, if it is there. */
    public Optional<C> child(K key) {
        return Optional.ofNullable(drawn.get(key));
    }

    /** Puts the children of these keys in this order, each key once, and takes away all others. */
    public List<C> show(Collection<K> keys) {
        return show(keys, draw);
    }

    /** The same, each with what makes it if it is not there yet. */
    public List<C> show(SequencedMap<K, Supplier<C>> parts) {
        return show(
                parts.sequencedKeySet(),
                key -> Objects.requireNonNull(parts.get(key)).get());
    }

    private List<C> show(Collection<K> keys, Function<K, C> maker) {
        var wanted = new HashSet<>(keys);
        drawn.entrySet().removeIf(child -> {
            boolean gone = !wanted.contains(child.getKey());
            // It may have been put elsewhere meanwhile.
            if (gone && parent.getElement().equals(child.getValue().getElement().getParent())) {
                child.getValue().getElement().removeFromParent();
            }
            return gone;
        });
        var children = keys.stream()
                .distinct()
                .map(key -> drawn.computeIfAbsent(key, maker))
                .toList();
        var element = parent.getElement();
        for (int i = 0; i < children.size(); i++) {
            var child = children.get(i).getElement();
            if (element.getChildCount() <= i || !element.getChild(i).equals(child)) {
                element.insertChild(i, child);
            }
        }
        return children;
    }
}
