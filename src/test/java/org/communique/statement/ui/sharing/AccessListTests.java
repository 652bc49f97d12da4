package org.communique.statement.ui.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.coalition.directory.OrganisationId;
import org.communique.screen.SearchField;
import org.communique.statement.Grant.Right;
import org.communique.statement.sharing.AccessEntry;
import org.communique.statement.sharing.Grantee;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class AccessListTests {

    private AccessList list;

    @BeforeEach
    void show() {
        list = new AccessList(new AccessList.Listener() {
            @Override
            public void changed(AccessEntry entry, Right right) {}

            @Override
            public void removed(AccessEntry entry) {}
        });
        list.show(IntStream.range(0, 1_000).mapToObj(AccessListTests::entry).toList());
    }

    private static AccessEntry entry(int number) {
        return new AccessEntry(
                Grantee.of(new OrganisationId("o" + number)),
                "Organisation " + number,
                "",
                Right.READ,
                null,
                false,
                Right.READ);
    }

    /** Each row takes room on the server for each screen. */
    @Test
    void showsNoMoreThanAServerCanHoldForEachScreen() {
        for (int i = 0; i < 30; i++) {
            all(Button.class).stream()
                    .filter(button -> button.getText().contains("statement.sharing.more}"))
                    .filter(Component::isVisible)
                    .forEach(Button::click);
        }
        assertThat(all(AccessRow.class)).hasSize(AccessList.MOST_SHOWN);
    }

    @Test
    void findsWhoIsFurtherDown() {
        all(SearchField.class).getFirst().setValue("organisation 777");
        assertThat(all(AccessRow.class)).hasSize(1);
    }

    private <T extends Component> List<T> all(Class<T> type) {
        return below(list).filter(type::isInstance).map(type::cast).toList();
    }

    private static Stream<Component> below(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(AccessListTests::below));
    }
}
