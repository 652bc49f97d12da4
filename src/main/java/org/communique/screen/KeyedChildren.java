package org.communique.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Children of an element, one for each key. Those that stay are not drawn again, as the focus may be on them, and the one in which someone
 * writes is not moved: the browser would take the focus away, and what is typed then would go nowhere. Of those that go, what someone was
 * writing in them stays, and what they opened is open in those that come instead.
 */
public final class KeyedChildren<K, C extends Component> {

    private final Component parent;
    private final Function<K, C> draw;
    private final Map<K, C> drawn = new HashMap<>();
    private final List<UnsentText> unsent = new ArrayList<>();
    private String whyUnsent = "screen.unsent";

    /** Of a focus: whether something can be written there. */
    static final String WRITES = "event.target.matches(':read-write')";

    /** Also of the first one elsewhere. Others are not told of: what is clicked next would wait for the answer. */
    static final String TOLD = "(wrote => (element.writes = " + WRITES + ") || wrote)(element.writes)";

    /** The field that has the focus. */
    private @Nullable Element focused;

    /** Since the answer of this number, in this order. */
    private final List<Element> placed = new ArrayList<>();

    private int answersAtPlacing;

    /**
     * @param parent of which nothing stays: a view that is entered again begins anew
     * @param draw   makes the child of a key that is new
     */
    public KeyedChildren(Component parent, Function<K, C> draw) {
        parent.getElement().removeAllChildren();
        this.parent = parent;
        this.draw = draw;
        parent.getElement()
                .addEventListener(
                        "focusin",
                        event -> focused = event.getEventData().path(WRITES).asBoolean()
                                ? event.getEventTarget().orElse(null)
                                : null)
                .mapEventTargetElement()
                .addEventData(WRITES)
                .setFilter(TOLD);
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
        var opened = new OpenedDetails();
        List<Element> gone = new ArrayList<>();
        drawn.entrySet().removeIf(child -> {
            boolean goes = !wanted.contains(child.getKey());
            // It may have been put elsewhere meanwhile.
            if (goes && isHere(child.getValue().getElement())) {
                unsent.addAll(UnsentText.of(child.getValue(), parent.getTranslation(whyUnsent)));
                opened.of(child.getValue());
                gone.add(child.getValue().getElement());
            }
            return goes;
        });
        var children = keys.stream()
                .distinct()
                .map(key -> drawn.computeIfAbsent(key, each -> opened.openIn(maker.apply(each))))
                .toList();
        takeBack();
        gone.stream().filter(this::isHere).forEach(Element::removeFromParent);
        place(Stream.concat(unsent.stream(), children.stream())
                .map(Component::getElement)
                .toList());
        return children;
    }

    /**
     * What the browser has not been told of yet is taken away, the last first. Vaadin tells it wrong places of others if one goes that came
     * before them (vaadin/flow#22002).
     */
    private void takeBack() {
        var now = answers();
        if (answersAtPlacing == now) {
            placed.reversed().stream().filter(this::isHere).forEach(Element::removeFromParent);
        }
        placed.clear();
        answersAtPlacing = now;
    }

    private int answers() {
        return parent.getUI().map(ui -> ui.getInternals().getServerSyncId()).orElse(-1);
    }

    private void place(List<Element> wanted) {
        var element = parent.getElement();
        for (int i = 0; i < wanted.size(); i++) {
            var child = wanted.get(i);
            while (hasFocus(child) && !element.getChild(i).equals(child)) {
                element.removeChild(i);
            }
            if (element.getChildCount() <= i || !element.getChild(i).equals(child)) {
                element.insertChild(i, child);
                placed.add(child);
            }
        }
    }

    private boolean isHere(Element child) {
        return parent.getElement().equals(child.getParent());
    }

    private boolean hasFocus(Element child) {
        return isHere(child)
                && Stream.iterate(focused, Objects::nonNull, Element::getParent).anyMatch(child::equals);
    }

    /** Keeps what someone was writing in a component that goes, and opened, for {@link Kept#in what comes instead}. */
    public static Kept keep(Component gone) {
        return new Kept(UnsentText.of(gone, gone.getTranslation("screen.unsent")), new OpenedDetails().of(gone));
    }

    public record Kept(List<UnsentText> unsent, OpenedDetails opened) {

        public void in(Div drawn) {
            opened.openIn(drawn);
            unsent.forEach(drawn::addComponentAsFirst);
        }
    }

    /** What someone opened stays open when it is drawn again: it is known by its id, or else by its summary. */
    public static final class OpenedDetails {

        private final Set<String> opened = new HashSet<>();

        /** Of a component that goes. */
        public OpenedDetails of(Component gone) {
            for (var each : details(gone)) {
                if (each instanceof Details ours ? ours.isOpened() : ((NativeDetails) each).isOpen()) {
                    opened.add(name(each));
                }
            }
            return this;
        }

        /** Opens what is called the same in a component that comes instead. */
        public <C extends Component> C openIn(C drawn) {
            if (!opened.isEmpty()) {
                details(drawn).stream()
                        .filter(each -> opened.contains(name(each)))
                        .forEach(OpenedDetails::open);
            }
            return drawn;
        }

        private static List<Component> details(Component component) {
            return walk(component)
                    .filter(each -> each instanceof Details || each instanceof NativeDetails)
                    .toList();
        }

        private static Stream<Component> walk(Component component) {
            return Stream.concat(Stream.of(component), component.getChildren().flatMap(OpenedDetails::walk));
        }

        private static String name(Component details) {
            return details.getId()
                    .orElseGet(() -> details instanceof Details ours
                            ? ours.getSummary().getElement().getTextRecursively()
                            : ((NativeDetails) details).getSummaryText());
        }

        private static void open(Component details) {
            if (details instanceof Details ours) {
                ours.setOpened(true);
            } else {
                ((NativeDetails) details).setOpen(true);
            }
        }
    }
}
