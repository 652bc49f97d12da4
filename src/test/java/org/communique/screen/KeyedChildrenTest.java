package org.communique.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.StateNode;
import com.vaadin.flow.internal.change.ListAddChange;
import com.vaadin.flow.internal.change.ListClearChange;
import com.vaadin.flow.internal.change.ListRemoveChange;
import com.vaadin.flow.internal.change.NodeChange;
import com.vaadin.flow.internal.nodefeature.ElementChildrenList;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.shared.JsonConstants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.communique.RandomSeed;
import org.junit.jupiter.api.Test;

class KeyedChildrenTest {

    private static final int NONE = -1;

    private final UI ui = new UI();
    private final Div list = new Div();
    private final KeyedChildren<Integer, Div> children = new KeyedChildren<>(list, key -> new Div(key.toString()));

    /** As the browser has them. */
    private final List<StateNode> shown = new ArrayList<>();

    private final List<StateNode> moved = new ArrayList<>();

    @Test
    void areInTheBrowserAsTheyAreHereHoweverOftenTheyChangeBetweenTwoAnswers() {
        long seed = RandomSeed.of(KeyedChildrenTest.class);
        var random = new Random(seed);
        ui.add(list);
        answer();
        List<Integer> keys = List.of();
        for (int round = 0; round < 2_000; round++) {
            int writing = keys.isEmpty() ? NONE : keys.get(random.nextInt(keys.size()));
            if (writing != NONE) {
                focus(children.child(writing).orElseThrow());
            }
            boolean stays = writing != NONE;
            for (int times = random.nextInt(4); times >= 0; times--) {
                keys = some(random);
                stays = stays && keys.contains(writing);
                children.show(keys);
            }
            moved.clear();
            answer();
            assertThat(shown.stream().map(KeyedChildrenTest::text))
                    .as("seed %d, round %d", seed, round)
                    .containsExactlyElementsOf(
                            keys.stream().map(Object::toString).toList());
            if (stays) {
                assertThat(moved.stream().map(KeyedChildrenTest::text))
                        .as("the one with the focus, seed %d, round %d", seed, round)
                        .doesNotContain(String.valueOf(writing));
            }
        }
    }

    private static List<Integer> some(Random random) {
        var keys = new ArrayList<>(IntStream.range(0, 8).boxed().toList());
        Collections.shuffle(keys, random);
        return List.copyOf(keys.subList(0, random.nextInt(keys.size() + 1)));
    }

    private static String text(StateNode child) {
        return Element.get(child).getText();
    }

    private void focus(Div child) {
        var data = JacksonUtils.createObjectNode();
        data.put(KeyedChildren.WRITES, true);
        data.put(KeyedChildren.TOLD, true);
        data.put(
                JsonConstants.MAP_STATE_NODE_EVENT_DATA,
                child.getElement().getNode().getId());
        list.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(list.getElement(), "focusin", data));
    }

    /** What the server answers a request with, as the browser carries it out. */
    private void answer() {
        var tree = ui.getInternals().getStateTree();
        tree.runExecutionsBeforeClientResponse();
        tree.collectChanges(this::carryOut);
        ui.getInternals().incrementServerId();
    }

    private void carryOut(NodeChange change) {
        if (!change.getNode().equals(list.getElement().getNode())) {
            return;
        }
        switch (change) {
            case ListAddChange<?> added
            when added.getFeature().equals(ElementChildrenList.class) ->
                shown.addAll(
                        added.getIndex(),
                        added.getNewItems().stream().map(StateNode.class::cast).toList());
            case ListRemoveChange<?> removed
            when removed.getFeature().equals(ElementChildrenList.class) -> moved.add(shown.remove(removed.getIndex()));
            case ListClearChange<?> cleared
            when cleared.getFeature().equals(ElementChildrenList.class) -> {
                moved.addAll(shown);
                shown.clear();
            }
            default -> {}
        }
    }
}
