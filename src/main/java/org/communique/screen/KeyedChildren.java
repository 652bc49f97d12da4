package org.communique.screen;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
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
import java.util.stream.Stream;

/**
 * Children of an element, one for each key. Those that stay are not drawn again, as the focus may be on them; of those that go, what
 * someone was writing in them stays.
 */
public final class KeyedChildren<K, C extends Component> {

    private final Component parent;
    private final Function<K, C> draw;
    private final Map<K, C> drawn = new HashMap<>();
    private final List<UnsentText> unsent = new ArrayList<>();
    private String whyUnsent = "screen.unsent";

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

    /** Says what it means for a child to go, to those who were writing in it. */
    public KeyedChildren<K, C> unsent(String key) {
        whyUnsent = key;
        return this;
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
        // Those that were closed.
        unsent.removeIf(text -> text.getParent().isEmpty());
        drawn.entrySet().removeIf(child -> {
            boolean gone = !wanted.contains(child.getKey());
            // It may have been put elsewhere meanwhile.
            if (gone && parent.getElement().equals(child.getValue().getElement().getParent())) {
                unsent.addAll(UnsentText.of(child.getValue(), parent.getTranslation(whyUnsent)));
                child.getValue().getElement().removeFromParent();
            }
            return gone;
        });
        var children = keys.stream()
                .distinct()
                .map(key -> drawn.computeIfAbsent(key, maker))
                .toList();
        var element = parent.getElement();
        var elements = Stream.concat(unsent.stream(), children.stream())
                .map(Component::getElement)
                .toList();
        for (int i = 0; i < elements.size(); i++) {
            var child = elements.get(i);
            if (element.getChildCount() <= i || !element.getChild(i).equals(child)) {
                element.insertChild(i, child);
            }
        }
        return children;
    }
}
