package org.communique.amendment.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.Change.Replace;
import org.communique.text.document.RichText.Text;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;
import org.junit.jupiter.api.Test;

class ChangeGroupsTests {

    private static final int ROUNDS = LongRun.either(2_000, 100_000);

    private final RandomCopies copies = new RandomCopies(RandomSeed.of(ChangeGroupsTests.class));
    private final LeafSequence text =
            new LeafSequence(List.of(leaf("a", "one"), leaf("b", "two"), leaf("c", "three"), leaf("d", "four")));

    private static Leaf leaf(String id, String words) {
        return new Leaf(new BlockId(id), List.of(), new Leaf.TextBlock(0, List.of(Text.plain(words))));
    }

    private static BlockId id(String id) {
        return new BlockId(id);
    }

    @Test
    void togetherMakeTheCopy() {
        for (int round = 0; round < ROUNDS; round++) {
            var base = copies.text();
            var copy = copies.copy(base, 6);
            var amendments = new TreeMap<Integer, List<Change>>();
            ChangeGroups.of(base, Difference.between(base, copy))
                    .forEach(group -> amendments.put(amendments.size() + 1, group));
            var composition = new Composition(base, amendments);
            assertThat(composition.collisions()).as("round %d", round).isEmpty();
            assertThat(composition.text()).as("round %d", round).isEqualTo(copy);
        }
    }

    @Test
    void aPassageThatIsMovedAndRewordedIsOne() {
        var copy = new LeafSequence(List.of(
                text.leaves().get(0), text.leaves().get(2), text.leaves().get(3), leaf("b", "second")));

        assertThat(ChangeGroups.of(text, Difference.between(text, copy)))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.list(Change.class))
                .hasExactlyElementsOfTypes(Move.class, Replace.class);
    }

    @Test
    void whatStandsInThePlaceOfDeletedPassagesIsOneWithThem() {
        var copy = new LeafSequence(
                List.of(text.leaves().get(0), leaf("x", "new"), text.leaves().get(3)));

        assertThat(ChangeGroups.of(text, Difference.between(text, copy)))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.list(Change.class))
                .hasExactlyElementsOfTypes(Delete.class, Delete.class, Add.class);
    }

    @Test
    void theItemsOfAListThatBeginsWithAnotherNumberAreOne() {
        var items = List.of("a", "b", "c");
        var list = new LeafSequence(items.stream().map(item -> item(item, 1)).toList());
        var copy = new LeafSequence(items.stream().map(item -> item(item, 4)).toList());

        assertThat(ChangeGroups.of(list, Difference.between(list, copy)))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.list(Change.class))
                .hasSize(3);
    }

    private static Leaf item(String id, int start) {
        return leaf(id, id)
                .in(List.of(
                        new Container(id("list"), new Container.OrderedList(start)),
                        new Container(id(id + "-item"), new Container.ListItem())));
    }

    @Test
    void otherPassagesAreApartAndInTheOrderOfTheText() {
        var copy = new LeafSequence(List.of(
                leaf("x", "first"),
                text.leaves().get(0),
                leaf("b", "2"),
                text.leaves().get(3)));

        assertThat(ChangeGroups.of(text, Difference.between(text, copy)))
                .extracting(group -> group.getFirst().getClass().getSimpleName())
                .containsExactly("Add", "Replace", "Delete");
    }
}
